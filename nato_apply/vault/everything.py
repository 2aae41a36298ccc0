"""Everything the vault holds, in files that any program reads: for the person it is about."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nato_apply.candidate import candidate_file
from nato_apply.errors import refuse
from nato_apply.vault import history
from nato_apply.whole_file import ALREADY_THERE, refused, write_all

if TYPE_CHECKING:
    from nato_apply.vault.records import DraftRow
    from nato_apply.vault.store import Vault

FILE = "drafts.json"


def write(vault: Vault, target: Path, now: datetime) -> Path:
    """Write every draft with its history into one JSON file, and every document beside it.

    In clear, into the new folder `target`; gives the JSON file. Raises `UserFault`.
    """
    if target.exists():
        raise refuse(ALREADY_THERE, file=str(target))
    rows = vault.drafts()
    whole = {
        "format": 1,
        "exported_at": now.isoformat(),
        "drafts": [_draft(vault, row) for row in rows],
    }
    files = {
        target / row.id / attached.name: vault.attachment(row.id, attached.name)
        for row in rows
        for attached in vault.attachments(row.id)
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1, default=str)
    _make({target, *(file.parent for file in files)})
    write_all({**files, target / FILE: text.encode()})
    return target / FILE


def _draft(vault: Vault, row: DraftRow) -> dict[str, Any]:
    newest = candidate_file.parse(vault.load(row.id))
    return {
        "id": row.id,
        "candidate": candidate_file.tables(newest),
        "files": [attached._asdict() for attached in vault.attachments(row.id)],
        "history": history.record(vault, row.id),
    }


def _make(folders: set[Path]) -> None:
    for folder in sorted(folders):
        try:
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise refused(folder, error) from None

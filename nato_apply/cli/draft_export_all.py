"""Everything the vault holds, in files that any program reads: for the person it is about."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from nato_apply.candidate import candidate_file
from nato_apply.cli import output, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import reading
from nato_apply.errors import on_one_line, refuse
from nato_apply.i18n import N_, Message
from nato_apply.vault import history
from nato_apply.vault.records import DraftRow
from nato_apply.vault.store import Vault
from nato_apply.whole_file import ALREADY_THERE, refused, write_all

EVERYTHING = "drafts.json"


def run(context: Context, given: Namespace) -> int:
    """Write every draft with its history into one JSON file, and every document beside it."""
    target = Path(given.folder)
    if target.exists():
        raise refuse(ALREADY_THERE, file=given.folder)
    with reading(context) as vault:
        rows = vault.drafts()
        whole = {
            "format": 1,
            "exported_at": context.now.isoformat(),
            "drafts": [_draft(vault, row) for row in rows],
        }
        files = {
            target / row.id / attached.name: vault.attachment(row.id, attached.name)
            for row in rows
            for attached in vault.attachments(row.id)
        }
    text = json.dumps(whole, ensure_ascii=False, indent=1, default=str)
    _make({target, *(file.parent for file in files)})
    write_all({**files, target / EVERYTHING: text.encode()})
    wording = N_("Warning: everything, sensitive documents too, now stands in clear in {folder}.")
    streams.tell(on_one_line(str(Message(wording, {"folder": given.folder}))))
    output.line(Message(N_("wrote {file}"), {"file": str(target / EVERYTHING)}))
    return 0


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

"""Drafts that come as files taken into the vault, each with its documents: all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import with_file_names
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.vault import age_file, travel
from nato_apply.whole_file import read_whole

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.vault.records import Carried, Saved
    from nato_apply.vault.store import Vault

NO_DRAFT_INSIDE = FaultKind(
    "travel-no-draft",
    N_("revision {number} of the draft in this file cannot be read; nothing was taken in."),
)


def contents(file: Path, draft: Draft) -> tuple[dict[str, bytes], list[str]]:
    """The bytes of each file that the draft in `file` names; the names that cannot be read."""
    from nato_apply.documents.intake import LARGEST

    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for name in dict.fromkeys(document.file for document in draft.documents):
        try:
            content = read_whole(file.parent / name, LARGEST + 1)
        except (OSError, ValueError):  # ValueError: a name that no system can have
            content = None
        if content is None or len(content) > LARGEST:
            left_out.append(name)
        else:
            found[name] = content
    return found, left_out


def taken_in(
    vault: Vault,
    now: datetime,
    draft: Draft,
    contents: Mapping[str, bytes],
    into: str | None = None,
) -> Saved:
    """Keep a draft with its files, as a new draft or the next revision of `into`: all or nothing.

    The files' names in the vault may differ from those in the draft. Raises `UserFault`.
    """
    with vault.at_once():
        draft_id = into or _keep(vault, now, draft, None, autosave=True).id
        names = {
            name: vault.attach(draft_id, PurePath(name).name, content).name
            for name, content in contents.items()
        }
        named = with_file_names(draft, names)
        if into is None and named != draft:
            # Takes the place of the first revision: an import is one revision.
            _keep(vault, now, named, draft_id, autosave=True)
        return _keep(vault, now, named, draft_id)


def _keep(
    vault: Vault, now: datetime, draft: Draft, draft_id: str | None, *, autosave: bool = False
) -> Saved:
    return vault.save(
        candidate_file.dumped(draft),
        name=draft.name,
        call=draft.call,
        now=now,
        draft_id=draft_id,
        autosave=autosave,
    )


def opened(content: bytes, *, passphrase: str | None = None, identity: str = "") -> Carried:
    """What a travelling file holds, each of its revisions read. Raises `UserFault`.

    It opens by the passphrase, or by the text of an identity file.
    """
    if passphrase is not None:
        archive = age_file.opened_by(content, passphrase)
    else:
        archive = age_file.opened_with(content, identity)
    carried = travel.unpacked(archive)
    for number, revision in enumerate(carried.revisions, 1):
        try:
            draft = candidate_file.parse(revision.payload)
        except UserFault:
            raise refuse(NO_DRAFT_INSIDE, number=number) from None
        if (draft.name, draft.call) != (revision.name, revision.call):
            raise refuse(NO_DRAFT_INSIDE, number=number)
    return carried

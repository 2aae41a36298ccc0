"""A candidate file taken into the vault, with the documents it names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePath

from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.draft import Draft, with_file_names, with_years_dated
from nato_apply.cli.context import Context
from nato_apply.documents.intake import LARGEST
from nato_apply.eligibility.assess import today
from nato_apply.errors import Fault, FaultKind, UserFault, fault
from nato_apply.i18n import N_
from nato_apply.vault.records import Saved
from nato_apply.vault.store import Vault
from nato_apply.whole_file import read_whole

NOT_TAKEN_IN = FaultKind(
    "not-taken-in", N_("“{name}” cannot be read and was not taken in; add it again later.")
)


def read(context: Context, file: Path) -> Draft:
    """The draft in a candidate file, ready to be kept. Raises `UserFault` with every fault.

    A draft without a call is kept all the same.
    """
    draft, of_shape = candidate_file.load(file)
    found: tuple[Fault, ...] = ()
    call: Call | None = None
    if draft.call is not None:
        try:
            call = context.catalogue.call(draft.call)
        except UserFault as error:
            found = (*found, *(f if f.file else f._replace(key="call") for f in error.faults))
    day = today(call, context.now) if call else context.now.date()
    found = (*found, *faults.faults(draft, call, day))
    found = (*of_shape, *faults.beyond(of_shape, found))
    if found:
        raise UserFault(*found).in_file(str(file))
    return with_years_dated(draft, day)


def contents(file: Path, draft: Draft) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of each file that the draft names, and which of them cannot be read."""
    found: dict[str, bytes] = {}
    left_out: list[Fault] = []
    for name in dict.fromkeys(document.file for document in draft.documents):
        try:
            content = read_whole(file.parent / name, LARGEST + 1)
        except (OSError, ValueError):  # ValueError: a name that no system can have
            content = None
        if content is None or len(content) > LARGEST:
            left_out.append(fault(NOT_TAKEN_IN, name=name))
        else:
            found[name] = content
    return found, left_out


def taken_in(
    vault: Vault, now: datetime, draft: Draft, contents: Mapping[str, bytes], into: str | None
) -> Saved:
    """Keep a draft with its files, as a new draft or the next revision of `into`: all or nothing.

    The files' names in the vault may differ from those in the draft.
    """
    with vault.at_once():
        draft_id = into or _keep(vault, now, draft, None, autosave=True).id
        named = _attached(vault, draft_id, draft, contents)
        if into is None and named != draft:
            # Takes the place of the first revision: an import is one revision.
            _keep(vault, now, named, draft_id, autosave=True)
        return _keep(vault, now, named, draft_id)


def _attached(vault: Vault, draft_id: str, draft: Draft, contents: Mapping[str, bytes]) -> Draft:
    """The draft with its files attached, under the names that the vault gives them."""
    names = {
        name: vault.attach(draft_id, PurePath(name).name, content).name
        for name, content in contents.items()
    }
    return with_file_names(draft, names)


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

"""CANDIDATE on the command line: a candidate file or a draft, and the call it is held against."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from nato_apply import toml_input
from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.draft import Draft
from nato_apply.cli.context import Context
from nato_apply.eligibility.assess import today
from nato_apply.errors import Fault, FaultKind, UserFault, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from nato_apply.documents.intake import FileReport

NO_CALL = FaultKind(
    "no-call", N_("no call is given. Name one here, or with --call ID or --call-file FILE.")
)
TWO_CALLS = FaultKind("two-calls", N_("give either --call or --call-file, and not both."))

DRAFT = "draft:"


@frozen
class Subject:
    """The draft, the call, and where the draft's files are read from."""

    draft: Draft
    call: Call
    name: str
    draft_id: str | None

    @property
    def folder(self) -> Path:
        return Path(self.name).parent


def subject(context: Context, given: Namespace) -> Subject:
    """The candidate and the call that the arguments name. Raises `UserFault` with every fault."""
    name: str = given.candidate
    draft_id = name.removeprefix(DRAFT) if name.startswith(DRAFT) else None
    draft, of_shape = _draft(context, name, draft_id)
    call, of_call = _call(context, given, draft, named=not _about_call(of_shape))
    other = call is not None and call.id != draft.call
    day = today(call, context.now) if call else context.now.date()
    found = (*of_call, *faults.faults(draft, call, day, other_call=other))
    found = (*of_shape, *faults.beyond(of_shape, found))
    if found or call is None:
        raise UserFault(*found).in_file(name)
    return Subject(draft, call, name, draft_id)


def _call(
    context: Context, given: Namespace, draft: Draft, *, named: bool
) -> tuple[Call | None, tuple[Fault, ...]]:
    """The call to hold the draft against, or why there is none (`named`: the draft could say)."""
    try:
        if given.call is not None and given.call_file is not None:
            raise refuse(TWO_CALLS, file="--call-file")
        if given.call_file is not None:
            return context.catalogue.load(Path(given.call_file)), ()
        if given.call is not None:
            return _known(context, given.call, file="--call"), ()
        if draft.call is not None:
            return _known(context, draft.call, key="call"), ()
    except UserFault as error:
        return None, error.faults
    return None, (Fault(NO_CALL, {}, "call"),) if named else ()


def _known(context: Context, call_id: str, *, key: str = "", file: str = "") -> Call:
    try:
        return context.catalogue.call(call_id)
    except UserFault as error:
        # What is wrong with the call's own file names that file already.
        found = (f if f.file else f._replace(key=key, file=file) for f in error.faults)
        raise UserFault(*found) from None


def reports(context: Context, who: Subject) -> Mapping[str, FileReport]:
    """What each file of the draft is worth, by its name in the draft."""
    if not who.draft.documents:
        return {}
    from nato_apply.cli.document_files import looked_into

    return looked_into(context, who).reports


def _draft(context: Context, name: str, draft_id: str | None) -> tuple[Draft, tuple[Fault, ...]]:
    if draft_id is None:
        return candidate_file.load(Path(name))
    from nato_apply.cli.vault_access import reading

    with reading(context) as vault:
        return candidate_file.read(toml_input.parsed(vault.load(draft_id)))


def _about_call(found: tuple[Fault, ...]) -> bool:
    return any(fault.key == "call" for fault in found)

"""CANDIDATE on the command line: a candidate file or a draft, and the call it is held against."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.draft import Draft
from nato_apply.cli.context import Context
from nato_apply.documents.intake import FileReport
from nato_apply.eligibility.assess import today
from nato_apply.errors import Fault, FaultKind, UserFault, refuse
from nato_apply.i18n import N_

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
    draft, found = _draft(context, name, draft_id)
    override = _override(context, given)
    call: Call | None = override
    if call is None and draft.call is None and not _about_call(found):
        found = (*found, Fault(NO_CALL, {}, "call"))
    elif call is None and draft.call is not None:
        try:
            call = context.catalogue.call(draft.call)
        except UserFault as error:
            found = (*found, *(f if f.file else f._replace(key="call") for f in error.faults))
    other = override is not None and override.id != draft.call
    day = today(call, context.now) if call else context.now.date()
    found = (*found, *faults.faults(draft, call, day, other_call=other))
    if found or call is None:
        raise UserFault(*found).in_file(name)
    return Subject(draft, call, name, draft_id)


def reports(context: Context, who: Subject) -> Mapping[str, FileReport]:
    """What each file of the draft is worth, by its name in the draft."""
    if not who.draft.documents:
        return {}
    from nato_apply.documents.intake import inspected, inspected_file
    from nato_apply.documents.worker import Worker

    names = dict.fromkeys(document.file for document in who.draft.documents)
    with Worker() as worker:
        if who.draft_id is None:
            return {name: inspected_file(who.folder / name, worker) for name in names}
        from nato_apply.cli.vault_access import reading

        with reading(context) as vault:
            held = {a.name for a in vault.attachments(who.draft_id)}
            contents = {
                name: vault.attachment(who.draft_id, name) if name in held else None
                for name in names
            }
        return {name: inspected(name, content, worker) for name, content in contents.items()}


def _draft(context: Context, name: str, draft_id: str | None) -> tuple[Draft, tuple[Fault, ...]]:
    if draft_id is None:
        return candidate_file.load(Path(name))
    from nato_apply.cli.vault_access import reading

    with reading(context) as vault:
        return candidate_file.parse(vault.load(draft_id)), ()


def _about_call(found: tuple[Fault, ...]) -> bool:
    return any(fault.key == "call" for fault in found)


def _override(context: Context, given: Namespace) -> Call | None:
    if given.call and given.call_file:
        raise refuse(TWO_CALLS)
    if given.call_file:
        return context.catalogue.load(Path(given.call_file))
    return context.catalogue.call(given.call) if given.call else None

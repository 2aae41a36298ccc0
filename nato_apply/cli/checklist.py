"""`checklist`: the PDF checklist."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from nato_apply import __version__, clock
from nato_apply.checklist import content
from nato_apply.checklist.parts import Checklist
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.cli.subject import Subject, reports, subject
from nato_apply.deadlines.plan import plan
from nato_apply.documents.slots import slots
from nato_apply.eligibility.assess import assess
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, Message
from nato_apply.whole_file import check_free, write_whole

NOWHERE = FaultKind("nowhere", N_("say where the checklist goes, with --pdf FILE."))


def run(context: Context, given: Namespace) -> int:
    if given.pdf is None and not given.json:
        raise refuse(NOWHERE)
    if given.pdf is not None:
        check_free(Path(given.pdf), replace=given.force)
    who = subject(context, given)
    made = of_subject(context, who)
    if given.pdf is not None:
        from nato_apply.checklist.pdf import rendered

        write_whole(Path(given.pdf), rendered(made), replace=given.force)
    if given.json:
        output.print_json(content.as_json(made))
    else:
        output.line(Message(N_("Checklist: {file}"), {"file": given.pdf}))
    return 0


def of_subject(context: Context, who: Subject) -> Checklist:
    """What stands in the checklist of a candidate, at the context's moment."""
    return content.checklist(
        who.draft,
        assess(who.call, who.draft, context.now, others=context.catalogue.calls),
        plan(who.call, who.draft, context.now),
        slots(who.call, who.draft, context.now, reports(context, who)),
        made=context.now,
        version=__version__,
        local_zone=clock.local_zone(),
    )

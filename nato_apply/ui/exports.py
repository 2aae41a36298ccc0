"""What can be taken out of the program as a file, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.checklist.parts import Checklist
    from nato_apply.deadlines.plan import Plan
    from nato_apply.ui.view import View


class Export(NamedTuple):
    """The dialog's title, a name to propose, kinds of file, the ending, and what makes it.

    `made` is for a job: it is slow, and raises what goes wrong.
    """

    title: str
    name: str
    kinds: str
    ending: str
    made: Callable[[], bytes]


def calendar_export(plan: Plan) -> Export:
    """The steps still ahead, for a calendar."""

    def made() -> bytes:
        from nato_apply.deadlines.calendar_file import calendar

        return calendar(plan)

    return Export(
        translated(N_("Export the steps to a calendar")),
        f"{plan.call.id}.ics",
        translated(N_("Calendar (*.ics)")),
        ".ics",
        made,
    )


def checklist_of(view: View) -> Checklist:
    """What stands in the checklist of a view (there must be a call), in the current language."""
    from nato_apply import __version__, clock
    from nato_apply.checklist import content

    assert view.assessment is not None
    assert view.plan is not None
    assert view.slots is not None
    return content.checklist(
        view.draft,
        view.assessment,
        view.plan,
        view.slots,
        made=view.now,
        version=__version__,
        local_zone=clock.local_zone(),
    )


def checklist_pdf(made: Checklist) -> bytes:
    """The checklist as a PDF. For a job."""
    from nato_apply.checklist.pdf import rendered

    return rendered(made)


def checklist_export(view: View) -> Export:
    """The checklist, for a counsellor or for paper."""
    made = checklist_of(view)
    assert view.call is not None
    return Export(
        translated(N_("Export the checklist")),
        f"checklist-{view.call.id}.pdf",
        translated(N_("PDF (*.pdf)")),
        ".pdf",
        lambda: checklist_pdf(made),
    )


def candidate_export(draft: Draft, call: Call) -> Export:
    """What was entered, as a candidate file; documents that are sensitive are not named in it."""
    from attrs import evolve

    from nato_apply.candidate import candidate_file

    sensitive = {slot.id for slot in call.slots if slot.sensitive}
    kept = tuple(d for d in draft.documents if d.slot not in sensitive)
    shared = evolve(draft, documents=kept)
    return Export(
        translated(N_("Export a candidate file")),
        f"{call.id}.toml",
        translated(N_("Candidate file (*.toml)")),
        ".toml",
        lambda: candidate_file.dumped(shared).encode(),
    )

"""What the window shows of a draft at one moment: every finished answer, computed once an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import clock
from nato_apply.i18n import N_, translated

if TYPE_CHECKING:  # the models are heavy: they are loaded after the first paint
    from nato_apply.calls.call import Call, Criterion
    from nato_apply.candidate.draft import Draft
    from nato_apply.deadlines.plan import Plan
    from nato_apply.documents.intake import FileReport
    from nato_apply.documents.slots import Slots
    from nato_apply.eligibility.assess import Assessment


class View(NamedTuple):
    """A draft and all that follows from it. Without a call there is nothing to assess."""

    draft: Draft
    call: Call | None
    assessment: Assessment | None
    plan: Plan | None
    slots: Slots | None
    reports: Mapping[str, FileReport]
    now: datetime
    today: date
    """Today in the call's zone (Brussels without one)."""
    read_only: bool = False
    unread: tuple[str, ...] = ()
    """The pages on which a text stands that could not be read: one id for each text."""


class Aside(NamedTuple):
    """What the notice says about the thing in focus, for the panel on the right."""

    title: str
    cite: str = ""
    text: str = ""
    careful: str = ""
    """Why a strict reviewer may read it otherwise."""


def aside_of(criterion: Criterion) -> Aside:
    """What the notice says of one criterion, in the current language."""
    careful = str(criterion.careful_why) if criterion.careful_why else ""
    return Aside(str(criterion.cite or ""), "", str(criterion.text), careful)


def aside_of_call(call: Call) -> Aside:
    """What the call is about."""
    return Aside(str(call.title), "", str(call.summary or ""))


def aside_of_handing_in(call: Call) -> Aside:
    """What the notice wants to be known at the end, and while one waits."""
    texts = [f"{n.text} ({n.cite})" if n.cite else str(n.text) for n in call.told("hand-over")]
    nothing = translated(N_("The notice adds nothing here."))
    return Aside(translated(N_("Handing in")), "", "\n\n".join(texts) or nothing)


def aside_about(call: Call, fact: str, title: str = "") -> Aside:
    """What the notice says that concerns one fact (a key path such as ``person.born``).

    Where several criteria ask for it, all of them; where none does, that it says nothing.
    """
    from nato_apply.calls.rules import leaves

    kinds = _LEAVES_ON.get(fact, ())
    found = [
        criterion
        for criterion in call.criteria
        if any(type(leaf).__name__ in kinds for leaf in leaves(criterion.rule))
    ]
    if not found:
        return Aside(title, "", translated(N_("This call’s notice states no condition on this.")))
    texts = [f"{c.cite} · {c.text}" if c.cite else str(c.text) for c in found]
    careful = [str(c.careful_why) for c in found if c.careful_why]
    return Aside(title, "", "\n\n".join(texts), "\n\n".join(careful))


_LEAVES_ON = {
    "person.born": ("AgeAtLeast", "AgeAtMost"),
    "person.nationalities": ("Nationality",),
    "person.accommodation": ("Accommodation",),
    "studies": ("StudiedYears", "Enrolled", "Degree", "RecentDegree"),
    "languages": ("Languages",),
}


def compute(
    draft: Draft,
    call: Call | None,
    reports: Mapping[str, FileReport],
    now: datetime,
    *,
    read_only: bool = False,
    others: Callable[[], Iterable[Call]] = tuple,
) -> View:
    """Every answer about a draft at `now`; once submitted, for the day on which it was.

    `others`: the calls that may know what is set aside.
    """
    zone = clock.zone(call.window.zone if call else clock.BRUSSELS)
    today = now.astimezone(zone).date()
    if call is None:
        return View(draft, None, None, None, None, reports, now, today, read_only)
    from nato_apply.deadlines.plan import plan
    from nato_apply.documents.slots import slots
    from nato_apply.eligibility.assess import assess

    sent = draft.submitted
    day = sent.at.astimezone(zone).date() if sent is not None else None
    return View(
        draft,
        call,
        assess(call, draft, now, day, others=others),
        plan(call, draft, now),
        slots(call, draft, now, reports, day),
        reports,
        now,
        today,
        read_only,
    )


def answers(view: View) -> tuple[object, ...]:
    """What a view says, but for how much time is left."""
    plan = view.plan
    steps = [(item.id, item.overdue) for item in plan.items] if plan else []
    return view.today, view.assessment, plan and plan.state, steps

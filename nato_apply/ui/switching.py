"""What it changes to prepare the same draft for another call; nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.words import at_the_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.view import View

VERDICTS = {
    "met": N_("Yes"),
    "not_met": N_("No"),
    "arguable": N_("Arguable"),
    "unknown": N_("Not known yet"),
    "unstated": N_("No conditions"),
}


class Change(NamedTuple):
    """One line of what a switch changes: what, as it is, as it would be."""

    what: str
    before: str
    after: str


class Switch(NamedTuple):
    """`changes` as a table; `aside` and `back`: what no longer counts, and what counts again."""

    changes: tuple[Change, ...]
    aside: tuple[str, ...]
    back: tuple[str, ...]


def switched(draft: Draft, call: Call) -> Draft:
    """The draft prepared for another call. Everything in it stays."""
    from attrs import evolve

    return evolve(draft, call=call.id)


def switch(before: View, after: View, calls: tuple[Call, ...]) -> Switch:
    """What changes from one view to the other, in words. `after` must have a call."""
    assert after.call is not None
    rows = (
        (N_("Eligibility"), _verdict),
        (N_("Closing"), _closing),
        (N_("Vacancies"), _choices),
        (N_("Documents asked for"), _slots),
    )
    changes = tuple(
        Change(translated(title), at_the_start(told(before)), at_the_start(told(after)))
        for title, told in rows
    )
    now = _not_asked(after.draft, after.call, calls)
    earlier = _not_asked(before.draft, before.call, calls) if before.call else now
    return Switch(
        changes,
        tuple(line for line in now if line not in earlier),
        tuple(line for line in earlier if line not in now),
    )


def _verdict(view: View) -> str:
    if view.assessment is None:
        return "–"
    return translated(VERDICTS[view.assessment.verdict])


def _closing(view: View) -> str:
    if view.plan is None:
        return "–"
    if view.plan.closes is None:
        return translated(N_("no date stated"))
    if view.plan.state == "closed":
        return str(Message(N_("closed on {day}"), {"day": view.plan.closes.date()}))
    moment = i18n.moment(view.plan.closes)
    return (
        str(Message(N_("expected: {moment}"), {"moment": moment})) if view.plan.expected else moment
    )


def _choices(view: View) -> str:
    if view.call is None:
        return "–"
    if not view.call.vacancies:
        return translated(N_("nothing to choose"))
    chosen = sum(1 for choice in view.draft.choices if view.call.vacancy(choice))
    return str(Message(N_("{chosen} chosen"), {"chosen": chosen}))


def _slots(view: View) -> str:
    if view.slots is None:
        return "–"
    asked = [str(s.slot.title) for s in view.slots.slots if s.required is not False]
    return "\n".join(asked) or translated(N_("none"))


def _not_asked(draft: Draft, call: Call, calls: tuple[Call, ...]) -> list[str]:
    """What a call does not ask for, each with what it is."""
    from nato_apply.eligibility.set_aside import set_aside

    found = set_aside(call, draft, lambda: calls)
    return [
        *_each(N_("Vacancy: {name}"), found.choices),
        *_each(N_("Answer to: {name}"), found.answers),
        *_each(N_("Document for: {name}"), found.documents),
    ]


def _each(wording: str, names: Iterable[object]) -> list[str]:
    return [str(Message(wording, {"name": name})) for name in names]

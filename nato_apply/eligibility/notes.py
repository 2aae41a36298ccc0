"""Sentences that matter beside the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from nato_apply.calls.call import Call
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import UNIVERSITY
from nato_apply.eligibility import asking
from nato_apply.eligibility.evaluate import Evaluator
from nato_apply.eligibility.set_aside import Others, set_aside
from nato_apply.eligibility.timeline import YES
from nato_apply.i18n import N_, Message

_ASSUMED = {
    "date": N_("the date"),
    "time": N_("the time of day"),
    "zone": N_("the time zone"),
}


def notes(
    call: Call, draft: Draft, evaluator: Evaluator, now: datetime, day: date, others: Others
) -> tuple[object, ...]:
    """The notes for a draft and a day: closed, assumed, set aside, and the call's own notices."""
    return tuple(_notes(call, draft, evaluator, now, day, others))


def _notes(
    call: Call, draft: Draft, evaluator: Evaluator, now: datetime, day: date, others: Others
) -> Iterator[object]:
    if call.closes and now > call.closes:
        yield Message(N_("This call closed on {day}."), {"day": call.closes.date()})
    elif call.closes and day > call.closes.date():
        wording = N_("{day} is after the call closes, on {closes}.")
        yield Message(wording, {"day": day, "closes": call.closes.date()})
    if call.opens and day < call.opens.date():
        wording = N_("{day} is before the call opens, on {opens}.")
        yield Message(wording, {"day": day, "opens": call.opens.date()})
    yield from assumed(call)
    yield from _assumed_years(draft, evaluator)
    yield from _without_end(draft)
    yield from _not_asked(call, draft, others)
    for notice in call.notices:
        if notice.when is not None:
            judged = evaluator.judged(notice.when)
            if judged.line.on(day.toordinal()) == YES:
                yield notice.text


def assumed(call: Call) -> Iterator[Message]:
    """What the notice does not say about its dates and the call file takes for granted."""
    if call.window.assumed:
        what = [Message(_ASSUMED[name]) for name in call.window.assumed]
        wording = N_("The notice does not state {what} of the closing; it is assumed here.")
        yield Message(wording, {"what": what})


def _assumed_years(draft: Draft, evaluator: Evaluator) -> Iterator[Message]:
    for index, study in enumerate(draft.studies or ()):
        if study.years_completed is not None and study.years_as_of is None:
            wording = N_(
                "The years completed in {study} are taken as of {day}, since no day is given."
            )
            stated = study.years_stated_on(evaluator.today)
            yield Message(wording, {"study": asking.named(study, index), "day": stated})


def _without_end(draft: Draft) -> Iterator[Message]:
    """Studies whose months count on after the degree, for want of an end (contract, section 2)."""
    for index, study in enumerate(draft.studies or ()):
        counted = study.level in UNIVERSITY and study.years_completed is None and study.started
        if counted and study.awarded and study.ends is None:
            wording = N_(
                "No end is given for {study}, so its months count on after the degree of {day}. "
                "Give the day on which it ended."
            )
            params = {"study": asking.named(study, index), "day": study.awarded}
            yield Message(wording, params)


def _not_asked(call: Call, draft: Draft, others: Others) -> Iterator[Message]:
    found = set_aside(call, draft, others)
    if found.choices:
        wording = N_("Set aside, since this call has no such vacancy: {choices}.")
        yield Message(wording, {"choices": found.choices})
    if found.answers:
        wording = N_("Set aside, since this call does not ask it: {answers}.")
        quoted = tuple(Message(N_("“{text}”"), {"text": answer}) for answer in found.answers)
        yield Message(wording, {"answers": quoted})
    if found.documents:
        wording = N_("Set aside, since this call asks for no such document: {slots}.")
        yield Message(wording, {"slots": found.documents})

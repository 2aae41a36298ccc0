"""`call`: one call whole."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

import attrs

from nato_apply import i18n
from nato_apply.calls import rule_tables
from nato_apply.calls.call import Call, ClauseName, Milestone, Offer, Text
from nato_apply.calls.rules import Rule
from nato_apply.calls.sources import source_words
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.eligibility.notes import assumed
from nato_apply.i18n import N_, Counted, Message, translated


def run(context: Context, given: Namespace) -> int:
    call = context.catalogue.call(given.id)
    if given.json:
        output.print_json(as_json(call))
    else:
        _print(call)
    return 0


def as_json(thing: Any) -> Any:
    """A part of a call, by the keys of its file: texts in our language, clauses as named."""
    if isinstance(thing, ClauseName):
        return thing.named
    if isinstance(thing, Text):
        return str(thing)
    if isinstance(thing, Rule):
        return rule_tables.as_table(thing)
    if isinstance(thing, tuple):
        return [as_json(item) for item in thing]
    if attrs.has(type(thing)):
        pairs = (
            (a.metadata.get("key", a.name), as_json(getattr(thing, a.name)))
            for a in attrs.fields(type(thing))
        )
        return {key: value for key, value in pairs if value is not None}
    return thing


def _print(call: Call) -> None:
    output.paragraph(call.title)
    output.paragraph(source_words(call.source))
    if call.summary:
        output.paragraph(call.summary)
    _print_window(call)
    _listed(N_("Vacancies"), ((v.title, v.summary, v.id) for v in call.vacancies))
    _listed(N_("What interns do"), ((t.text, None, None) for t in call.tasks))
    for title, kind in ((N_("Essential"), "essential"), (N_("Desirable"), "desirable")):
        criteria = [c for c in call.criteria if c.kind == kind]
        _listed(title, ((c.text, c.careful_why, c.cite) for c in criteria))
    _listed(N_("Questions"), ((q.text, None, q.id) for q in call.questions))
    _listed(N_("Competencies"), ((c.title, c.text, None) for c in call.competencies))
    _listed(N_("Documents"), ((s.title, s.text, s.cite) for s in call.slots))
    _listed(N_("Before the closing"), ((m.title, _distance(m), m.cite) for m in call.milestones))
    _listed(N_("How to apply"), ((s.text, None, s.cite) for s in call.steps))
    _listed(N_("Ways of funding"), ((r.title, r.text, None) for r in call.routes))
    _listed(N_("What is offered"), ((o.title, o.text, _worth(o)) for o in call.offers))
    _listed(N_("After you apply"), ((s.title, s.text, s.when) for s in call.stages))
    _listed(N_("To note"), ((n.text, None, n.cite) for n in call.notices))


def _print_window(call: Call) -> None:
    ends = ((call.opens, N_("Opens: {moment}")), (call.closes, N_("Closes: {moment}")))
    for moment, words in ends:
        if moment:
            times = output.both_times(moment, call.window.zone)
            output.paragraph(Message(words, {"moment": times}))
    for note in assumed(call):
        output.paragraph(note)
    if call.max_choices is not None:
        wording = i18n.plural(
            "At most {count} vacancy", "At most {count} vacancies", call.max_choices
        )
        print(wording)
    if call.placement:
        output.paragraph(_placement(call))


def _placement(call: Call) -> str:
    placement = call.placement
    assert placement is not None
    months = (
        i18n.plural("{count} month", "{count} months", placement.months)
        if placement.months
        else None
    )
    words = (placement.place, months, placement.starts)
    return translated(N_(" · ")).join(str(word) for word in words if word)


def _distance(milestone: Milestone) -> Counted:
    before = milestone.before
    if before.working_days is not None:
        return Counted(
            "{count} working day must lie between it and the closing",
            "{count} working days must lie between it and the closing",
            before.working_days,
        )
    return Counted(
        "{count} day before the closing", "{count} days before the closing", before.days or 0
    )


_PER = {
    "day": N_("{sum} a day"),
    "week": N_("{sum} a week"),
    "month": N_("{sum} a month"),
    "year": N_("{sum} a year"),
}


def _worth(offer: Offer) -> str | None:
    """What an offer comes to: a sum, at most, for how long; or days."""
    worth = None
    if offer.days is not None:
        worth = i18n.plural("{count} day", "{count} days", offer.days)
    if offer.amount is not None:
        worth = i18n.amount(offer.amount, offer.currency or "")
        worth = str(Message(_PER[offer.per], {"sum": worth})) if offer.per else worth
    if worth is not None and offer.at_most:
        worth = str(Message(N_("at most {sum}"), {"sum": worth}))
    return worth


def _listed(title: str, rows: Iterable[tuple[object, object, object]]) -> None:
    found = list(rows)
    if found:
        output.heading(translated(title))
    for first, second, third in found:
        output.item(f"{first}" + (f" ({third})" if third else ""))
        if second:
            output.paragraph(second, 4)

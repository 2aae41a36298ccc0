"""The verdict in words: a headline for the day in question, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nato_apply.checklist.parts import SpanPart, Verdict, When
from nato_apply.checklist.still_open import named
from nato_apply.eligibility.assess import Assessment
from nato_apply.eligibility.headline import STATUS_WORDS, VERDICT_WORDS
from nato_apply.eligibility.timeline import Span
from nato_apply.i18n import N_, Message, plural, shown, translated

_HEADLINES = {
    "met": N_("Yes, on {day}"),
    "not_met": N_("No, not on {day}"),
    "arguable": N_("Arguable on {day}"),
    "unknown": N_("Not known yet for {day}"),
    "unstated": N_("The notice states no condition"),
}


def word(status: str) -> str:
    """A criterion's status as a word, in the current language."""
    return translated(STATUS_WORDS[status])


def verdict(assessment: Assessment, today: date) -> Verdict:
    """The assessment's verdict, its headline, and on what and until when it rests."""
    status = assessment.verdict
    return Verdict(
        status=status,
        word=translated(VERDICT_WORDS[status]),
        headline=str(Message(_HEADLINES[status], {"day": assessment.on})),
        explanation=" ".join((_ground(assessment), *_when_met(assessment, today))),
    )


def span_part(span: Span, status: str) -> SpanPart:
    """Days on which an application has a verdict, in words."""
    return SpanPart(
        start=When(span.start, shown(span.start)) if span.start else None,
        end=When(span.end, shown(span.end)) if span.end else None,
        status=status,
        word=translated(VERDICT_WORDS[status]),
        text=_days(span),
    )


def _days(span: Span) -> str:
    if span.start and span.start == span.end:
        return shown(span.start)
    if span.start and span.end:
        wording = N_("From {start} to {end}")
    elif span.start:
        wording = N_("From {start} on")
    else:
        wording = N_("Until {end}") if span.end else N_("On any day")
    return str(Message(wording, {"start": span.start, "end": span.end}))


def _ground(assessment: Assessment) -> str:
    status = assessment.verdict
    essential = [r for r in assessment.criteria if r.criterion.essential]
    deciding = [named(r.criterion) for r in essential if r.status == status]
    if status == "met":
        return plural(
            "The one essential criterion is met, read strictly too.",
            "All {count} essential criteria are met, read strictly too.",
            len(essential),
        )
    if status == "unstated":
        return translated(N_("Nothing in it decides whether you may apply."))
    wordings = {
        "not_met": N_("Not met: {conditions}."),
        "arguable": N_("Met by the notice’s words, but a strict reader may say no: {conditions}."),
        "unknown": N_("Facts are still missing for {conditions}."),
    }
    return str(Message(wordings[status], {"conditions": list(dict.fromkeys(deciding))}))


def _when_met(assessment: Assessment, today: date) -> Iterator[str]:
    """Until when a yes holds; where it is no yes, the last days that would make it one."""
    day, closes = assessment.on, assessment.call.closes
    met = [each.span for each in assessment.can_apply if each.verdict == "met"]
    if not met:
        return
    start, end = met[-1].start, met[-1].end
    if assessment.verdict != "met":
        if start and start > day:
            yield str(Message(N_("It is a yes from {start} on."), {"start": start}))
        elif end and end < day:
            ahead, past = N_("It is a yes if you apply by {end}."), N_("It was a yes until {end}.")
            yield str(Message(ahead if end >= today else past, {"end": end}))
    elif end and end >= day and (closes is None or end < closes.date()):
        yield str(Message(N_("This holds until {end}."), {"end": end}))

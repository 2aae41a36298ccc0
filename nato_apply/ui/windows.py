"""Days on which something holds, in words and as a picture; and the day worth planning for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import questions
from nato_apply.ui.widgets import timeline_axis
from nato_apply.ui.widgets.timeline import Bar, Mark, Row

if TYPE_CHECKING:
    from nato_apply.eligibility.assess import Assessment, CriterionResult, VerdictSpan
    from nato_apply.eligibility.timeline import Span
    from nato_apply.ui.view import View

_LOOK_BACK = timedelta(days=90)
_LOOK_AHEAD = timedelta(days=550)


def days(span: Span) -> str:
    """From 3 May 2025 to 14 April 2026, in the current language."""
    if span.start and span.start == span.end:
        return i18n.day(span.start)
    if span.start and span.end:
        wording = N_("From {start} to {end}")
    elif span.start:
        wording = N_("From {start} on")
    else:
        wording = N_("Until {end}") if span.end else N_("On any day")
    return str(Message(wording, {"start": span.start, "end": span.end}))


def over(span: Span, today: date) -> bool:
    """Whether the last of the days has gone by."""
    return span.end is not None and span.end < today


def better_day(view: View) -> date | None:
    """The day from today on, nearest to the day in question, on which the answer is yes.

    None where it is yes already, where there is none, or none before the closing.
    """
    found = view.assessment
    if found is None or found.verdict in ("met", "unstated"):
        return None
    candidates = (_nearest(window.span, found.on, view.today) for window in _met(found))
    return min(
        (day for day in candidates if day is not None),
        key=lambda day: abs((day - found.on).days),
        default=None,
    )


def _met(found: Assessment) -> Iterator[VerdictSpan]:
    return (window for window in found.can_apply if window.verdict == "met")


def _nearest(span: Span, wanted: date, today: date) -> date | None:
    start = max(span.start or today, today)
    if span.end is not None and span.end < start:
        return None
    return min(max(wanted, start), span.end or date.max)


# The picture


def rows(found: Assessment) -> tuple[Row, ...]:
    """A row for each essential condition, and one for all of them together."""
    essential = tuple(r for r in found.criteria if r.criterion.essential)
    short = questions.names([r.criterion for r in essential])
    together = tuple(_bar(window.span, window.verdict) for window in found.windows)
    return (
        *(_row(name, result) for name, result in zip(short, essential, strict=True)),
        Row(translated(N_("All together")), together, strong=True),
    )


def _row(name: str, result: CriterionResult) -> Row:
    bars = [*(_bar(s, "met") for s in result.met), *(_bar(s, "arguable") for s in result.arguable)]
    if result.status == "unknown" and not bars:
        name = str(Message(N_("{condition} (not known)"), {"condition": name}))
    return Row(name, tuple(sorted(bars, key=lambda bar: bar.start or date.min)))


def _bar(span: Span, verdict: str) -> Bar:
    return Bar(span.start, span.end, "met" if verdict == "met" else "arguable")


def marks(view: View) -> tuple[Mark, ...]:
    """Today, the day the candidate plans, the opening and the closing."""
    assert view.plan is not None
    found = [Mark(view.today, _labelled(N_("today {day}"), view.today), "today")]
    if view.draft.apply_on is not None:
        planned = view.draft.apply_on
        found.append(Mark(planned, _labelled(N_("planned {day}"), planned), "planned"))
    if view.plan.opens is not None:
        opens = view.plan.opens.date()
        found.append(Mark(opens, _labelled(N_("opens {day}"), opens), "step"))
    if view.plan.closes is not None:
        closes = view.plan.closes.date()
        wording = N_("expected closing {day}") if view.plan.expected else N_("closes {day}")
        found.append(Mark(closes, _labelled(wording, closes), "closes"))
    return tuple(found)


def _labelled(wording: str, day: date) -> str:
    return str(Message(wording, {"day": i18n.short_day(day)}))


def stretch(view: View) -> tuple[date, date]:
    """The first and last day of the picture: all marks, and the changes in the next 18 months."""
    found = view.assessment
    assert found is not None
    known = [mark.day for mark in marks(view)]
    changes = [
        edge
        for row in rows(found)
        for bar in row.bars
        for edge in (bar.start, bar.end)
        if edge is not None and view.today - _LOOK_BACK <= edge <= view.today + _LOOK_AHEAD
    ]
    return timeline_axis.around([*known, *changes, found.on])

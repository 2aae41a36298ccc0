"""The answer first: the verdict on the day, and the nearest day on which it would be better."""

from __future__ import annotations

from typing import Final

from nato_apply.eligibility.assess import Assessment, VerdictSpan
from nato_apply.i18n import N_, Message

STATUS_WORDS: Final = {
    "met": N_("Met"),
    "not_met": N_("Not met"),
    "arguable": N_("Arguable"),
    "unknown": N_("Not known yet"),
    "unstated": N_("No condition stated"),
}
"""A status in a word, for one criterion."""

VERDICT_WORDS: Final = {
    "met": N_("Yes"),
    "not_met": N_("No"),
    "arguable": N_("Arguable"),
    "unknown": N_("Not known yet"),
    "unstated": N_("No condition stated"),
}
"""A verdict in a word, for the whole."""

SYMBOLS: Final = {"met": "✓", "not_met": "✕", "arguable": "◆", "unknown": "○", "unstated": "–"}

_ON_DAY: Final = {
    "met": N_("Yes, you can apply on {day}"),
    "not_met": N_("No, not on {day}"),
    "arguable": N_("Arguable on {day}"),
    "unknown": N_("Not known yet for {day}"),
    "unstated": N_("The notice states no condition"),
}
_CLOSED: Final[dict[str, str]] = {
    "met": N_("Every condition is met on {day}, but this call is closed"),
    "arguable": N_("Arguable on {day}, and this call is closed"),
}
_UNTIL = {
    "met": N_("{answer} – yes if you apply by {end}"),
    "arguable": N_("{answer} – arguable if you apply by {end}"),
}
_FROM = {
    "met": N_("{answer} – yes from {start}"),
    "arguable": N_("{answer} – arguable from {start}"),
}
_ENDS = N_("{answer} – and until {end}")


def headline(assessment: Assessment) -> Message:
    """The verdict on the day in question and, where there is one, the day ahead that changes it."""
    if _is_closed(assessment):
        # No day to apply by is left to advise.
        closed = _CLOSED.get(assessment.verdict, _ON_DAY[assessment.verdict])
        return Message(closed, {"day": assessment.on})
    answer = Message(_ON_DAY[assessment.verdict], {"day": assessment.on})
    ahead = [w for w in assessment.can_apply if not _gone_by(w, assessment)]
    if assessment.verdict == "met":
        current = next((w for w in ahead if _holds(w, assessment)), None)
        if current and current.span.end and assessment.windows[-1] is not current:
            return Message(_ENDS, {"answer": answer, "end": current.span.end})
        return answer
    better = _better(assessment, ahead)
    if better is None:
        return answer
    if better.span.end is not None and better.span.end < assessment.on:
        return Message(_UNTIL[better.verdict], {"answer": answer, "end": better.span.end})
    return Message(_FROM[better.verdict], {"answer": answer, "start": better.span.start})


def _is_closed(assessment: Assessment) -> bool:
    closes = assessment.call.closes
    return closes is not None and closes.date() < max(assessment.on, assessment.today)


def _gone_by(window: VerdictSpan, assessment: Assessment) -> bool:
    return window.span.end is not None and window.span.end < assessment.today


def _holds(window: VerdictSpan, assessment: Assessment) -> bool:
    start, end = window.span.start, window.span.end
    return (start is None or start <= assessment.on) and (end is None or assessment.on <= end)


def _better(assessment: Assessment, windows: list[VerdictSpan]) -> VerdictSpan | None:
    """The window nearest to the day, of those that are better than the day's verdict."""
    wanted = ("met",) if assessment.verdict == "arguable" else ("met", "arguable")
    found = [w for w in windows if w.verdict in wanted and not _holds(w, assessment)]

    def distance(window: VerdictSpan) -> int:
        edges = [edge for edge in (window.span.start, window.span.end) if edge is not None]
        return min((abs((edge - assessment.on).days) for edge in edges), default=0)

    return min(found, key=distance, default=None)

"""Eligibility: each criterion read twice, the verdict, the windows, and what could change them.

A call as a whole is judged like one criterion: all its essential rules as they stand, and all of
them read strictly. So the verdict, its windows and what it misses come from the same two timelines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from attrs import frozen

from nato_apply import clock
from nato_apply.calls.call import Call, Criterion
from nato_apply.candidate.draft import Draft
from nato_apply.eligibility import asking, notes, reasons
from nato_apply.eligibility.evaluate import Evaluator
from nato_apply.eligibility.judged import Judged, all_of
from nato_apply.eligibility.set_aside import Others, none_known
from nato_apply.eligibility.timeline import NO, YES, Span, Timeline, Truth, merged

Status: TypeAlias = Literal["met", "not_met", "arguable", "unknown"]
Verdict: TypeAlias = Literal["met", "not_met", "arguable", "unknown", "unstated"]

_STATUS_ALONE: Final[tuple[Status, ...]] = ("not_met", "unknown", "met")
"""The status by the truth, where both readings are one."""
_SETTLED: Final = ("met", "not_met")


@frozen
class VerdictSpan:
    span: Span
    verdict: Status


@frozen
class CriterionResult:
    """A criterion's status on the day, why, what could still change it, and when it holds."""

    criterion: Criterion
    status: Status
    because: reasons.Sentence
    missing: tuple[str, ...]
    met: tuple[Span, ...]
    arguable: tuple[Span, ...]


@frozen
class Assessment:
    """May they, on day `on`? `windows` are the days on which the whole is met or arguable.

    `today` is the day of the assessment, in the call's zone.
    """

    call: Call
    today: date
    on: date
    verdict: Verdict
    criteria: tuple[CriterionResult, ...]
    missing: tuple[str, ...]
    next_question: str | None
    windows: tuple[VerdictSpan, ...]
    can_apply: tuple[VerdictSpan, ...]
    notes: tuple[object, ...]


class _Reading:
    """A rule judged as it stands and read strictly, and the status that follows on each day."""

    __slots__ = ("careful", "plain", "status")

    def __init__(self, plain: Judged, careful: Judged) -> None:
        self.plain = plain
        self.careful = careful
        self.status: Timeline[Status] = (
            plain.line.mapped(_STATUS_ALONE.__getitem__)
            if plain is careful
            else merged(_status, [plain.line, careful.line])
        )

    def missing(self, day: int, call: Call) -> tuple[str, ...]:
        """The facts that could still change the status on a day; a settled one misses nothing."""
        if self.status.on(day) in _SETTLED:
            return ()
        paths = self.plain.missing(day)
        if self.careful is not self.plain:
            paths += self.careful.missing(day)
        return asking.in_order(paths, call)


def assess(
    call: Call,
    draft: Draft,
    now: datetime,
    on: date | None = None,
    others: Others = none_known,
) -> Assessment:
    """The draft's candidate held against the call on the day in question.

    That day is `day_in_question`. `others` gives the calls by whose names that is called which
    this one does not ask for.
    """
    now_day = today(call, now)
    day = day_in_question(call, draft, now, on)
    evaluator = Evaluator(draft.facts, now_day)
    readings = [_reading(criterion, evaluator) for criterion in call.criteria]
    view = reasons.View(call, evaluator, day)
    results = tuple(
        _result(criterion, reading, view)
        for criterion, reading in zip(call.criteria, readings, strict=True)
    )
    essential = [r for c, r in zip(call.criteria, readings, strict=True) if c.essential]
    assessed_notes = notes.notes(call, draft, evaluator, now, day, others)
    if not essential:
        return Assessment(call, now_day, day, "unstated", results, (), None, (), (), assessed_notes)
    whole = _whole(essential)
    missing = whole.missing(day.toordinal(), call)
    windows = _windows(whole.status)
    return Assessment(
        call=call,
        today=now_day,
        on=day,
        verdict=whole.status.on(day.toordinal()),
        criteria=results,
        missing=missing,
        next_question=_most_settling(missing, results),
        windows=windows,
        can_apply=_cut(windows, call),
        notes=assessed_notes,
    )


def today(call: Call, now: datetime) -> date:
    """Today in the call's zone."""
    return now.astimezone(clock.zone(call.window.zone)).date()


def day_in_question(call: Call, draft: Draft, now: datetime, on: date | None = None) -> date:
    """`on`, else the day the candidate plans to apply, else today in the call's zone."""
    return on or draft.apply_on or today(call, now)


def _reading(criterion: Criterion, evaluator: Evaluator) -> _Reading:
    plain = evaluator.judged(criterion.rule)
    return _Reading(plain, evaluator.judged(criterion.careful) if criterion.careful else plain)


def _whole(essential: Sequence[_Reading]) -> _Reading:
    return _Reading(
        all_of([reading.plain for reading in essential]),
        all_of([reading.careful for reading in essential]),
    )


def _result(criterion: Criterion, reading: _Reading, view: reasons.View) -> CriterionResult:
    missing = reading.missing(view.ordinal, view.call)
    return CriterionResult(
        criterion=criterion,
        status=reading.status.on(view.ordinal),
        because=reasons.because(reading.plain, reading.careful, view, missing),
        missing=missing,
        met=reading.status.spans("met"),
        arguable=reading.status.spans("arguable"),
    )


def _status(truths: list[Truth]) -> Status:
    plain, careful = truths
    if plain != YES:
        return "not_met" if plain == NO else "unknown"
    return "met" if careful == YES else "arguable"


def _windows(status: Timeline[Status]) -> tuple[VerdictSpan, ...]:
    found = [
        VerdictSpan(span, verdict)
        for verdict in ("met", "arguable")
        for span in status.spans(verdict)
    ]
    return tuple(sorted(found, key=lambda each: each.span.start or date.min))


def _cut(windows: Sequence[VerdictSpan], call: Call) -> tuple[VerdictSpan, ...]:
    """The windows, cut to the days from the call's opening to its closing."""
    opens = call.opens.date() if call.opens else None
    closes = call.closes.date() if call.closes else None
    cut = []
    for window in windows:
        start = max(filter(None, (window.span.start, opens)), default=None)
        end = min(filter(None, (window.span.end, closes)), default=None)
        if start is None or end is None or start <= end:
            cut.append(VerdictSpan(Span(start, end), window.verdict))
    return tuple(cut)


def _most_settling(missing: Sequence[str], results: Sequence[CriterionResult]) -> str | None:
    """The missing fact that could settle most: a criterion that lacks it alone counts in full."""
    if len(missing) < 2:
        return missing[0] if missing else None
    shares = dict.fromkeys(missing, 0.0)
    for result in results:
        for path in result.missing if result.criterion.essential else ():
            if path in shares:
                shares[path] += 1 / len(result.missing)
    return max(missing, key=lambda path: shares[path])

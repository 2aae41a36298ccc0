"""What the candidate's studies say on each day: enrolled, degrees, years studied.

A study counts only at university level. What is absent is not known, with the exceptions that
each function names (an absent end is no end).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nato_apply.candidate.facts import UNIVERSITY, Study
from nato_apply.eligibility.dates import months_after
from nato_apply.eligibility.judged import Judged, all_of, always, any_of, unknown
from nato_apply.eligibility.timeline import NEVER, NO, UNKNOWN, YES, stepped


def enrolled(studies: Sequence[Study]) -> Judged:
    """A university-level study is under way.

    From `started` to `ends`, both included; without `ends`, to `awarded`; with neither, on and on.
    """
    return any_of([_at_university(i, s, _under_way(i, s)) for i, s in enumerate(studies)])


def degree(studies: Sequence[Study]) -> Judged:
    """A university degree has been obtained: from `awarded` on. See `_award_unknown_from`."""
    return any_of([_at_university(i, s, _held(i, s, None)) for i, s in enumerate(studies)])


def recent_degree(studies: Sequence[Study], months: int, *, under: bool) -> Judged:
    """Some degree was obtained within `months` (the last day included), or in less (excluded)."""
    return any_of(
        [_at_university(i, s, _held(i, s, (months, under))) for i, s in enumerate(studies)]
    )


def end_of_recency(awarded: date, months: int, under: bool) -> int:
    """The first day on which a degree is no longer recent."""
    last = months_after(awarded, months)
    return last if under or last == NEVER else last + 1


def last_day(study: Study) -> date | None:
    """The last day of enrolment, where one is known."""
    if study.ends is not None:
        return study.ends
    return study.awarded or None


def award_unknown_from(study: Study) -> int:
    """The day from which nobody knows whether the degree was awarded: after `ends`.

    Where `awarded` is given (or false), or there is no `ends`, never.
    """
    if study.awarded is not None or study.ends is None:
        return NEVER
    return study.ends.toordinal() + 1


def _at_university(index: int, study: Study, judged: Judged) -> Judged:
    if study.level in UNIVERSITY:
        return judged
    if study.level is not None:
        return always(NO)
    return all_of([unknown(f"studies[{index}].level"), judged])


def _under_way(index: int, study: Study) -> Judged:
    last = last_day(study)
    stop = last.toordinal() + 1 if last else NEVER
    if study.started is None:
        path = f"studies[{index}].started"
        return Judged(stepped(UNKNOWN, (stop, NO)), lambda _day: (path,))
    start = study.started.toordinal()
    return Judged(stepped(NO, (start, YES), (stop, NO)))


def _held(index: int, study: Study, recency: tuple[int, bool] | None) -> Judged:
    if study.awarded:
        stop = end_of_recency(study.awarded, *recency) if recency else NEVER
        return Judged(stepped(NO, (study.awarded.toordinal(), YES), (stop, NO)))
    path = f"studies[{index}].awarded"
    return Judged(stepped(NO, (award_unknown_from(study), UNKNOWN)), lambda _day: (path,))

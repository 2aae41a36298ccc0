"""Was the highest degree held on a day obtained recently? Of two at one level, the later counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from nato_apply.candidate.facts import UNIVERSITY, Study
from nato_apply.eligibility.judged import Judged
from nato_apply.eligibility.studies import award_unknown_from, end_of_recency
from nato_apply.eligibility.timeline import FIRST, NO, UNKNOWN, YES, Truth, from_days

_MOST_DOUBTS = 4
"""Above so many doubtful studies the answer is not known, without weighing each."""


class _Held(NamedTuple):
    """A degree held on some day: its rank among the levels, and whether it is recent then."""

    rank: int
    awarded: int
    recent: bool


_Possible = tuple[_Held | None, ...]
_RecencyEnds = Callable[[date], int]


def recent_highest(studies: Sequence[Study], months: int, *, under: bool) -> Judged:
    """The highest degree held was obtained within `months` (or in less, with `under`)."""

    def recency_ends(awarded: date) -> int:
        return end_of_recency(awarded, months, under)

    def possible(day: int) -> list[_Possible]:
        return [_possible(study, day, recency_ends) for study in studies]

    def truth(day: int) -> Truth:
        return _truth(possible(day))

    days = [day for study in studies for day in _change_days(study, recency_ends)]

    def lacking(day: int) -> list[str]:
        return list(_deciding(studies, possible(day), day))

    return Judged(from_days(days, truth), lacking)


def _change_days(study: Study, recency_ends: _RecencyEnds) -> Iterator[int]:
    if study.awarded:
        yield study.awarded.toordinal()
        yield recency_ends(study.awarded)
    yield award_unknown_from(study)
    if study.started is not None:
        yield recency_ends(study.started)


def _possible(study: Study, day: int, recency_ends: _RecencyEnds) -> _Possible:
    """What the study may have given by that day: nothing (`None`), or a degree."""
    if study.level is not None and study.level not in UNIVERSITY:
        return (None,)
    ranks = range(len(UNIVERSITY)) if study.level is None else (UNIVERSITY.index(study.level),)
    if study.awarded:
        awarded = study.awarded.toordinal()
        if awarded > day:
            return (None,)
        held = [_Held(rank, awarded, day < recency_ends(study.awarded)) for rank in ranks]
        return tuple(held) if study.level else (None, *held)
    if day < award_unknown_from(study):
        return (None,)
    earliest = study.started.toordinal() if study.started else FIRST
    can_be_old = study.started is None or day >= recency_ends(study.started)
    moments = [(day, True), *([(earliest, False)] if can_be_old else [])]
    return (None, *(_Held(rank, awarded, recent) for rank in ranks for awarded, recent in moments))


def _outcome(held: Sequence[_Held | None]) -> bool:
    degrees = [degree for degree in held if degree is not None]
    return max(degrees).recent if degrees else False


def _truth(possible: list[_Possible]) -> Truth:
    if sum(len(each) > 1 for each in possible) > _MOST_DOUBTS:
        return UNKNOWN
    outcomes = {_outcome(held) for held in product(*possible)}
    return UNKNOWN if len(outcomes) > 1 else YES if outcomes == {True} else NO


def _deciding(studies: Sequence[Study], possible: list[_Possible], day: int) -> Iterator[str]:
    """What is lacking of the studies whose own possibilities can make the difference."""
    doubtful = [index for index, each in enumerate(possible) if len(each) > 1]
    for index in doubtful:
        others = possible[:index] + possible[index + 1 :]
        if len(doubtful) > _MOST_DOUBTS or any(
            len({_outcome([*rest, own]) for own in possible[index]}) > 1
            for rest in product(*others)
        ):
            if studies[index].level is None:
                yield f"studies[{index}].level"
            if day >= award_unknown_from(studies[index]):
                yield f"studies[{index}].awarded"

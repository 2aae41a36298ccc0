"""Years of university study: whole months, added up over the studies.

Each study adds months on certain days. Where its level or its start is not known it may add fewer
or more: the months are then between those of its low and of its high share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, product
from typing import NamedTuple

from nato_apply.candidate.facts import UNIVERSITY, Study
from nato_apply.eligibility.dates import completed_months, months_after
from nato_apply.eligibility.judged import Judged
from nato_apply.eligibility.timeline import (
    FIRST,
    NEVER,
    NO,
    UNKNOWN,
    YES,
    Timeline,
    Truth,
    stepped,
)

_MOST_DOUBTS = 4
"""Above so many doubtful studies every one of them is asked about, without weighing each."""


class _Share(NamedTuple):
    """What a study adds: the days of single months, or a stretch of days to be measured."""

    months: tuple[int, ...] = ()
    start: date | None = None
    stop: int = NEVER


class _Doubt(NamedTuple):
    """What a study adds at least and at most; by each fact it lacks, what it may add by that."""

    low: _Share
    high: _Share
    lacks: Mapping[str, tuple[_Share, ...]]

    @property
    def possible(self) -> tuple[_Share, ...]:
        return tuple(dict.fromkeys([self.low, *chain(*self.lacks.values())]))


def studied_years(studies: Sequence[Study], years: int, today: date) -> Judged:
    """At least 12 × `years` whole months of university study are completed."""
    need = 12 * years
    doubts = [_doubt(index, study, need, today) for index, study in enumerate(studies)]
    certain_day = _day_reached([d.low for d in doubts], need)
    possible_day = min(_day_reached([d.high for d in doubts], need), certain_day)
    line: Timeline[Truth] = stepped(NO, (possible_day, UNKNOWN), (certain_day, YES))
    return Judged(line, lambda day: list(_deciding(doubts, need, day)))


def _doubt(index: int, study: Study, need: int, today: date) -> _Doubt:
    if study.level is not None and study.level not in UNIVERSITY:
        return _Doubt(_Share(), _Share(), {})
    low, high = _shares(study, need, today)
    lacks: dict[str, tuple[_Share, ...]] = {}
    if study.level is None:
        lacks[f"studies[{index}].level"] = (_Share(), low, high)
    if study.started is None and low != high:
        lacks[f"studies[{index}].started"] = (low, high)
    return _Doubt(low if study.level else _Share(), high, lacks)


def _shares(study: Study, need: int, today: date) -> tuple[_Share, _Share]:
    """The least and the most months that a study at university level may add."""
    stop = study.ends.toordinal() + 1 if study.ends else NEVER
    if study.years_completed is None:
        if study.started is None:
            return _Share(), _Share((FIRST,) * need)
        measured = _Share((), study.started, stop)
        return measured, measured
    stated = study.years_stated_on(today)
    count = min(12 * study.years_completed, need)
    since = tuple(completed_months(stated, stop, need - count))
    at_once = (stated.toordinal(),) * count
    if study.started is None:
        return _Share(at_once + since), _Share((FIRST,) * count + since)
    grown = tuple(completed_months(study.started, stated.toordinal(), count))
    share = _Share(grown + at_once[len(grown) :] + since)
    return share, share


def _day_reached(shares: Iterable[_Share], need: int) -> int:
    """The day on which the `need`-th month of all the shares is completed, or `NEVER`."""
    if need == 0:
        return FIRST
    found = [share for share in shares if share.months or share.start is not None]
    if len(found) == 1 and found[0].start is not None:
        day = months_after(found[0].start, need)
        return day if day <= found[0].stop else NEVER
    days = [day for share in found for day in share.months]
    for start, stop in _stretches(found):
        days.extend(completed_months(start, stop, need))
    return sorted(days)[need - 1] if len(days) >= need else NEVER


def _stretches(shares: list[_Share]) -> Iterator[tuple[date, int]]:
    """The stretches to be measured, those that overlap merged; each up to its stop, excluded."""
    pairs = sorted((s.start, s.stop) for s in shares if s.start is not None)
    while pairs:
        start, stop = pairs.pop(0)
        while pairs and pairs[0][0].toordinal() < stop:
            stop = max(stop, pairs.pop(0)[1])
        yield start, stop


def _deciding(doubts: Sequence[_Doubt], need: int, day: int) -> Iterator[str]:
    """The lacking facts that, for some shares of the other studies, make the difference."""
    doubtful = sum(bool(doubt.lacks) for doubt in doubts)
    for index, doubt in enumerate(doubts):
        others = [other.possible for at, other in enumerate(doubts) if at != index]
        for path, shares in doubt.lacks.items():
            if doubtful > _MOST_DOUBTS or any(
                len({_day_reached([*rest, share], need) <= day for share in shares}) > 1
                for rest in product(*others)
            ):
                yield path

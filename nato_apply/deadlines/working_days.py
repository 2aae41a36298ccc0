"""Working days at NATO Headquarters: no weekends, no holidays."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from nato_apply import paths


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days_before(closing: date, count: int) -> date:
    """The latest working day with `count` working days wholly between it and the closing day."""
    day = closing
    left = count
    while True:
        day -= timedelta(days=1)
        if is_working_day(day):
            if left == 0:
                return day
            left -= 1


@cache
def holidays(year: int) -> frozenset[date]:
    """The holidays of NATO Headquarters where they are known, else Belgium's public holidays."""
    known = _headquarters().get(str(year))
    return frozenset(known) if known is not None else belgian_holidays(year)


@cache
def belgian_holidays(year: int) -> frozenset[date]:
    """Belgium's public holidays (law of 4 January 1974): seven fixed days, three by Easter."""
    sunday = easter(year)
    by_easter = (sunday + timedelta(days=days) for days in (1, 39, 50))
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    return frozenset([*by_easter, *(date(year, month, day) for month, day in fixed)])


@cache
def _headquarters() -> Mapping[str, list[date]]:
    text = paths.resource("reference", "holidays.toml").read_text(encoding="utf-8")
    known: Mapping[str, list[date]] = tomllib.loads(text)["nato_hq"]
    return known

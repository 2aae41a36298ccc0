"""Arithmetic of the calendar, on ordinals of days (`date.toordinal`).

Adding months keeps the day and falls back to the month's last day where there is none; a birthday
on 29 February falls on 1 March in a common year.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date

from nato_apply.eligibility.timeline import NEVER


def months_after(day: date, months: int) -> int:
    """The day that many months later, or `NEVER` after the year 9999."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > date.max.year:
        return NEVER
    if day.day <= 28:
        return date(year, month + 1, day.day).toordinal()
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


def birthday(born: date, years: int) -> int:
    """The day on which someone born then completes that many years, or `NEVER`."""
    year = born.year + years
    if year > date.max.year:
        return NEVER
    if born.month == 2 and born.day == 29 and not isleap(year):
        return date(year, 3, 1).toordinal()
    return date(year, born.month, born.day).toordinal()


def completed_months(start: date, stop: int, most: int) -> Iterator[int]:
    """The days on which whole months since `start` are completed, up to `stop`; at most `most`."""
    for count in range(1, most + 1):
        day = months_after(start, count)
        if day > stop or day == NEVER:
            return
        yield day

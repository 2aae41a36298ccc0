"""Dates as people type them. 3/5/2004 is 3 May 2004 in both languages of the program."""

from __future__ import annotations

import re
from datetime import date

from nato_apply.ui.widgets.plain import plain

# Both languages at once, whichever the window speaks: a candidate may paste from either.
_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
)
_ISO = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e)?[-./ ]*([a-z]+)\.?,?[-./ ]*(\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([a-z]+)\.?[ ]*(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})")


def typed_date(text: str, *, today: date) -> date | None:
    """The day a typed text means; None where it means none, or no day that exists.

    Two digits of a year mean the year nearest before ten years from `today`.
    """
    words = " ".join(plain(text).replace("\u00a0", " ").split())
    if match := _ISO.fullmatch(words):
        return _day(match[1], int(match[2]), match[3], today)
    if match := _DAY_FIRST.fullmatch(words) or _DIGITS.fullmatch(words):
        return _day(match[3], int(match[2]), match[1], today)
    if match := _DAY_MONTH.fullmatch(words):
        return _day(match[3], _month(match[2]), match[1], today)
    if match := _MONTH_DAY.fullmatch(words):
        return _day(match[3], _month(match[1]), match[2], today)
    return None


def _day(year: str, month: int, day: str, today: date) -> date | None:
    try:
        return date(_year(year, today), month, int(day))
    except ValueError:
        return None


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    newest = today.year + 10
    return newest - (newest - int(text)) % 100


def _month(word: str) -> int:
    """The number of a month named in English or French, in full or shortened; 0 for no month."""
    close = {
        number
        for names in _MONTHS
        for number, name in enumerate(names.split(), start=1)
        if name == word or (len(word) >= 3 and name.startswith(word))
    }
    return close.pop() if len(close) == 1 else 0

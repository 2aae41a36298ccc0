"""Working days: no weekends, no holidays of NATO Headquarters or, for other years, Belgium’s."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_apply.deadlines.working_days import (
    belgian_holidays,
    holidays,
    is_working_day,
    working_days_before,
)
from tests.eligibility.drawn import examples

# New Year, Easter Monday, Labour Day, Ascension, Whit Monday, National Day, Assumption,
# All Saints, Armistice, Christmas.
BELGIUM = {
    2025: "01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-01 11-11 12-25",
    2026: "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25",
    2027: "01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25",
}
HEADQUARTERS_2026 = (
    "01-01 01-02 04-06 05-01 05-14 05-25 07-21 11-02 11-11"
    " 12-23 12-24 12-25 12-28 12-29 12-30 12-31"
)


def days(year: int, listed: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in listed.split()}


CLOSED = {
    2025: days(2025, BELGIUM[2025]),
    2026: days(2026, HEADQUARTERS_2026),
    2027: days(2027, BELGIUM[2027]),
}


@pytest.mark.parametrize("year", BELGIUM)
def test_belgiums_public_holidays_are_computed(year: int) -> None:
    assert belgian_holidays(year) == days(year, BELGIUM[year])


@pytest.mark.parametrize(
    ("year", "easter_monday"),
    [
        (2024, "04-01"),  # Easter on 31 March
        (2035, "03-26"),  # early
        (2038, "04-26"),  # the latest there is
        (2079, "04-24"),
    ],
)
def test_holidays_follow_easter_in_any_year(year: int, easter_monday: str) -> None:
    monday = date.fromisoformat(f"{year}-{easter_monday}")
    assert {monday, monday + timedelta(38), monday + timedelta(49)} <= belgian_holidays(year)
    assert len(belgian_holidays(year)) == 10


def test_ascension_may_fall_on_labour_day() -> None:
    assert len(belgian_holidays(2008)) == 9  # both on 1 May 2008


@pytest.mark.parametrize("year", CLOSED)
def test_the_headquarters_holidays_go_where_they_are_known(year: int) -> None:
    assert holidays(year) == CLOSED[year]


def naive(closing: date, count: int) -> date:
    """The contract’s words, day by day, for 2025 to 2027."""

    def works(day: date) -> bool:
        return day.weekday() < 5 and day not in CLOSED[day.year]

    day = closing - timedelta(1)
    while True:
        between = [day + timedelta(n) for n in range(1, (closing - day).days)]
        if works(day) and sum(map(works, between)) >= count:
            return day
        day -= timedelta(1)


@examples(250)
@given(st.dates(date(2025, 3, 1), date(2027, 12, 31)), st.integers(1, 12))
def test_working_days_before_agree_with_the_words_of_the_contract(
    closing: date, count: int
) -> None:
    assert working_days_before(closing, count) == naive(closing, count)


@pytest.mark.parametrize(
    ("closing", "count", "latest"),
    [
        ("2026-04-30", 3, "2026-04-24"),  # the contract’s: Thursday, so Friday of the week before
        ("2025-05-20", 3, "2025-05-14"),  # Tuesday: 15, 16 and 19 May lie between
        ("2025-05-02", 3, "2025-04-25"),  # 1 May is a holiday: 28, 29, 30 April
        ("2025-04-24", 3, "2025-04-17"),  # Easter Monday, 21 April: 18, 22, 23 lie between
        ("2026-05-18", 3, "2026-05-11"),  # Ascension, 14 May: 12, 13, 15
        ("2026-11-04", 1, "2026-10-30"),  # Headquarters closes on 2 November 2026
        ("2026-05-03", 3, "2026-04-27"),  # a Sunday; 1 May is a holiday: 28, 29, 30 April
        (
            "2027-01-06",
            3,
            "2026-12-21",
        ),  # closed from 23 December to New Year: 22, 4, 5 lie between
        ("2027-01-04", 1, "2026-12-21"),  # a Monday after it: 22 December lies between
        ("2026-01-07", 3, "2025-12-30"),  # 2 January 2026 is closed too: 31 December, 5, 6
    ],
)
def test_working_days_before(closing: str, count: int, latest: str) -> None:
    found = working_days_before(date.fromisoformat(closing), count)
    assert found.isoformat() == latest


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert not is_working_day(date(2026, 4, 25))  # Saturday
    assert not is_working_day(date(2026, 4, 26))  # Sunday
    assert not is_working_day(date(2026, 12, 23))
    assert is_working_day(date(2026, 4, 24))
    assert is_working_day(date(2025, 12, 24))  # closed in 2026, not known to be in 2025

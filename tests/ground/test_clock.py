"""Moments, zones, and the computer's own zone on each day."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nato_apply import clock
from nato_apply.errors import UserFault

ZONES = ["America/New_York", "Europe/Brussels", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ZoneInfo:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    return ZoneInfo(request.param)


def test_the_computers_zone_is_right_on_every_day(zone: ZoneInfo) -> None:
    here = clock.local_zone()
    for hours in range(0, 366 * 24, 7):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        ours, theirs = moment.astimezone(here), moment.astimezone(zone)
        assert ours.astimezone(UTC) == moment
        assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
        assert ours.utcoffset() == theirs.utcoffset()
        assert ours.isoformat() == theirs.isoformat()


def test_a_day_on_which_clocks_go_back_has_an_hour_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    here = clock.local_zone()
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(here)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(here)
    assert [moment.isoformat() for moment in (first, second)] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-04-10T09:00", "2026-04-10T09:00:00+02:00"),
        ("2026-01-10T09:00", "2026-01-10T09:00:00+01:00"),
        ("2026-04-10", "2026-04-10T00:00:00+02:00"),
        ("2026-04-10T09:00:00Z", "2026-04-10T09:00:00+00:00"),
        ("2026-04-10T09:00:00-03:30", "2026-04-10T09:00:00-03:30"),
        ("20260410T0900", "2026-04-10T09:00:00+02:00"),
    ],
)
def test_a_moment_without_an_offset_is_read_in_brussels(text: str, wanted: str) -> None:
    assert clock.moment(text).isoformat() == wanted


@pytest.mark.parametrize(
    "text", ["", "now", "2026", "2026-04-31", "10.04.2026", "0001-01-01", "9999-12-31T23:59:59Z"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UserFault):
        clock.moment(text)


@pytest.mark.parametrize(
    "name", ["", "Brussels", "Europe/Brusels", "../../etc/passwd", "/etc/localtime", "x" * 500]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UserFault):
        clock.zone(name)


def test_now_is_in_utc() -> None:
    assert clock.now().tzinfo is UTC

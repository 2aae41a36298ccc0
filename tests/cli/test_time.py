"""Moments: `--now` with and without an offset, Brussels and here, and time zones that ship."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Candidate, Cli


@pytest.fixture(params=["America/New_York", "Europe/Brussels", "Asia/Kathmandu"])
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A computer in another zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    return str(request.param)


def test_a_moment_without_an_offset_is_read_in_brussels(cli: Cli, sample: Path) -> None:
    found = cli("--now", "2026-04-30T23:58", "plan", sample, "--json").json
    assert (found["remaining_s"], found["state"]) == (60, "closing")
    assert found["now"] == "2026-04-30T23:58:00+02:00"


def test_a_moment_with_an_offset_is_that_moment(cli: Cli, sample: Path) -> None:
    found = cli("--now", "2026-04-30T18:29:00-03:30", "plan", sample, "--json").json
    assert found["remaining_s"] == 0
    assert found["state"] == "closing"  # the closing instant is still within the call
    after = cli("--now", "2026-04-30T21:59:01Z", "plan", sample, "--json").json
    assert (after["state"], after["remaining_s"]) == ("closed", 0)


def test_a_day_alone_is_its_midnight(cli: Cli, sample: Path) -> None:
    assert cli("--now", "2026-04-10", "plan", sample, "--json").json["now"] == (
        "2026-04-10T00:00:00+02:00"
    )


def test_both_times_are_told_and_it_is_said_whose_they_are(cli: Cli, sample: Path) -> None:
    found = cli("plan", sample)  # in Athens
    assert "Thu 30 Apr 2026, 23:59 Brussels · Fri 1 May, 0:59 here" in found.out
    french = cli("--lang", "fr", "plan", sample)
    assert (
        "jeu. 30 avr. 2026, 23\xa0h\xa059 Bruxelles · ven. 1er mai, 0\xa0h\xa059 ici" in french.out
    )


def test_where_both_times_are_the_same_one_is_told(
    cli: Cli, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    found = cli("plan", sample)
    assert "Thu 30 Apr 2026, 23:59 Brussels –" in found.out
    assert "· 23:59" not in found.out


@pytest.mark.parametrize("now", ["2026-01-15T12:00Z", "2026-04-10T12:00Z"])
def test_local_times_are_of_the_day_they_name_and_not_of_today(
    cli: Cli, sample: Path, here: str, now: str
) -> None:
    """In January the clocks of New York are another hour away from April's than in April."""
    from zoneinfo import ZoneInfo

    found = cli("--now", now, "plan", sample, "--json").json
    for item in found["items"]:
        due = datetime.fromisoformat(item["due"])
        local = datetime.fromisoformat(item["due_local"])
        assert local == due
        assert local.utcoffset() == due.astimezone(ZoneInfo(here)).utcoffset()
    assert found["closes_local"] == found["items"][-1]["due_local"]


def test_the_last_day_is_told_in_hours_and_the_last_hour_in_minutes(cli: Cli, sample: Path) -> None:
    for now, left in (
        ("2026-04-29T23:59", "1 day left"),
        ("2026-04-30T00:00", "23 hours left"),
        ("2026-04-30T22:30", "1 hour left"),
        ("2026-04-30T23:30", "29 minutes left"),
        ("2026-04-30T23:59", "0 minutes left"),
    ):
        assert left in cli("--now", now, "plan", sample).out, now


def test_an_expected_closing_gives_an_undated_call_a_plan(cli: Cli, candidate: Candidate) -> None:
    file = candidate("[plan]\ncloses = 2027-04-30T23:59:00", call="nato-2027")
    found = cli("plan", file, "--json").json
    assert (found["state"], found["closes"]) == ("open", "2027-04-30T23:59:00+02:00")
    assert (found["items"][-1]["id"], found["items"][-1]["kind"]) == ("closes", "advice")


def test_the_time_zones_that_ship_serve_where_the_system_has_none(
    program: Cli, sample: Path
) -> None:
    found = program("plan", sample, "--json", env={"PYTHONTZPATH": ""})
    assert found.json["closes"] == "2026-04-30T23:59:00+02:00"


def test_without_now_it_is_now(program: Cli, sample: Path, data: Path) -> None:
    found = program("--data-dir", data, "plan", sample, "--json", bare=True)
    told = datetime.fromisoformat(found.json["now"])
    assert abs((datetime.now().astimezone() - told).total_seconds()) < 60

"""A computer's clock that is wrong, and one that is put forward and back each year."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nato_apply import clock
from nato_apply.vault import backups, history, keys
from nato_apply.vault.store import Vault
from tests.cli.conftest import environment

DAY = timedelta(days=1)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words"
    file.write_text("correct horse")
    return file


@pytest.fixture
def kept(folder: Path, key: bytes, vault: Vault, now: datetime) -> list[str]:
    """The backups of twelve days; what they are called."""
    vault.save("format = 1\n", name=None, call=None, now=now)
    made = [backups.make(folder, key, now + number * DAY) for number in range(12)]
    vault.close()
    assert len(made) == 12
    return [backup.name for backup in backups.kept(folder)]


def save_at(when: str, zone: str, folder: Path, words: Path, text: str) -> None:
    """Run the program under a clock of its own, as its user would."""
    file = folder.parent.parent / "candidate.toml"
    file.write_text(f'format = 1\nname = "{text}"\n')
    with Vault.open(folder, keys.unlock(folder, "correct horse"), read_only=True) as vault:
        draft = vault.drafts()[0].id
    program = [sys.executable, "-m", "nato_apply", "--data-dir", folder.parent]
    command = ["draft", "import", file, "--into", draft, "--json"]
    done = subprocess.run(
        ["faketime", when, *map(str, [*program, "--passphrase-file", words, *command])],
        env=environment(TZ=zone, LD_PRELOAD=None),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == draft


def record(folder: Path) -> list[dict[str, str]]:
    with Vault.open(folder, keys.unlock(folder, "correct horse"), read_only=True) as vault:
        id_ = vault.drafts()[0].id
        assert history.broken_at(vault, id_) is None
        found: list[dict[str, str]] = history.record(vault, id_)["revisions"]
    return found


@pytest.mark.system("faketime")
def test_a_clock_of_2020_and_one_of_the_future_lose_no_backup_and_no_order(
    folder: Path, kept: list[str], words: Path
) -> None:
    save_at("2020-01-01 09:00 UTC", "UTC", folder, words, "one")
    save_at("+400 days", "UTC", folder, words, "two")
    assert set(kept) <= {backup.name for backup in backups.kept(folder)}

    save_at("2026-04-22 09:00 UTC", "UTC", folder, words, "three")  # right again
    there = [backup.name for backup in backups.kept(folder)]
    assert set(kept[:6]) <= set(there)
    found = record(folder)[1:]
    assert [each["text"].splitlines()[1] for each in found] == [
        'name = "one"',
        'name = "two"',
        'name = "three"',
    ]
    assert [each["saved_at"][:4] for each in found] == ["2020", there[0][:4], "2026"]


@pytest.mark.system("faketime")
def test_an_hour_that_comes_twice_is_told_apart_and_its_zone_stands_beside(
    folder: Path, kept: list[str], words: Path
) -> None:
    # In Brussels both are half past two: clocks go back from three to two.
    for hour in ("00", "01"):
        save_at(f"2026-10-25 {hour}:30 UTC", "Europe/Brussels", folder, words, hour)

    found = record(folder)[1:]
    assert [each["saved_at"][11:13] for each in found] == ["00", "01"]
    assert all(each["saved_at"].endswith("+00:00") for each in found)
    assert {each["zone"] for each in found} == {"Europe/Brussels"}


@pytest.mark.system("faketime")
def test_the_hour_that_is_left_out_in_spring_changes_nothing(
    folder: Path, kept: list[str], words: Path
) -> None:
    for at in ("00:59", "01:01"):  # in Brussels a minute to two, and a minute past three
        save_at(f"2026-03-29 {at} UTC", "Europe/Brussels", folder, words, at)

    assert [each["saved_at"][11:16] for each in record(folder)[1:]] == ["00:59", "01:01"]


@pytest.mark.parametrize(
    ("variable", "name"),
    [("Europe/Athens", "Europe/Athens"), (":Asia/Tokyo", "Asia/Tokyo"), ("UTC", "UTC")],
)
def test_the_zone_of_the_computer_is_called_by_its_name(
    monkeypatch: pytest.MonkeyPatch, variable: str, name: str
) -> None:
    monkeypatch.setenv("TZ", variable)

    assert clock.zone_name() == name


def test_a_zone_that_has_no_name_is_called_by_its_offset(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TZ", "XYZ-3")
    monkeypatch.setattr(clock, "_LOCALTIME", str(tmp_path / "localtime"))
    time.tzset()

    assert clock.zone_name() == "UTC+0300"

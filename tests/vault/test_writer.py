from __future__ import annotations

import json
import stat
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.errors import UserFault, sentence
from nato_apply.vault.writer import HOLDER, LOCK, writing


@pytest.fixture
def holder(folder: Path, program: Any) -> Any:
    def start(what: str) -> Any:
        child = program("hold.py", folder, what)
        assert child.stdout.readline() == "holding\n"
        return child

    return start


@pytest.mark.parametrize("what", ["window", "command"])
def test_a_second_writer_is_told_who_holds_the_vault(
    folder: Path, now: datetime, holder: Any, what: str
) -> None:
    child = holder(what)
    began = time.monotonic()

    with (
        pytest.raises(UserFault, match=f"vault-held-by-{what}") as caught,
        writing(folder, "command", now=now, wait_s=0.3),
    ):
        pass
    assert 0.3 <= time.monotonic() - began < 3
    told = sentence(caught.value.faults[0])
    assert what in told
    assert str(child.pid) in told
    assert "10 April 2026, 12:00" in told  # in Athens


def test_a_writer_waits_for_the_other_to_end(folder: Path, now: datetime, holder: Any) -> None:
    child = holder("command")
    child.stdin.close()

    with writing(folder, "command", now=now, wait_s=10):
        assert json.loads((folder / HOLDER).read_text())["what"] == "command"


def test_the_lock_of_a_killed_program_frees_itself(
    folder: Path, now: datetime, holder: Any
) -> None:
    child = holder("window")
    child.kill()
    child.wait()
    assert (folder / HOLDER).exists()

    with writing(folder, "command", now=now, wait_s=0.3):
        assert json.loads((folder / HOLDER).read_text())["what"] == "command"
    assert not (folder / HOLDER).exists()


def test_one_program_does_not_write_twice_at_once(folder: Path, now: datetime) -> None:
    with (
        writing(folder, "window", now=now),
        pytest.raises(UserFault, match="vault-held-by-window"),
        writing(folder, "command", now=now, wait_s=0),
    ):
        pass


@pytest.mark.parametrize("content", [None, "", "{}", '{"what": "x"}', "[]"])
def test_a_holder_that_has_not_said_who_it_is_is_another_program(
    folder: Path, now: datetime, content: str | None
) -> None:
    with writing(folder, "window", now=now):
        (folder / HOLDER).unlink()
        if content is not None:
            (folder / HOLDER).write_text(content)
        with (
            pytest.raises(UserFault, match=r"vault-held$"),
            writing(folder, "command", now=now, wait_s=0),
        ):
            pass


def test_what_it_leaves_is_the_owners_alone_and_says_nothing_personal(
    folder: Path, now: datetime
) -> None:
    with writing(folder, "window", now=now):
        for name in (LOCK, HOLDER):
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
        assert set(json.loads((folder / HOLDER).read_text())) == {"pid", "what", "since"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_error_within_frees_the_lock(folder: Path, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), writing(folder, "command", now=now):
        raise ZeroDivisionError
    with writing(folder, "command", now=now, wait_s=0):
        pass

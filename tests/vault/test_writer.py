from __future__ import annotations

import json
import platform
import stat
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.errors import UserFault, sentence
from nato_apply.vault.writer import HOLDER, LOCK, take_over, writing


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


def test_who_has_just_taken_the_lock_is_given_time_to_say_who_it_is(
    folder: Path, now: datetime, holder: Any
) -> None:
    holder("window")
    named = (folder / HOLDER).rename(folder / "not-yet")
    saying = threading.Timer(0.1, lambda: named.rename(folder / HOLDER))
    saying.start()
    with (
        pytest.raises(UserFault, match="vault-held-by-window"),
        writing(folder, "window", now=now, wait_s=0),
    ):
        pass
    saying.join()


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


@pytest.mark.parametrize("content", [None, "", "{}", '{"what": "x"}', "[]", "[" * 100_000])
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
        found = json.loads((folder / HOLDER).read_text())
        assert set(found) == {"host", "pid", "what", "since"}
        assert found["host"] == platform.node()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


class TestAnotherComputer:
    """The folder was copied, synchronised or shared while a program there was writing."""

    @pytest.fixture
    def elsewhere(self, folder: Path) -> Path:
        folder.mkdir(parents=True)
        named = {
            "host": "laptop",
            "pid": 1,
            "what": "window",
            "since": "2026-04-10T09:00:00+00:00",
        }
        (folder / HOLDER).write_text(json.dumps(named))
        return folder

    def test_is_named_at_once_and_not_overruled(self, elsewhere: Path, now: datetime) -> None:
        before = (elsewhere / HOLDER).read_bytes()
        for _ in range(2):
            with (
                pytest.raises(UserFault, match="vault-held-elsewhere") as caught,
                writing(elsewhere, "command", now=now),
            ):
                pass
        told = sentence(caught.value.faults[0])
        assert "“laptop”" in told
        assert "10 April 2026, 12:00" in told  # in Athens
        assert (elsewhere / HOLDER).read_bytes() == before

    def test_gives_way_once_somebody_said_so(self, elsewhere: Path, now: datetime) -> None:
        take_over(elsewhere)
        with writing(elsewhere, "command", now=now) as killed:
            assert not killed

    def test_that_still_holds_the_lock_does_not(self, folder: Path, holder: Any) -> None:
        """As over a network that passes locks on."""
        holder("window")
        named = json.loads((folder / HOLDER).read_text()) | {"host": "laptop"}
        (folder / HOLDER).write_text(json.dumps(named))

        with pytest.raises(UserFault, match="vault-held-elsewhere"):
            take_over(folder)
        assert json.loads((folder / HOLDER).read_text()) == named


def test_a_program_at_work_here_is_not_overruled(folder: Path, holder: Any) -> None:
    holder("window")

    with pytest.raises(UserFault, match="vault-held-by-window"):
        take_over(folder)


def test_the_holder_of_an_earlier_version_is_of_this_computer(folder: Path, now: datetime) -> None:
    folder.mkdir(parents=True)
    (folder / HOLDER).write_text('{"pid": 1, "what": "window", "since": "2026-04-10T09:00+00:00"}')

    with writing(folder, "command", now=now) as killed:
        assert killed


def test_an_error_within_frees_the_lock(folder: Path, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), writing(folder, "command", now=now):
        raise ZeroDivisionError
    with writing(folder, "command", now=now, wait_s=0):
        pass

"""However the window ends, what it said was saved is there: killed, told to end, logged out."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import window_kill
from nato_apply import paths
from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.ending import Ending
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program

ROUNDS = 2
Typing = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    return tmp_path / "printed"


@pytest.fixture
def typing(tmp_path: Path, printed: Path) -> Iterator[Typing]:
    """Starts the real window, with somebody who types into it; waits until a save is said."""
    running: list[subprocess.Popen[bytes]] = []

    def run(word: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(window_kill.TYPIST), str(tmp_path / "data"), word]
        env = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)}
        with printed.open("w") as out:
            running.append(subprocess.Popen(command, env=env, stdout=out))
        end = time.monotonic() + 30
        while word not in printed.read_text() and time.monotonic() < end:
            time.sleep(0.02)
        return running[-1]

    yield run
    for each in running:
        each.kill()
        each.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_told_to_end_it_saves_the_last_key_first(
    typing: Typing, printed: Path, tmp_path: Path, name: str
) -> None:
    vault = DataFolder(tmp_path / "data").vault
    window = typing("Anna")
    time.sleep(0.1)  # in the middle of the typing: not all is saved yet
    window.send_signal(getattr(signal, name))
    assert window.wait(timeout=20) == 0
    told = printed.read_text().split()
    found = window_kill.looked_at(vault, told)
    assert found.faults == []
    assert found.there == told[-1]
    assert not (vault / "vault.holder").exists()


@pytest.mark.alone  # it is killed some time after its start, and must have saved by then
def test_killed_it_loses_nothing_that_it_said_was_saved(tmp_path: Path) -> None:
    """A hundred rounds of it: `benchmarks/window_kill.py`."""
    chance, before = random.Random(4711), ""
    for number in range(ROUNDS):
        word = f"{number}:"
        found = window_kill.killed(tmp_path / "data", word, 0.5 + chance.random())
        assert found.faults == []
        assert window_kill.is_kept(found, word, before), found
        before = found.there
    assert before != ""


class _Manager:
    """What the desktop's session gives a program that it is about to end."""

    def __init__(self) -> None:
        self.cancelled = False

    def allowsInteraction(self) -> bool:
        return False

    def cancel(self) -> None:
        self.cancelled = True


def test_the_end_of_the_session_saves_first(
    qtbot: QtBot, program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("set_wakeup_fd", "signal"):
        monkeypatch.setattr(signal, name, lambda *_given, **_named: None)
    ending = Ending(window, program.app)
    program.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
    assert program.session.save_state.kind == "saving"
    manager = _Manager()
    ending.save_for_the_system(manager)  # type: ignore[arg-type]
    ending.close()
    assert not manager.cancelled
    assert program.keeper.load(str(program.session.draft_id)).person.name == "Anna"

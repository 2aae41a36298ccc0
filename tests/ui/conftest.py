"""A real window on a real vault, without a screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from nato_apply import clock, paths
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft, without_documents
from nato_apply.paths import DataFolder
from nato_apply.settings import Settings
from nato_apply.ui import immortals
from nato_apply.ui.application import Application
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.discard import discard
from nato_apply.vault import wrapping

NOW = clock.moment("2026-04-10T09:00:00")
USUAL = (1280, 820)
"""The size of a new window; the offscreen platform's screen is too small for it."""
PASSPHRASE = "correct horse battery staple"


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """What pytest-qt makes in place of a plain `QApplication`."""
    return Application


@pytest.fixture(autouse=True, scope="session")
def _none_lives_on() -> None:
    """A test run calls Qt more often than Python 3.11 bears without it."""
    immortals.keep()


@pytest.fixture(autouse=True)
def _garbage_is_collected_on_this_thread() -> Iterator[None]:
    """As in the program: a widget that a job's thread collects ends the process."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation is slow on purpose; its cost is tested with the vault."""
    cheap = wrapping.Cost(iterations=1, lanes=1, memory_kib=64)
    usual = wrapping.by_passphrase
    monkeypatch.setattr(
        wrapping, "by_passphrase", lambda key, words, vault, _cost: usual(key, words, vault, cheap)
    )


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def sample() -> Draft:
    """The sample candidate as it ships, before any document is given."""
    draft, faults = candidate_file.load(paths.resource("demo", "candidate.toml"))
    assert not faults
    return without_documents(draft)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def program(qtbot: QtBot, data: DataFolder) -> Iterator[Program]:
    """The program as it is after its start, with no draft yet; its vault opens by passphrase."""
    made = started(qtbot, data)
    yield made
    stop(made)


def started(
    qtbot: QtBot, data: DataFolder, *, passphrase: str | None = PASSPHRASE, language: str = "en"
) -> Program:
    """Start the program and wait until the calls and the drafts are there."""
    made = Program(data, language=language, now=lambda: NOW, passphrase=passphrase)
    if Settings(data.settings).get("width") == "":
        made.window.resize(*USUAL)
    made.show()
    qtbot.waitUntil(lambda: hasattr(made, "session"), timeout=20_000)
    qtbot.waitUntil(lambda: made.session.catalogue is not None, timeout=20_000)
    made.window.furnish()
    settle(qtbot, made)
    return made


def stop(program: Program) -> None:
    program.window.close()
    program.close()
    discard(program.window)
    # Else it lives on, and each change of the look gets slower from test to test.
    QCoreApplication.sendPostedEvents(program.window, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def settle(qtbot: QtBot, program: Program) -> None:
    """Wait until nothing is under way any more, saves included.

    The recovery key that a new vault shows is put away for later.
    """
    qtbot.waitUntil(
        lambda: not program.jobs.busy and program.session.save_state.kind != "saving",
        timeout=20_000,
    )
    for shown in program.window.findChildren(RecoveryKeyDialog):
        if shown.isVisible():
            shown.closing.click()
            program.window.activateWindow()  # the offscreen platform gives the keyboard to nobody


def keep(qtbot: QtBot, program: Program, draft: Draft) -> None:
    """Keep a first draft in the vault, and open it."""
    program.drafts.keep(lambda: program.keeper.add(draft))
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)


@pytest.fixture
def window(qtbot: QtBot, program: Program, sample: Draft) -> MainWindow:
    """The window with the sample candidate's draft open, kept in the vault."""
    keep(qtbot, program, sample)
    return program.window


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session

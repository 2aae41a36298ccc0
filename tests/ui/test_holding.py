"""What could go wrong around a save, and does not: leaving, locking, two things at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.dialogs.hold_key import HoldKeyDialog
from nato_apply.ui.dialogs.recover import RecoverDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.vault import keys
from tests.ui.conftest import settle, started, stop
from tests.ui.driving import dialog
from tests.ui.personal import seen
from tests.ui.test_shell_vault import full_disk


def name(program: Program, text: str) -> None:
    program.session.edit(lambda draft: with_person(draft, name=text), N_("Name"))


@pytest.mark.parametrize("how", ["another", "new", "delete"])
def test_a_draft_whose_last_changes_are_not_saved_is_not_left(
    qtbot: QtBot, program: Program, window: MainWindow, how: str
) -> None:
    session, drafts = program.session, program.drafts
    first = session.draft_id
    assert first
    drafts.new("nato-hq-2026")
    qtbot.waitUntil(lambda: session.draft_id != first, timeout=20_000)
    settle(qtbot, program)
    second = session.draft_id
    assert second
    said: list[object] = []
    drafts.refused.connect(said.append)
    with full_disk():
        name(program, "Anna")
        if how == "another":
            drafts.open(first)
        elif how == "new":
            drafts._show(Draft())
        else:
            drafts.delete(second)
        qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "changes-not-saved" in str(said[0])
    assert session.draft_id == second
    assert session.draft.person.name == "Anna"
    assert drafts.deleting is None
    session.save_now()
    settle(qtbot, program)
    drafts.open(first)
    qtbot.waitUntil(lambda: session.draft_id == first, timeout=20_000)
    assert program.keeper.load(second).person.name == "Anna"


def test_a_draft_that_is_being_opened_when_the_window_locks_stays_hidden(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    draft = program.session.draft_id
    assert draft
    program.session.leave()
    program.drafts.open(draft)  # its answer comes only after the lock
    window.guarding.locking.lock()
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "passphrase", timeout=20_000)
    settle(qtbot, program)
    assert program.session.view is None
    assert window.guarding.locking.locked
    assert not seen(window, also=("Sample application",))
    assert window.windowTitle() == "Locked – NATO Apply"


def test_locking_waits_for_the_copy_that_is_being_made_with_the_key(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    """Else its key would be wiped in its hands, and the copy be one that zeros open."""
    upkeep, keeper = program.drafts.care.upkeep, program.keeper
    inside, go_on = threading.Event(), threading.Event()
    key = bytes(keeper.key)

    def copying() -> bytes:
        with upkeep._writing():
            inside.set()
            go_on.wait(10)
            return bytes(keeper.key)

    held: list[bytes] = []
    program.jobs.run(lambda _progress: copying(), held.append, lambda _error: None)
    assert inside.wait(10)
    window.guarding.locking.lock()
    qtbot.wait(200)
    go_on.set()
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "passphrase", timeout=20_000)
    settle(qtbot, program)
    assert held == [key]
    assert not keeper.key


def test_a_look_at_the_vault_that_locking_overtakes_alarms_nobody(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    care = program.drafts.care
    window.guarding.locking.lock()
    care._beside(care.upkeep.is_sound, care._looked_into, care._say_problem)
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "passphrase", timeout=20_000)
    settle(qtbot, program)
    assert care.problem is None


def test_an_answer_from_before_the_lock_does_not_open_the_window_again(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    program.drafts._claim()  # its answer, that all is open, comes after the lock
    window.guarding.locking.lock()
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "passphrase", timeout=20_000)
    settle(qtbot, program)
    assert window.guarding.locking.locked
    assert window.guarding.locking.screen is not None


def test_a_copy_in_clear_that_a_crash_left_is_removed_by_the_next_start(
    qtbot: QtBot, data: DataFolder
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = Path(os.environ["XDG_RUNTIME_DIR"]) / f"nato-apply-{ended.pid}-x"
    left.mkdir(mode=0o700)
    (left / "document-1.pdf").write_bytes(b"%PDF")
    program = started(qtbot, data)
    assert not left.exists()
    copy = program.session.files.copies.written(b"%PDF", ".pdf")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    stop(program)
    assert not copy.parent.exists()


def test_somebody_who_types_on_and_on_is_saved_all_the_same(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    draft, before = str(program.session.draft_id), program.session.draft.person.name
    for number in range(40):
        name(program, f"Anna{number}")
        qtbot.wait(100)
    assert program.keeper.load(draft).person.name != before
    settle(qtbot, program)


def test_the_lock_screen_opens_with_the_recovery_key_too(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    key = keys.new_recovery_key(program.keeper.folder, program.keeper.key)
    window.guarding.locking.lock()
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "passphrase", timeout=20_000)
    screen = window.guarding.locking.screen
    assert screen is not None
    screen.card.ways["recovery"].click()
    asking = dialog(qtbot, window, RecoverDialog)
    assert not seen(window, also=("Sample application",))
    QTest.keyClicks(asking.field, key)
    asking.accepting.click()
    qtbot.waitUntil(lambda: not window.guarding.locking.locked, timeout=20_000)
    assert program.session.draft.person.name == "Zoë Ångström"
    dialog(qtbot, window, HoldKeyDialog).closing.click()
    settle(qtbot, program)

"""Locked, the window holds nothing of anybody; unlocked, one is back where one was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_person
from nato_apply.errors import UserFault
from nato_apply.i18n import N_
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.safety.locking import LockingCard
from tests.ui.conftest import PASSPHRASE, settle
from tests.ui.personal import seen
from tests.ui.saving import when_open
from tests.ui.test_shell_vault import full_disk


def locked(qtbot: QtBot, program: Program) -> None:
    """Wait until the vault is closed."""
    qtbot.waitUntil(lambda: program.drafts.situation.kind in ("locked", "passphrase"))
    settle(qtbot, program)


def command(window: MainWindow, keys: str) -> QAction:
    """The menus’ command with these keys."""
    return next(each for each in window.actions() if each.shortcut().toString() == keys)


def unlock(qtbot: QtBot, program: Program, words: str = PASSPHRASE) -> None:
    screen = program.window.guarding.locking.screen
    assert screen is not None
    qtbot.waitUntil(screen.card.field.isVisible)
    QTest.keyClicks(screen.card.field, words)
    QTest.keyClick(screen.card.field, Qt.Key.Key_Return)


def unlocked(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.window.guarding.locking.locked, timeout=20_000)
    settle(qtbot, program)


def test_the_sample_would_be_seen_if_it_were_shown(window: MainWindow) -> None:
    window.go("about_you")
    assert seen(window)


@pytest.mark.parametrize("page", ["start", "about_you", "hand_over", "words", "eligibility"])
def test_locked_nothing_personal_is_on_the_screen(
    qtbot: QtBot, program: Program, window: MainWindow, page: str
) -> None:
    window.go(page)
    command(window, "Ctrl+L").trigger()
    assert window.guarding.locking.locked
    assert not seen(window, also=("Sample application",))
    locked(qtbot, program)
    assert not seen(window, also=("Sample application",))
    assert "Locked" in window.windowTitle()


def test_locked_the_vault_is_closed_and_its_key_forgotten(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    draft_id = program.session.draft_id
    assert draft_id is not None
    window.guarding.locking.lock()
    locked(qtbot, program)
    assert program.session.view is None
    assert not program.keeper.there
    assert not program.keeper.key
    with pytest.raises(UserFault):
        program.keeper.load(draft_id)
    assert program.drafts.situation.kind == "passphrase"  # that of the start is forgotten too


def test_what_was_typed_is_saved_first_and_one_is_back_on_the_same_page(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    draft_id = program.session.draft_id
    window.go("choose")
    program.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
    window.guarding.locking.lock()
    locked(qtbot, program)
    unlock(qtbot, program)
    unlocked(qtbot, program)
    assert program.session.draft_id == draft_id
    assert program.session.draft.person.name == "Anna"
    assert window.page_id == "choose"
    assert window.page("choose").isVisible()
    program.session.edit(lambda draft: with_person(draft, name="Anna B"), N_("Name"))
    settle(qtbot, program)
    assert program.session.save_state.kind == "saved"


def test_a_wrong_passphrase_leaves_it_locked_and_says_so(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    window.guarding.locking.lock()
    locked(qtbot, program)
    unlock(qtbot, program, "not it at all")
    screen = window.guarding.locking.screen
    assert screen is not None
    qtbot.waitUntil(lambda: "not the passphrase" in screen.card.row.error.text(), timeout=20_000)
    assert window.guarding.locking.locked
    assert not seen(window)
    unlock(qtbot, program)
    unlocked(qtbot, program)


def test_an_edit_that_cannot_be_saved_stays_in_memory_behind_the_covered_screen(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    locking = window.guarding.locking
    with full_disk():
        program.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
        locking.lock()
        qtbot.waitUntil(lambda: program.session.save_state.kind == "failed")
        assert locking.locked
        assert locking.screen is not None
        screen = locking.screen
        qtbot.waitUntil(screen.unsaved.isVisible)
        assert not seen(window, also=("Sample application", "Anna"))
        # Still one has to know the passphrase to see it again.
        qtbot.waitUntil(screen.proof.field.isVisible)
        QTest.keyClicks(screen.proof.field, "not it at all\r")
        qtbot.waitUntil(lambda: bool(screen.proof.row.error.text()), timeout=20_000)
        assert locking.locked
    program.session.save_now()
    locked(qtbot, program)
    assert not program.keeper.there
    unlock(qtbot, program)
    unlocked(qtbot, program)
    assert program.session.draft.person.name == "Anna"


def test_an_unsaved_edit_is_there_again_for_who_knows_the_passphrase(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    locking = window.guarding.locking
    with full_disk():
        program.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
        locking.lock()
        assert locking.screen is not None
        screen = locking.screen
        qtbot.waitUntil(screen.proof.field.isVisible)
        QTest.keyClicks(screen.proof.field, f"{PASSPHRASE}\r")
        qtbot.waitUntil(lambda: not locking.locked, timeout=20_000)
    assert program.session.draft.person.name == "Anna"
    program.session.save_now()
    settle(qtbot, program)
    assert program.session.save_state.kind == "saved"


def test_a_study_being_typed_is_out_of_sight_and_still_there_afterwards(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    window.go("about_you")
    page = window.page("about_you")

    def typed(dialog: StudyDialog) -> None:
        QTest.keyClicks(dialog.institution, "KTH")
        window.guarding.locking.lock()
        assert not dialog.isVisible()
        assert not seen(window, also=("KTH",))
        locked(qtbot, program)
        unlock(qtbot, program)
        unlocked(qtbot, program)
        assert dialog.isVisible()
        assert dialog.institution.text() == "KTH"
        dialog.done_button.click()

    when_open(StudyDialog, typed)
    page.add_study.click()  # type: ignore[attr-defined]
    settle(qtbot, program)
    assert program.session.draft.studies is not None
    assert "KTH" in [study.institution for study in program.session.draft.studies]


@pytest.mark.alone
def test_idle_time_locks_and_use_puts_it_off(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    locking = window.guarding.locking
    locking.idle.minutes = lambda: 0.4 / 60
    locking.idle._look()
    for _ in range(8):
        QTest.qWait(100)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        assert not locking.locked
    qtbot.waitUntil(lambda: locking.locked, timeout=5_000)
    locked(qtbot, program)


def test_the_padlock_is_there_again_after_unlocking(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    padlock = window.footer.lock_button
    for _ in range(2):
        assert padlock.isVisible()
        padlock.click()
        locked(qtbot, program)
        unlock(qtbot, program)
        unlocked(qtbot, program)
    assert padlock.isVisible()


def test_never_is_never(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    window.settings.set("lock_after", "0")
    idle = window.guarding.locking.idle
    idle._last -= 10 * 24 * 3600
    idle._look()
    assert not program.window.guarding.locking.locked
    window.settings.set("lock_after", "1")
    idle._look()
    qtbot.waitUntil(lambda: window.guarding.locking.locked)
    locked(qtbot, program)


def test_the_settings_say_after_how_long(window: MainWindow) -> None:
    window.go("settings")
    card = window.page("settings").findChild(LockingCard)
    assert isinstance(card, LockingCard)
    assert card.after.currentText() == "10 minutes"
    card.after.activated.emit(0)
    assert window.settings.get("lock_after") == "1"
    assert window.guarding.locking.idle.minutes() == 1
    card.with_system.click()
    assert window.settings.get("lock_with_system") == "off"


def test_a_secret_is_taken_from_the_clipboard_and_a_text_of_ones_own_is_not(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    from PySide6.QtCore import QMimeData

    from nato_apply.ui.secret_clipboard import SECRET_HINT

    clipboard = QGuiApplication.clipboard()
    clipboard.setText("my own words")
    window.guarding.locking.lock()
    locked(qtbot, program)
    assert clipboard.text() == "my own words"
    unlock(qtbot, program)
    unlocked(qtbot, program)
    secret = QMimeData()
    secret.setText("AAAA-BBBB")
    secret.setData(SECRET_HINT, b"secret")
    clipboard.setMimeData(secret)
    window.guarding.locking.lock()
    assert not clipboard.text()
    locked(qtbot, program)


def test_no_command_reaches_what_is_covered(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    window.guarding.locking.lock()
    locked(qtbot, program)
    for key in (Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_P, Qt.Key.Key_F, Qt.Key.Key_3):
        QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    assert window.guarding.locking.locked
    assert not seen(window)


@pytest.mark.system("dbus-run-session")
@pytest.mark.parametrize("signal", ["screen saver", "gnome", "sleep", "lock session"])
def test_the_systems_sleep_and_lock_close_the_vault(tmp_path: Path, signal: str) -> None:
    """On a bus of its own: what is heard there is what logind and the screen savers send."""
    assert on_a_bus(signal, tmp_path) == ["open", "locked", "passphrase"]


@pytest.mark.system("dbus-run-session")
def test_sleep_waits_until_everything_is_saved_and_locked(tmp_path: Path) -> None:
    """A logind of its own, which tells when its delay is let go: `programs/logind.py`."""
    told = on_a_bus("sleep delayed", tmp_path)
    assert told[:3] == ["sleep:delay", "open", "asleep"]
    assert "let-go:Berta" in told  # saved, and the vault closed, when it was let go
    assert "passphrase" in told


@pytest.mark.system("dbus-run-session", "gnome-keyring-daemon")
def test_what_the_key_store_holds_is_unlocked_by_one_click(tmp_path: Path) -> None:
    assert on_a_bus("key store", tmp_path) == ["open", "locked", "locked", "Zoë", "Ångström"]


def on_a_bus(signal: str, folder: Path) -> list[str]:
    """What the program on a bus of its own prints."""
    told = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.on_a_bus", signal, folder],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.split()

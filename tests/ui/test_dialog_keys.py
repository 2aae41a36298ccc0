"""F8, Ctrl+L and F1 work in every dialog, too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from nato_apply.ui import dialogs, guide
from nato_apply.ui.dialogs.history import HistoryDialog
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.dialogs.switch_call import SwitchCallDialog
from nato_apply.ui.help_window import HelpWindow
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from tests.ui.conftest import settle
from tests.ui.personal import seen
from tests.ui.saving import when_open
from tests.ui.test_locking import locked, unlock, unlocked

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    QTest.qWait(20)


def test_f8_hides_what_a_dialog_shows(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    dialog = HistoryDialog(window, window.session)
    opened(qtbot, dialog)
    settle(qtbot, program)
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    presenting = window.guarding.presenting
    assert presenting.bar is not None
    assert presenting.bar.isVisible()
    QTest.qWait(50)
    assert not seen(window, also=("Sample application",))
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    assert presenting.bar.isHidden()
    dialog.done(0)


def test_ctrl_l_locks_from_within_a_dialog(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    dialog = SwitchCallDialog(window, window.session)
    opened(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_L, CTRL)
    assert window.guarding.locking.locked
    assert not dialog.isVisible()
    locked(qtbot, program)
    unlock(qtbot, program)
    unlocked(qtbot, program)


def test_what_is_typed_in_a_dialog_waits_behind_the_lock(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    window.go("about_you")
    page = window.page("about_you")

    def typed(dialog: StudyDialog) -> None:
        dialog.activateWindow()
        QTest.qWait(20)
        QTest.keyClicks(dialog.institution, "KTH")
        QTest.keyClick(dialog, Qt.Key.Key_L, CTRL)
        assert window.guarding.locking.locked
        assert not seen(window, also=("KTH",))
        locked(qtbot, program)
        unlock(qtbot, program)
        unlocked(qtbot, program)
        assert dialog.isVisible()
        assert dialog.institution.text() == "KTH"
        dialog.reject()

    when_open(StudyDialog, typed)
    page.add_study.click()  # type: ignore[attr-defined]


def test_f1_opens_what_the_guide_says_of_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    window.go("words")
    dialog = HistoryDialog(window, window.session)
    opened(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    found = dialog.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    assert found.isVisible()
    assert found.view.textCursor().block().text() == "Safety"
    modal = dialog.windowHandle()
    assert found.windowHandle().transientParent() is modal  # else it could not be used meanwhile
    dialog.done(0)


def test_every_dialog_has_a_part_of_the_guide() -> None:
    files = Path(dialogs.__path__[0]).glob("*.py")
    modules = {file.stem for file in files if "Dialog(" in file.read_text(encoding="utf-8")}
    assert modules - {"about"} <= set(guide.OF_DIALOGS)  # that one tells of itself
    assert set(guide.OF_DIALOGS.values()) <= set(guide.PARTS)

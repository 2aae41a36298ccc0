"""Where the keyboard begins in a dialog, and that what has it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from nato_apply.candidate.facts import Study
from nato_apply.settings import Settings
from nato_apply.ui import roles, sharing
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.dialogs.switch_call import SwitchCallDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.copied import Copied
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.secret_field import SecretField
from tests.ui import scenes

TO_READ = ("about",)
"""Dialogs in which there is nothing to fill in: the keyboard scrolls."""


@pytest.mark.parametrize("name", [each for each in scenes.DIALOGS if each not in TO_READ])
def test_a_dialog_begins_at_the_first_thing_to_fill_in_or_press(
    window: MainWindow, name: str
) -> None:
    dialog = scenes.opened(window, name)
    begins = scenes.focus()
    scrolls = [(s.accessibleName(), s.focusPolicy()) for s in dialog.findChildren(QScrollArea)]
    scenes.close(dialog)
    assert not isinstance(begins, QScrollArea)
    none = Qt.FocusPolicy.NoFocus
    assert [name for name, policy in scrolls if not name and policy is not none] == []


def test_switching_the_call_begins_at_the_list_of_calls(window: MainWindow) -> None:
    dialog = SwitchCallDialog(window, window.session)
    dialog.open()
    scenes.settle()
    begins = scenes.focus()
    scenes.close(dialog)
    assert begins is dialog.combo


# The recovery key


@pytest.fixture
def key(window: MainWindow) -> RecoveryKeyDialog:
    found = scenes.opened(window, "recovery key")
    assert isinstance(found, RecoveryKeyDialog)
    return found


def test_a_reflex_enter_does_not_put_the_recovery_key_away(key: RecoveryKeyDialog) -> None:
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Return)
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Return)
    assert key.isVisible()
    assert key.groups.isVisible()
    scenes.close(key)


def test_the_recovery_key_is_read_group_by_group(key: RecoveryKeyDialog) -> None:
    heard = []
    for _group in range(11):
        heard.append(scenes.focus().accessibleName())
        QTest.keyClick(scenes.focus(), Qt.Key.Key_Right)
    assert heard[0] == "Group 1: A B C D E"
    assert heard[-1] == "Group 11: V W X Y Z"
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Tab)
    assert scenes.focus() is key.print
    scenes.close(key)


def test_closing_it_says_what_is_lost(key: RecoveryKeyDialog) -> None:
    assert key.closing.text() == "Close without keeping it"
    assert "it is shown no more" in key.closed_note.text()
    scenes.close(key)


def test_once_asked_for_a_group_enter_compares(key: RecoveryKeyDialog) -> None:
    key.accepting.click()
    assert scenes.focus() is key.group
    QTest.keyClick(key.group, Qt.Key.Key_Return)
    assert "This is not group" in key.row.error.text()
    scenes.close(key)


# A study


def test_a_study_of_which_nothing_is_told_is_not_kept_without_a_word(window: MainWindow) -> None:
    assert window.session.view is not None
    dialog = StudyDialog(window, Study(), window.session.view.today)
    dialog.open()
    scenes.settle()
    dialog.accepting.click()
    assert dialog.isVisible()
    assert dialog._rows["subject"].error.text().startswith("Nothing is filled in yet.")
    assert scenes.focus() is dialog.subject
    dialog.institution.setText("Uppsala")
    dialog.accepting.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.study == Study(institution="Uppsala")


# What has the keyboard can be seen


def test_a_field_that_a_screen_reader_goes_to_is_scrolled_into_view(window: MainWindow) -> None:
    window.resize(1024, 640)
    for _time in range(2):  # the second time, the window has the keyboard
        scenes.turn(window, "about_you")
    page = window.page("about_you")
    fields = [each for each in page.findChildren(QWidget) if each.isVisible()]
    last = [e for e in fields if isinstance(e, QLineEdit | Button) and e.isEnabled()][-1]
    assert _out_of_view(page, last)
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not _out_of_view(page, last)


def test_it_is_so_in_a_dialog(window: MainWindow) -> None:
    window.resize(1024, 640)
    dialog = scenes.opened(window, "study")
    assert isinstance(dialog, StudyDialog)
    assert _out_of_view(dialog, dialog.years)
    dialog.years.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not _out_of_view(dialog, dialog.years)
    scenes.close(dialog)


def _out_of_view(around: QWidget, widget: QWidget) -> bool:
    scroll = around.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    top = widget.mapTo(scroll.viewport(), widget.rect().topLeft()).y()
    return top < 0 or top + widget.height() > scroll.viewport().height()


# Passphrases


def test_a_passphrase_can_be_shown_and_is_hidden_again_with_its_dialog(window: MainWindow) -> None:
    dialog = scenes.opened(window, "passphrase")
    first, second = dialog.findChildren(SecretField)
    assert first.echoMode() is QLineEdit.EchoMode.Password
    assert first.eye.accessibleName() == "Passphrase: Show what is typed"
    assert first.eye.accessibleName() != second.eye.accessibleName()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert scenes.focus() is first.eye
    QTest.keyClick(first.eye, Qt.Key.Key_Return)
    assert first.echoMode() is QLineEdit.EchoMode.Normal
    assert second.echoMode() is QLineEdit.EchoMode.Password
    dialog.hide()
    assert first.echoMode() is QLineEdit.EchoMode.Password
    scenes.close(dialog)


# Long words


def test_a_long_path_is_broken_for_the_eye_alone(window: MainWindow) -> None:
    from PySide6.QtGui import QAccessible

    roles.install()
    path = "/home/zoë/Documents/applications_of_2026/transcripts-and-degrees/nato"
    label = Label(path.replace("_", "_\u200b"))
    label.setParent(window.centralWidget())
    told = QAccessible.queryAccessibleInterface(label)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == path
    assert label.text() == path
    label.setParent(None)


def test_a_path_is_copied_whole(qtbot: QtBot) -> None:
    path = "/home/zoë/Documents/applications_of_2026/transcripts-and-degrees/nato"
    label = Copied(path)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, len(QLabel.text(label)))
    assert label.selectedText() != path
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == path


# The window


def test_a_new_window_is_no_larger_than_the_screen(window: MainWindow) -> None:
    room = QGuiApplication.primaryScreen().availableSize()
    made = sharing.size_at_start(Settings(window.settings._file.parent / "none.ini"))
    assert made.width() <= room.width()
    assert made.height() + sharing.FRAME <= room.height()

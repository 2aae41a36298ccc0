"""Buttons: pressed by Enter, wide enough for what they say once down, muted where of no use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate.draft import Draft
from nato_apply.ui import theme
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.theme import Theme
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.by_enter import ByEnter
from nato_apply.ui.widgets.fields import AnswerField
from tests.ui import clipping, scenes


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: Button("Open"), lambda: IconButton("x", "Remove")])
def test_enter_presses_a_button_as_space_does(qtbot: QtBot, make: type, key: Qt.Key) -> None:
    button = make()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_answers_a_question(qtbot: QtBot) -> None:
    field = AnswerField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.answered) as answered:
        QTest.keyClick(field.buttons()[1], Qt.Key.Key_Return)
    assert answered.args == [False]


@pytest.mark.qt_log_ignore("Keyboard event not accepted")
def test_a_button_that_cannot_be_pressed_is_not_by_enter_either(qtbot: QtBot) -> None:
    button = Button("Open")
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_in_a_dialog_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    keep, cancel = Button("Keep", "primary"), Button("Cancel")
    across = QHBoxLayout(dialog)
    across.addWidget(keep)
    across.addWidget(cancel)
    keep.clicked.connect(dialog.accept)
    cancel.clicked.connect(dialog.reject)
    dialog.show()
    cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(cancel, Qt.Key.Key_Return)


def _mute(each: QAbstractButton) -> bool:
    """Whether Enter does nothing on it although it is no box to tick and none of Qt's own."""
    of_ours = type(each).__module__.startswith("nato_apply")
    return not isinstance(each, ByEnter | QCheckBox | QRadioButton) and (
        of_ours or bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


@pytest.mark.parametrize(("draft", "page"), scenes.SCENES)
def test_every_button_of_every_page_is_pressed_by_enter(
    window: MainWindow, sample: Draft, draft: str, page: str
) -> None:
    scenes.show(window, scenes.draft(draft, sample), page)
    found = [each for each in window.findChildren(QAbstractButton) if _mute(each)]
    assert found == []


@pytest.mark.parametrize("dialog", list(scenes.DIALOGS))
def test_every_button_of_every_dialog_is_pressed_by_enter(window: MainWindow, dialog: str) -> None:
    shown = scenes.opened(window, dialog)
    found = [each for each in shown.findChildren(QAbstractButton) if _mute(each)]
    scenes.close(shown)
    assert found == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_answer_that_is_down_is_not_cut(qtbot: QtBot, language: str, percent: int) -> None:
    i18n.use(language)
    Theme("light", percent).apply()
    field = AnswerField()
    qtbot.addWidget(field)
    field.show()
    clipping.settled(field)
    for button in field.buttons():
        bold = QFont(button.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(bold).horizontalAdvance(button.text())
        assert button.width() >= words + 2 * theme.px(14)
    assert clipping.clipped(field) == []
    i18n.use("en")
    Theme("light", 100).apply()


def test_a_button_that_grows_when_it_goes_down_would_be_found(qtbot: QtBot) -> None:
    Theme("light", 100).apply()
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    button = QPushButton("I don’t know")
    button.setCheckable(True)
    button.setFixedWidth(button.sizeHint().width())
    column.addWidget(button)
    whole.show()
    clipping.settled(whole)
    assert any("once it is down" in each for each in clipping.clipped(whole))


@pytest.mark.parametrize("kind", ["primary", "secondary", "danger"])
def test_the_icon_of_a_button_that_cannot_be_pressed_is_muted(qtbot: QtBot, kind: str) -> None:
    Theme("light", 100).apply()
    button = Button("Assemble", kind, "download")  # type: ignore[arg-type]
    qtbot.addWidget(button)
    button.show()
    button.setEnabled(False)
    QCoreApplication.processEvents()
    drawn = button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled).toImage()
    seen = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 250
    }
    assert theme.colours().muted.lower() in seen
    button.setEnabled(True)
    drawn = button.icon().pixmap(button.iconSize()).toImage()
    tone = {"primary": "on_accent", "danger": "not_met"}.get(kind, "text")
    assert theme.colours().tone(tone).lower() in {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 250
    }

"""“Change” on the summary leads to a page, and from there back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.hand_over import HandOver
from nato_apply.ui.returning import Returning

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def returning(window: MainWindow) -> Returning:
    found = window.findChild(Returning)
    assert isinstance(found, Returning)
    return found


@pytest.fixture
def summary(window: MainWindow) -> HandOver:
    window.show()
    window.go("hand_over")
    found = window.page("hand_over")
    assert isinstance(found, HandOver)
    return found


def test_a_change_leads_back_to_the_answer_it_began_with(
    window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    assert returning.isHidden()
    button = summary.answers[0].rows()[1].button
    button.setFocus()
    button.click()
    assert window.page_id == "about_you"
    assert returning.isVisible()
    assert returning.back.text() == "Back to: Check and hand over"
    returning.back.click()
    assert window.page_id == "hand_over"
    assert window.focusWidget() is button
    assert returning.isHidden()


def test_the_way_back_is_on_the_keyboard_and_speaks_french(
    qtbot: QtBot, window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    window.set_language("fr")
    assert "Check" not in returning.back.text()
    summary.answers[0].rows()[0].button.click()
    window.activateWindow()
    qtbot.keyClick(window.page("about_you"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.page_id == "hand_over")


def test_who_goes_elsewhere_is_not_called_back(
    window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    summary.answers[0].rows()[0].button.click()
    assert returning.isVisible()
    window.go("choose")
    assert returning.isHidden()
    window.go("about_you")
    assert returning.isHidden()

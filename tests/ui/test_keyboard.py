"""The whole window by keyboard: Tab reaches everything, in reading order, and is never caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.reading_order import walk
from tests.ui import scenes

MOST_STOPS = 400
ROW = 12
"""Pixels by which the middles of two things on one line may be apart."""


def tabbed(root: QWidget) -> list[QWidget]:
    """What Tab goes to from where the keyboard is, until it comes round."""
    first = scenes.focus()
    found = [first]
    for _ in range(MOST_STOPS):
        QTest.keyClick(scenes.focus(), Qt.Key.Key_Tab)
        now = scenes.focus()
        if now is first:
            return found
        assert now not in found, f"Tab goes round without {first}: {now} again"
        assert now.window() is root.window(), f"Tab leaves the window: {now}"
        found.append(now)
    raise AssertionError("Tab never comes round")


def reached(stop: QWidget, found: list[QWidget]) -> bool:
    """By Tab, or, for one of several that exclude each other, by the arrows from another."""
    if stop in found:
        return True
    if isinstance(stop, QAbstractButton) and stop.group() is not None and stop.autoExclusive():
        return any(button in found for button in stop.group().buttons())
    return isinstance(stop, QAbstractScrollArea) and type(stop).__name__ == "QScrollArea"


@pytest.mark.parametrize("draft", scenes.DRAFTS)
@pytest.mark.parametrize("page_id", list(PAGES))
def test_tab_goes_through_everything_in_the_order_one_reads(
    window: MainWindow, sample: Draft, draft: str, page_id: str
) -> None:
    window.resize(1280, 860)
    scenes.show(window, scenes.draft(draft, sample), page_id)
    found = tabbed(window)
    missed = [stop for stop in scenes.stops(window) if not reached(stop, found)]
    assert missed == []
    assert list(out_of_order(window, found)) == []


@pytest.mark.parametrize("name", list(scenes.DIALOGS))
def test_so_it_does_in_a_dialog(window: MainWindow, name: str) -> None:
    dialog = scenes.opened(window, name)
    dialog.activateWindow()
    scenes.settle()
    found = tabbed(dialog)
    missed = [stop for stop in scenes.stops(dialog) if not reached(stop, found)]
    assert missed == []
    assert list(out_of_order(dialog, found)) == []
    scenes.close(dialog)


def out_of_order(root: QWidget, found: list[QWidget]) -> Iterator[str]:
    """Where Tab goes up, or to the left on a line, inside one column of the window."""
    columns = _columns(root)
    for column in columns:
        inside = [each for each in found if column.isAncestorOf(each)]
        inside = _from_the_top(inside, column)
        for first, second in pairwise(inside):
            if _before(second, first, column):
                yield f"{_told(second, column)} comes after {_told(first, column)}"


def _columns(root: QWidget) -> list[QWidget]:
    """Parts that are read one after the other, each from top to bottom."""
    if isinstance(root, QDialog) or not isinstance(root, MainWindow):
        return [root]
    page = root.stack.currentWidget()
    assert page is not None
    return [root.header, root.navigation, page, root.footer]


def _from_the_top(inside: list[QWidget], column: QWidget) -> list[QWidget]:
    """The round of Tab begins anywhere: turned so that it begins where the column does."""
    if not inside:
        return []
    order = list(walk(column))
    place = [order.index(each) if each in order else len(order) for each in inside]
    start = place.index(min(place))
    return inside[start:] + inside[:start]


def _before(first: QWidget, second: QWidget, column: QWidget) -> bool:
    """Whether the first stands before the second: above, or on its line and to the left."""
    if first.isAncestorOf(second) or second.isAncestorOf(first):
        return False
    one, other = _place(first, column), _place(second, column)
    if _side_by_side(one, other):
        return False  # in two columns of a page
    if one.bottom() <= other.top() + ROW:
        return True
    return abs(one.center().y() - other.center().y()) < ROW and one.right() <= other.left()


def _side_by_side(one: QRect, other: QRect) -> bool:
    """Things that do not share any column of pixels, and are far apart in height."""
    apart = one.right() < other.left() or other.right() < one.left()
    return apart and abs(one.center().y() - other.center().y()) >= ROW


def _place(widget: QWidget, column: QWidget) -> QRect:
    box = widget.rect()
    box.moveTopLeft(widget.mapTo(column, QPoint(0, 0)))
    return box


def _told(widget: QWidget, column: QWidget) -> str:
    box = _place(widget, column)
    return f"{type(widget).__name__} “{widget.accessibleName()}” at {box.x()},{box.y()}"


# The keyboard is never lost


@pytest.mark.parametrize("page_id", list(PAGES))
def test_a_page_that_comes_to_the_front_has_the_keyboard(window: MainWindow, page_id: str) -> None:
    window.go("eligibility" if page_id != "eligibility" else "words")
    scenes.turn(window, page_id)
    assert window.page(page_id).isAncestorOf(scenes.focus())


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_switch_of_language_text_or_theme_loses_it(window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    changes: tuple[Callable[[], None], ...] = (
        lambda: window.set_language("fr"),
        lambda: window.change_percent(50),
        window.next_theme,
        lambda: window.change_percent(-50),
        lambda: window.set_language("en"),
    )
    for fifth, change in enumerate(changes):
        stops = [each for each in scenes.stops(window) if window.page(page_id).isAncestorOf(each)]
        if stops:
            stops[fifth * len(stops) // 5].setFocus()
        change()
        scenes.settle()
        assert scenes.focus().window() is window


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_edit_loses_it_nor_its_undoing(window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    stops = [each for each in scenes.stops(window) if window.page(page_id).isAncestorOf(each)]
    for stop in stops[:: max(1, len(stops) // 8)]:
        if not stop.isVisible():
            continue
        stop.setFocus()
        window.session.edit(lambda draft: with_person(draft, nationalities=None), N_("x"))
        scenes.focus()
        window.session.undo()
        scenes.focus()
        window.session.redo()
        scenes.focus()
        window.session.undo()


def test_nothing_is_shown_before_it_has_a_parent(
    window: MainWindow, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be a window for a moment, and take the keyboard from ours."""
    shown: list[str] = []
    usual = QWidget.setVisible

    def watched(widget: QWidget, visible: bool) -> None:
        if visible and widget.isWindow() and not isinstance(widget, QDialog | MainWindow):
            shown.append(f"{widget} “{widget.accessibleName()}”")
        usual(widget, visible)

    monkeypatch.setattr(QWidget, "setVisible", watched)
    monkeypatch.setattr(QWidget, "show", lambda widget: widget.setVisible(True))
    for page_id in PAGES:
        scenes.show(window, sample, page_id)
    for name in scenes.DIALOGS:
        scenes.close(scenes.opened(window, name))
    assert shown == []


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_button_loses_it(
    qtbot: QtBot,
    window: MainWindow,
    sample: Draft,
    page_id: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.resize(1280, 860)
    scenes.show(window, sample, page_id)
    wordings = dict.fromkeys(b.text() or b.accessibleName() for b in buttons(window))
    for wording in wordings:
        scenes.show(window, sample, page_id)
        found = (b for b in buttons(window) if wording in (b.text(), b.accessibleName()))
        button = next(found, None)
        if button is None:
            continue  # gone with what another did
        button.setFocus()
        QTimer.singleShot(100, put_away_what_waits)
        QTest.keyClick(button, Qt.Key.Key_Space)
        scenes.settle()
        qtbot.waitUntil(partial(is_back, window), timeout=3000)  # a job may open something yet
        assert scenes.focus().window() is window, wording


def is_back(window: MainWindow) -> bool:
    """Whether nothing is under way or open any more, and the keyboard is in the window."""
    put_away_what_is_open(window)
    found = QApplication.focusWidget()
    return not window.session.jobs.busy and found is not None and found.window() is window


def buttons(window: MainWindow) -> list[QAbstractButton]:
    """Those of the page in view that can be pressed."""
    page = window.page(window.page_id)
    stops = (each for each in scenes.stops(window) if page.isAncestorOf(each))
    return [each for each in stops if isinstance(each, QAbstractButton)]


def put_away_what_waits() -> None:
    """A dialog that lets nothing else go on."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def put_away_what_is_open(window: MainWindow) -> None:
    for _ in range(3):
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    for dialog in window.findChildren(QDialog):
        if isValid(dialog) and dialog.isVisible():
            scenes.close(dialog)
    window.activateWindow()  # the offscreen platform gives the keyboard to nobody
    scenes.settle()


def test_arrows_go_through_the_task_list_and_enter_opens_the_page(window: MainWindow) -> None:
    scenes.turn(window, "about_you")
    window.navigation.entries["about_you"].setFocus()
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Down)
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Down)
    assert scenes.focus() is window.navigation.entries["eligibility"]
    assert window.page_id == "about_you"
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Return)
    assert window.page_id == "eligibility"


def test_a_field_of_text_lets_the_keyboard_go(window: MainWindow) -> None:
    scenes.turn(window, "about_you")
    field = window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert scenes.focus() is not field
    QTest.keyClick(scenes.focus(), Qt.Key.Key_Backtab)
    assert scenes.focus() is field

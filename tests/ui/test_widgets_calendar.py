"""The calendar beside a date: every day can be read, and one is chosen by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.ui import theme
from nato_apply.ui.theme import Mode, Theme
from nato_apply.ui.widgets.calendar import CalendarBox
from nato_apply.ui.widgets.date_field import DateField

TODAY = date(2026, 4, 10)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of a box that pops up


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    Theme("light", 100).apply()
    i18n.use("en")
    made = DateField()
    qtbot.addWidget(made)
    made.set_today(TODAY)
    made.set_question("Birth date")
    made.show()
    made.calendar.setFocus()
    yield made
    Theme("light", 100).apply()
    i18n.use("en")


def opened(field: DateField) -> CalendarBox:
    field.calendar.click()
    QTest.qWait(20)
    found = QApplication.activePopupWidget()
    assert isinstance(found, CalendarBox)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_day_and_no_name_of_a_day_is_cut(field: DateField, language: str, percent: int) -> None:
    i18n.use(language)
    Theme("light", percent).apply()
    box = opened(field)
    days = box.calendar.days()
    model = days.model()
    style = days.style()
    assert style is not None
    edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, days) + 1
    told = set()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            text = str(model.index(row, column).data() or "")
            room = days.visualRect(model.index(row, column))
            told.add(text)
            wide = days.fontMetrics().horizontalAdvance(text) + 2 * edge
            assert wide <= room.width(), (text, wide, room)
            assert days.fontMetrics().height() <= room.height(), text
            assert days.viewport().rect().contains(room), text
    assert {"1", "10", "28"} <= told
    box.close()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_what_is_painted_is_in_the_colours_of_the_theme(field: DateField, mode: Mode) -> None:
    Theme(mode, 100).apply()
    box = opened(field)
    seen = _colours(box.calendar)
    assert "#ff0000" not in seen
    assert theme.colours().surface.lower() in seen
    assert theme.colours().accent.lower() in seen
    box.close()


def _colours(widget: QWidget) -> set[str]:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0), QRect(QPoint(0, 0), QSize(widget.size())))
    painter.end()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_a_day_is_chosen_by_keyboard_and_shown_in_full(qtbot: QtBot, field: DateField) -> None:
    field.show_value(date(2026, 4, 28))
    box = opened(field)
    assert box.accessibleName() == "Birth date: Choose from a calendar"
    days = box.calendar.days()
    QTest.keyClick(days, Qt.Key.Key_Right)
    QTest.keyClick(days, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed) as changed:
        QTest.keyClick(days, Qt.Key.Key_Return)
    assert changed.args == [date(2026, 5, 6)]
    assert field.line.text() == "6 May 2026"
    assert QApplication.activePopupWidget() is None


def test_page_up_and_page_down_go_by_a_month(field: DateField) -> None:
    field.show_value(date(2026, 4, 28))
    box = opened(field)
    QTest.keyClick(box.calendar.days(), Qt.Key.Key_PageDown)
    assert box.calendar.selectedDate().toPython() == date(2026, 5, 28)
    QTest.keyClick(box.calendar.days(), Qt.Key.Key_PageUp)
    assert box.calendar.selectedDate().toPython() == date(2026, 4, 28)
    box.close()


def test_tab_goes_to_the_month_and_the_year(field: DateField) -> None:
    box = opened(field)
    gone = set()
    for _time in range(5):
        now = QApplication.focusWidget()
        assert now is not None
        gone.add(now.objectName())
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert {"qt_calendar_prevmonth", "qt_calendar_nextmonth"} <= gone, gone
    box.close()


def test_escape_closes_it_and_changes_nothing(field: DateField) -> None:
    field.show_value(date(2026, 4, 28))
    box = opened(field)
    QTest.keyClick(box.calendar.days(), Qt.Key.Key_Right)
    QTest.keyClick(box.calendar.days(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert field.value() == date(2026, 4, 28)


def test_its_arrows_have_names(field: DateField) -> None:
    i18n.use("fr")
    made = opened(field).calendar
    named = [button.accessibleName() for button in made.findChildren(QToolButton)]
    assert {i18n.translated("Previous month"), i18n.translated("Next month")} <= set(named)


def test_it_stays_on_the_screen(field: DateField) -> None:
    room = field.screen().availableGeometry()
    field.move(room.right() - 40, room.bottom() - 20)
    box = opened(field)
    assert room.contains(box.geometry())
    box.close()

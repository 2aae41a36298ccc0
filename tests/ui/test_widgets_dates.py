"""Dates as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.typed_dates import typed_date

TODAY = date(2026, 4, 10)


@pytest.mark.parametrize(
    "text",
    [
        "3/5/2004",
        "03/05/2004",
        "3.5.2004",
        "3-5-2004",
        "3 5 2004",
        "3/5/04",
        "03052004",
        "2004-05-03",
        "2004/5/3",
        "3 May 2004",
        "3 may 2004",
        "3rd May 2004",
        "May 3, 2004",
        "3 mai 2004",
        "3 MAI 2004",
        " 3  mai\u00a02004 ",
    ],
)
def test_one_day_is_read_in_every_way_people_write_it(text: str) -> None:
    assert typed_date(text, today=TODAY) == date(2004, 5, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er février 2024", date(2024, 2, 1)),
        ("1 fevr 2024", date(2024, 2, 1)),
        ("29/2/2024", date(2024, 2, 29)),
        ("14 sept. 2025", date(2025, 9, 14)),
        ("1 août 99", date(1999, 8, 1)),
        ("1/1/36", date(2036, 1, 1)),
        ("1/1/37", date(1937, 1, 1)),
        ("12 juil 2025", date(2025, 7, 12)),
    ],
)
def test_months_are_known_in_both_languages_and_shortened(text: str, day: date) -> None:
    assert typed_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text", ["31/2/2004", "29/2/2023", "2004", "May 2004", "32/1/2004", "3 ju 2004", "0/0/0", "x"]
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert typed_date(text, today=TODAY) is None


@given(st.dates(min_value=date(1937, 1, 1), max_value=date(2099, 12, 31)))
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_day_is_read_back_as_it_is_shown(language: str, day: date) -> None:
    i18n.use(language)
    assert typed_date(i18n.day(day), today=TODAY) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = typed_date(text, today=TODAY)
    assert found is None or isinstance(found, date)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    whole = QWidget()
    column = QVBoxLayout(whole)
    made = DateField()
    made.set_today(TODAY)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(whole)
    whole.show()
    made.setFocus()
    yield made
    whole.close()


def leave(field: DateField) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    QTest.keyClick(field.calendar, Qt.Key.Key_Tab)


def test_a_typed_day_is_shown_in_full_on_leaving_the_field(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.changed) as changed:
        QTest.keyClicks(field.line, "3/5/2004")
        leave(field)
    assert changed.args == [date(2004, 5, 3)]
    assert field.line.text() == "3 May 2004"


def test_the_day_is_shown_in_the_other_language_after_a_switch(field: DateField) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    field.clearFocus()
    field.line.clearFocus()
    field.show_value(date(2004, 5, 1))
    i18n.use("fr")
    QCoreApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.line.text() == "1er mai 2004"


def test_what_cannot_be_read_stays_to_be_mended_and_is_said(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.failed) as failed:
        QTest.keyClicks(field.line, "31/2/2004")
        leave(field)
    assert failed.args is not None
    assert "not a day that exists" in failed.args[0]
    field.show_value(None)
    assert field.line.text() == "31/2/2004"


def test_an_emptied_field_makes_the_day_unknown_again(qtbot: QtBot, field: DateField) -> None:
    field.line.clearFocus()
    field.show_value(date(2004, 5, 3))
    field.setFocus()
    field.line.clear()
    with qtbot.waitSignal(field.changed) as changed:
        leave(field)
    assert changed.args == [None]


def test_a_view_never_writes_into_the_field_that_is_being_typed_in(field: DateField) -> None:
    QTest.keyClicks(field.line, "3/5")
    field.show_value(date(1999, 1, 1))
    assert field.line.text() == "3/5"

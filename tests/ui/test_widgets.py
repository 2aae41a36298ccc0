"""The common parts: status shapes, fields, names found."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.ui.theme import Theme
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import AnswerField, ChoiceField, NumberField, TextField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.name_field import NameField
from nato_apply.ui.widgets.status import StatusMark


def test_each_status_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    Theme("light").apply()
    pictures = []
    for status in ("met", "arguable", "not_met", "unknown", "unstated"):
        mark = StatusMark(status, 40)
        qtbot.addWidget(mark)
        mark.resize(mark.sizeHint())
        grey = mark.grab().toImage().convertToFormat(mark.grab().toImage().Format.Format_Grayscale8)
        pictures.append(grey)
    for one, other in itertools.combinations(pictures, 2):
        different = sum(
            one.pixelColor(x, y).lightness() // 64 != other.pixelColor(x, y).lightness() // 64
            for x in range(40)
            for y in range(40)
        )
        assert different > 60


@pytest.mark.parametrize("hostile", ["<img src=/etc/passwd>", "Anna <b", "a & b", "&amp;"])
def test_what_a_user_typed_is_shown_as_it_is(qtbot: QtBot, hostile: str) -> None:
    label = Label(hostile)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    button = IconButton("x", f"Remove {hostile}")
    qtbot.addWidget(button)
    assert button.accessibleName() == f"Remove {hostile}"
    assert "<img" not in button.toolTip()
    words = Button(hostile)
    qtbot.addWidget(words)
    assert words.text().replace("&&", "&") == hostile


@pytest.mark.qt_log_ignore("This plugin does not support")  # of the list that pops up
def test_a_name_is_found_without_its_accents(qtbot: QtBot) -> None:
    i18n.use("fr")
    field = NameField()
    qtbot.addWidget(field)
    field.set_names(i18n.countries())
    field.show()
    assert field.found("suede")[0] == "Suède"
    assert field.found("ETATS")[0].startswith("États-Unis")
    with qtbot.waitSignal(field.picked) as picked:
        QTest.keyClicks(field, "suede")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert picked.args == ["SE"]
    assert field.text() == ""


def test_names_that_begin_with_the_text_come_before_those_that_hold_it(qtbot: QtBot) -> None:
    field = NameField()
    qtbot.addWidget(field)
    field.set_names(i18n.countries())
    found = field.found("united")
    assert found[0].startswith("United")
    assert field.found("   ") == []


def test_i_do_not_know_is_the_first_choice_and_means_not_known(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "One"), ("b", "Two")])
    qtbot.addWidget(field)
    assert field.itemText(0) == "I don’t know"
    assert field.value() is None
    field.show_value("b")
    assert field.currentText() == "Two"
    field.show_value("gone")
    assert field.value() is None


def test_showing_a_value_is_not_entering_one(qtbot: QtBot) -> None:
    choice, text, number, answer, check = (
        ChoiceField([("a", "One")]),
        TextField(),
        NumberField(),
        AnswerField(),
        Check("Done"),
    )
    entered: list[object] = []
    for widget, signal in (
        (choice, choice.chosen),
        (text, text.edited),
        (number, number.edited),
        (answer, answer.answered),
        (check, check.ticked),
    ):
        qtbot.addWidget(widget)
        signal.connect(entered.append)
    choice.show_value("a")
    text.show_value("x")
    number.show_value(3)
    answer.show_value(True)
    check.show_value(True)
    assert entered == []


def test_an_answer_is_given_by_keyboard(qtbot: QtBot) -> None:
    field = AnswerField()
    qtbot.addWidget(field)
    field.set_question("Do you?")
    field.show()
    yes, no, _unknown = field.buttons()
    with qtbot.waitSignal(field.answered) as answered:
        QTest.keyClick(no, Qt.Key.Key_Space)
    assert answered.args == [False]
    assert yes.accessibleName() == "Do you? Yes"


def test_only_digits_stay_in_a_number_field(qtbot: QtBot) -> None:
    field = NumberField(most=20)
    qtbot.addWidget(field)
    given: list[object] = []
    field.edited.connect(given.append)
    QTest.keyClicks(field, "1x5")
    assert field.text() == "15"
    assert given[-1] == 15


def test_things_go_to_the_next_line_where_they_do_not_fit(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = FlowLayout(whole)
    buttons = [QPushButton(f"Button {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    whole.resize(220, flow.heightForWidth(220))
    whole.show()
    QTest.qWait(10)
    assert all(button.geometry().right() <= 220 for button in buttons)
    assert len({button.y() for button in buttons}) > 1
    assert flow.heightForWidth(2_000) < flow.heightForWidth(220)


def test_text_size_changes_every_size_that_goes_with_it(qtbot: QtBot) -> None:
    look = Theme("light", 100)
    look.apply()
    label = QLabel("x")
    button = Button("Press")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    small = button.sizeHint().height()
    look.set_percent(200)
    QTest.qWait(10)
    assert small >= 32
    assert button.sizeHint().height() >= 2 * small - 6
    look.set_percent(100)

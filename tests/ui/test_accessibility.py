"""What a screen reader is told of every page and dialog: roles, names, states, and what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.pages.eligibility import Eligibility
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.criterion_row import CriterionRow
from nato_apply.ui.widgets.fields import AnswerField, PlainCombo, TextField
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.selectable_row import RowList, SelectableRow
from nato_apply.ui.widgets.timeline import TimelineView
from nato_apply.ui.widgets.vacancy_row import VacancyRow
from tests.ui import scenes

ROLE = QAccessible.Role
NO_ROLE = (ROLE.NoRole, ROLE.Client, ROLE.Pane, ROLE.Grouping, ROLE.Window)


def interface(widget: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def called(widget: QWidget) -> str:
    """What a screen reader calls it: its label, where it is a combo box."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return interface(widget).text(QAccessible.Text.Name)


def faults(root: QWidget) -> Iterator[str]:
    """What is wrong with what takes the keyboard, in words."""
    named: Counter[tuple[object, str]] = Counter()
    for each in scenes.stops(root):
        told, name = interface(each), called(each).strip()
        what = f"{type(each).__name__} “{name}”"
        named[told.role(), name] += 1
        if not name:
            yield f"{what} {each.objectName()} below {type(each.parent()).__name__}: no name"
        if told.role() in NO_ROLE:
            yield f"{what}: its role says nothing: {told.role()}"
        yield from (f"{what}: {fault}" for fault in wrong_states(each, told))
    yield from (
        f"{count} of the role {role} are called “{name}”"
        for (role, name), count in named.items()
        if count > 1
    )


def wrong_states(widget: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    state = told.state()
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        if told.role() not in (ROLE.CheckBox, ROLE.RadioButton):
            yield "can be down, and does not say so"
        if bool(state.checked) != widget.isChecked() or not state.checkable:
            yield f"does not say whether it is down: {widget.isChecked()}"
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        if told.role() is not ROLE.EditableText:
            yield f"is for text, and is told as {told.role()}"
        if bool(state.readOnly) != widget.isReadOnly() or bool(state.editable) == state.readOnly:
            yield f"does not say whether it can be written in: {not widget.isReadOnly()}"
    if bool(state.disabled) == widget.isEnabled():
        yield f"does not say whether it can be used: {widget.isEnabled()}"
    if not state.focusable:
        yield "does not say that it takes the keyboard"
    if bool(state.focused) != widget.hasFocus():
        yield f"does not say whether it has the keyboard: {widget.hasFocus()}"


@pytest.mark.parametrize(("draft", "page_id"), scenes.SCENES)
def test_everything_that_takes_the_keyboard_has_a_role_and_a_name_of_its_own(
    window: MainWindow, sample: Draft, draft: str, page_id: str
) -> None:
    scenes.show(window, scenes.draft(draft, sample), page_id)
    assert list(faults(window)) == []


@pytest.mark.parametrize("page_id", list(PAGES))
def test_what_cannot_be_used_says_so(window: MainWindow, sample: Draft, page_id: str) -> None:
    window.session.show_draft(sample, None, read_only=True)
    scenes.turn(window, page_id)
    told = [
        each.accessibleName() or type(each).__name__
        for each in scenes.visible(window)
        if isinstance(each, QAbstractButton | QLineEdit | QComboBox)
        and bool(interface(each).state().disabled) == each.isEnabled()
    ]
    assert told == []


@pytest.mark.parametrize("name", list(scenes.DIALOGS))
def test_so_has_everything_in_a_dialog(window: MainWindow, name: str) -> None:
    dialog = scenes.opened(window, name)
    assert dialog.windowTitle()
    assert list(faults(dialog)) == []
    scenes.close(dialog)


@pytest.mark.parametrize("name", list(scenes.DIALOGS))
def test_a_dialog_begins_with_the_keyboard_at_its_first_field_or_else_at_its_text(
    window: MainWindow, name: str
) -> None:
    dialog = scenes.opened(window, name)
    begins = scenes.focus()
    assert begins.window() is dialog
    assert begins in scenes.stops(dialog) or (isinstance(begins, QScrollArea) and called(begins))
    scenes.close(dialog)


def test_a_nameless_button_would_be_found(window: MainWindow) -> None:
    from PySide6.QtWidgets import QPushButton

    button = QPushButton(window)
    button.show()
    assert [fault for fault in faults(window) if "no name" in fault]


@pytest.mark.parametrize("page_id", list(PAGES))
def test_headings_are_told_as_headings(window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    page = window.page(page_id)
    assert interface(page.heading).role() is ROLE.Heading
    assert interface(page.heading).text(QAccessible.Text.Name) == page.heading.text()
    for label in page.findChildren(Label):
        if label.isVisible() and label.property("role") == "heading":
            assert interface(label).role() is ROLE.Heading


@pytest.mark.parametrize("page_id", ["choose", "eligibility"])
def test_rows_of_a_list_are_told_as_such(window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    rows = [row for row in window.findChildren(SelectableRow) if row.isVisible()]
    assert rows
    assert {interface(row).role() for row in rows} == {ROLE.ListItem}


def test_conditions_are_lists_with_a_name_and_lines_between(window: MainWindow) -> None:
    scenes.turn(window, "eligibility")
    lists = [each for each in window.findChildren(RowList) if each.isVisible()]
    assert [called(each) for each in lists] == [
        "Essential conditions · 4 of 5 met",
        "Desirable, but no condition · 1 of 4 met",
    ]
    for each in lists:
        told = interface(each)
        assert told.role() is ROLE.List
        roles = {told.child(n).role() for n in range(told.childCount())}
        assert roles == {ROLE.ListItem, ROLE.Separator}


def test_a_condition_says_whether_its_questions_are_open(window: MainWindow) -> None:
    scenes.turn(window, "eligibility")
    row = next(r for r in window.findChildren(CriterionRow) if r.isVisible())
    for unfolded in (True, False):
        row.change.click()
        state = interface(row).state()
        assert state.expandable
        assert (bool(state.expanded), bool(state.collapsed)) == (unfolded, not unfolded)


@pytest.mark.parametrize("page_id", list(PAGES))
def test_what_scrolls_says_what_it_is(window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    areas = [each for each in scenes.visible(window) if isinstance(each, QScrollArea)]
    assert areas
    for each in areas:
        assert interface(each).role() is ROLE.Pane
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isAncestorOf(window.aside.words):
            assert called(each) == "What the notice says"


def test_pictures_beside_words_and_bullets_are_passed_over(qtbot: QtBot) -> None:
    lines = Bullets()
    qtbot.addWidget(lines)
    lines.show_lines(["One thing", "Another"])
    told = interface(lines)
    assert told.role() is ROLE.List
    items = [told.child(n) for n in range(told.childCount())]
    assert [(i.role(), i.text(QAccessible.Text.Name)) for i in items] == [
        (ROLE.Client, ""),
        (ROLE.ListItem, "One thing"),
        (ROLE.Client, ""),
        (ROLE.ListItem, "Another"),
    ]
    icon = Icon("info")
    qtbot.addWidget(icon)
    icon.show()
    assert interface(icon).role() is ROLE.Client


def test_a_vacancy_says_whether_it_is_unfolded(window: MainWindow) -> None:
    scenes.turn(window, "choose")
    row = next(r for r in window.findChildren(VacancyRow) if r.isVisible() and r.has_detail)
    for unfolded in (True, False):
        row.unfold(unfolded)
        state = interface(row).state()
        assert state.expandable
        assert (bool(state.expanded), bool(state.collapsed)) == (unfolded, not unfolded)


def test_a_time_line_is_a_chart_told_in_words_and_as_a_table_with_heads(window: MainWindow) -> None:
    scenes.turn(window, "eligibility")
    page = window.page("eligibility")
    picture = page.findChild(TimelineView)
    assert isinstance(picture, TimelineView)
    assert interface(picture).role() is ROLE.Chart
    assert "from 7 March 2024" in interface(picture).text(QAccessible.Text.Description)
    box = next(c for c in page.findChildren(Check) if c.isVisible() and "table" in c.text().lower())
    box.click()
    scenes.settle()
    table = next(t for t in page.findChildren(QTableWidget) if t.isVisible())
    heads = (table.horizontalHeaderItem(n) for n in range(table.columnCount()))
    assert all(head is not None and head.text() for head in heads)
    assert called(table)


# What a screen reader does


def test_what_a_screen_reader_ticks_is_ticked(qtbot: QtBot) -> None:
    check = Check("Numbered pages")
    qtbot.addWidget(check)
    told: list[bool] = []
    check.ticked.connect(told.append)
    actions = interface(check).actionInterface()
    actions.doAction(actions.toggleAction())
    check.click()
    check.show_value(True)
    assert told == [True, False]


def test_what_a_screen_reader_answers_is_answered(qtbot: QtBot) -> None:
    field = AnswerField()
    qtbot.addWidget(field)
    told: list[object] = []
    field.answered.connect(told.append)
    yes, no, _unknown = field.buttons()
    for button in (yes, no):
        actions = interface(button).actionInterface()
        actions.doAction(actions.toggleAction())
    yes.click()
    field.show_value(None)
    assert told == [True, False, True]


def test_what_a_dictation_program_writes_counts_as_typed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    told: list[object] = []
    field.edited.connect(told.append)
    interface(field).editableTextInterface().insertText(0, "Zoë")
    field.show_value("Anna")
    assert told == ["Zoë"]


def test_a_combo_box_has_a_label_as_its_name_is_what_is_chosen(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QVBoxLayout

    place = QWidget()
    qtbot.addWidget(place)
    combo = PlainCombo()
    QVBoxLayout(place).addWidget(combo)
    combo.setAccessibleName("Level & more")
    labels = [one.text(QAccessible.Text.Name) for one, _kind in interface(combo).relations()]
    assert labels == ["Level & more"]


# What is said by itself


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, as where a screen reader listens."""
    texts: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: texts.append(event.message())
    )
    return texts


def test_a_page_says_its_name_when_it_comes_to_the_front(
    window: MainWindow, said: list[str]
) -> None:
    window.go("deadlines")
    assert said == ["Keep the deadlines"]


def test_another_verdict_is_said(window: MainWindow, said: list[str]) -> None:
    window.go("about_you")
    said.clear()
    window.session.edit(lambda draft: with_person(draft, nationalities=("CH",)), N_("Nationality"))
    assert [text for text in said if "Eligibility: No on" in text]


def test_an_edit_that_changes_no_verdict_says_nothing(window: MainWindow, said: list[str]) -> None:
    window.go("about_you")
    said.clear()
    window.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
    assert said == []


def test_what_is_wrong_with_a_field_is_said_once_and_stays_with_the_field(
    window: MainWindow, said: list[str]
) -> None:
    window.go("eligibility")
    page = cast(Eligibility, window.page("eligibility"))
    said.clear()
    for _time in range(2):
        page.day.day.line.setText("31/2/2026")
        page.day.day.line.returnPressed.emit()
    (sentence,) = said
    assert sentence.startswith("You plan to apply on. This is not a day that exists.")
    line = interface(page.day.day.line)
    assert line.text(QAccessible.Text.Description).startswith("This is not a day that exists.")

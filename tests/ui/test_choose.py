"""Choosing vacancies: searched, chosen, ranked, replaced, compared; through the real page."""

from __future__ import annotations

from typing import cast

import attrs
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.calls.call import Text
from nato_apply.candidate.draft import Draft, with_choices
from nato_apply.ui import choosing
from nato_apply.ui.dialogs.compare import CompareDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.choose import Choose
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.choice_item import ChoiceItem
from nato_apply.ui.widgets.one_line import OneLine

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Without a screen, a popup or dialog says so."""


@pytest.fixture
def page(window: MainWindow) -> Choose:
    window.go("choose")
    return cast(Choose, window.page("choose"))


def listed(page: Choose) -> list[str]:
    return [name for name, row in page.vacancies.rows.items() if row.isVisibleTo(page)]


def item(page: Choose, vacancy: str) -> ChoiceItem:
    found = page.choices.ranked.item(vacancy)
    assert isinstance(found, ChoiceItem)
    return found


def turn_to(window: MainWindow, call: str, choices: tuple[str, ...] | None = None) -> None:
    """Open another draft: the same candidate's, for another call."""
    session = window.session
    chosen = session.draft.choices if choices is None else choices
    session.show_draft(attrs.evolve(session.draft, name="Another", call=call, choices=chosen))
    window.go("choose")


def choices(session: Session) -> tuple[str, ...]:
    return session.draft.choices


def choose_three(session: Session) -> None:
    three = ("pasp-nasp", "pasp-mo", "pasp-ip")
    session.edit(lambda draft: with_choices(draft, three), "Three")


# Searching


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("elargissement", ["pasp-pp"]),  # a French keyword, without its accent
        ("INDO-PACIFIQUE", ["pasp-ip"]),  # a French title, in an English window
        ("pasp-adn", ["pasp-adn"]),
        ("moldova asia", ["pasp-pe"]),  # every word, in any order
        ("speaking notes", ["pasp-nasp"]),
    ],
)
def test_typing_finds_vacancies_in_both_languages_accents_apart(
    page: Choose, qtbot: QtBot, typed: str, found: list[str]
) -> None:
    qtbot.keyClicks(page.vacancies.search, typed)
    assert listed(page) == found
    assert page.vacancies.count.text() == "1 of 9 shown"


def test_a_group_narrows_the_list(page: Choose) -> None:
    groups = page.vacancies.groups
    assert groups.isVisible()
    groups.setCurrentIndex(groups.findData("special-representative"))
    groups.activated.emit(groups.currentIndex())
    assert listed(page) == ["pasp-wps-hs"]


def test_a_search_that_finds_nothing_teaches_and_is_cleared_at_once(
    page: Choose, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.vacancies.search, "<b>submarine</b>")
    empty = page.vacancies.not_found
    assert empty.isVisible()
    assert empty.strong.text() == "Nothing found for “<b>submarine</b>”"
    assert empty.strong.textFormat() == Qt.TextFormat.PlainText
    assert "ignores accents" in empty.label.text()
    qtbot.mouseClick(page.vacancies.clear_search, LEFT)
    assert len(listed(page)) == 9
    assert page.vacancies.search.hasFocus()


def test_escape_forgets_the_search_and_the_arrow_key_goes_to_the_list(
    page: Choose, qtbot: QtBot
) -> None:
    search = page.vacancies.search
    qtbot.keyClicks(search, "indo")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClick(search, Qt.Key.Key_Down)
    first, second = list(page.vacancies.rows.values())[:2]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_ctrl_f_goes_to_the_search(page: Choose, window: MainWindow) -> None:
    page.choices.go_on.setFocus()
    window.search()
    assert page.vacancies.search.hasFocus()


# Reading


def test_enter_unfolds_what_the_notice_says_and_the_panel_shows_it(
    page: Choose, window: MainWindow, qtbot: QtBot
) -> None:
    row = page.vacancies.rows["pasp-ip"]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.unfolded
    assert row.summary.isVisible()
    assert "Australia" in row.summary.text()
    assert "Australia" in window.aside.words.text()
    other = page.vacancies.rows["pasp-pe"]
    qtbot.mouseClick(other, LEFT, pos=QPoint(20, 10))
    assert other.unfolded
    assert not row.unfolded


def test_the_tasks_of_every_vacancy_are_told_once(page: Choose) -> None:
    assert page.common.isVisible()
    assert any("committee meetings" in text for text in page.tasks.texts())


# Choosing


def test_a_choice_comes_last_and_can_be_undone(
    page: Choose, session: Session, qtbot: QtBot
) -> None:
    row = page.vacancies.rows["pasp-ip"]
    qtbot.mouseClick(row.choose, LEFT)
    assert choices(session) == ("pasp-nasp", "pasp-mo", "pasp-ip")
    assert page.choices.heading.text() == "My choices · 3 of 3"
    assert row.chip.text() == "Choice 3"
    assert row.hasFocus()
    session.undo()
    assert choices(session) == ("pasp-nasp", "pasp-mo")


def test_a_fourth_choice_is_refused_with_the_clause_and_may_replace_one(
    page: Choose, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    choose_three(session)
    row = page.vacancies.rows["pasp-pe"]
    qtbot.mouseClick(row.choose, LEFT)
    assert choices(session) == ("pasp-nasp", "pasp-mo", "pasp-ip")
    assert row.refusal.isVisible()
    assert "Selection criteria" in row.refusal.clause.text()
    assert "three different vacancies" in row.refusal.clause.text()
    assert "three different vacancies" in window.aside.words.text()
    replace = row.refusal.offers()
    assert replace[0].hasFocus()
    assert replace[1].accessibleName() == "Replace Multilateral Organizations"
    qtbot.mouseClick(replace[1], LEFT)
    assert choices(session) == ("pasp-nasp", "pasp-pe", "pasp-ip")
    assert not row.refusal.isVisible()


def test_the_choices_may_be_kept_as_they_are(page: Choose, session: Session, qtbot: QtBot) -> None:
    choose_three(session)
    row = page.vacancies.rows["pasp-pe"]
    qtbot.mouseClick(row.choose, LEFT)
    qtbot.mouseClick(row.refusal.keep, LEFT)
    assert not row.refusal.isVisible()
    assert row.choose.hasFocus()
    assert len(choices(session)) == 3


def test_a_call_without_a_limit_shows_none(
    page: Choose, session: Session, window: MainWindow
) -> None:
    turn_to(window, "nato-ims-2018", choices=())
    for row in page.vacancies.rows.values():
        row.choose.click()
    assert len(choices(session)) == 11
    assert page.choices.heading.text() == "My choices · 11"
    assert "no limit" in page.lead.text()
    assert not page.choices.ban.isVisible()


@pytest.mark.parametrize(
    ("call", "cite"), [("nato-hq-2026", "Selection criteria"), ("nato-hq-2025", "How to apply 6")]
)
def test_the_clause_of_the_limit_is_found_in_the_call(
    session: Session, call: str, cite: str
) -> None:
    assert session.catalogue is not None
    found = session.catalogue.call(call)
    clause = choosing.limit(found)
    assert clause is not None
    assert clause.cite == cite
    silent = attrs.evolve(found, notices=(), steps=())
    assert choosing.limit(silent) == ("", f"This call allows {found.max_choices} at most.")
    assert choosing.limit(attrs.evolve(found, max_choices=None)) is None


def test_choices_of_another_call_are_kept_and_count_for_nothing(
    page: Choose, session: Session, window: MainWindow
) -> None:
    turn_to(window, "nato-hq-2025")
    assert page.choices.heading.text() == "My choices · 0 of 5"
    assert page.choices.aside.text().startswith("2 choices made for another call")
    page.vacancies.rows["pasp"].choose.click()
    assert choices(session) == ("pasp", "pasp-nasp", "pasp-mo")


# The order


def test_alt_and_arrow_move_a_choice_from_wherever_the_keyboard_is_in_it(
    page: Choose, session: Session, qtbot: QtBot
) -> None:
    second = item(page, "pasp-mo")
    second.remove.setFocus()
    qtbot.keyClick(second.remove, Qt.Key.Key_Up, ALT)
    assert choices(session) == ("pasp-mo", "pasp-nasp")
    assert second.remove.hasFocus()
    first = item(page, "pasp-nasp")
    first.note.setFocus()
    qtbot.keyClick(first.note, Qt.Key.Key_Up, ALT)
    assert choices(session) == ("pasp-nasp", "pasp-mo")


def test_the_buttons_move_a_choice_and_the_keyboard_stays_with_it(
    page: Choose, session: Session, qtbot: QtBot
) -> None:
    first = item(page, "pasp-nasp")
    assert not first.up.isEnabled()
    assert first.down.accessibleName() == "Move down: NATO Affairs and Security Policy"
    first.down.setFocus()
    qtbot.mouseClick(first.down, LEFT)
    assert choices(session) == ("pasp-mo", "pasp-nasp")
    assert first.up.hasFocus()


def test_a_choice_is_dragged_to_its_place(page: Choose, session: Session, qtbot: QtBot) -> None:
    choose_three(session)
    QApplication.processEvents()
    ranked = page.choices.ranked
    third = item(page, "pasp-ip").geometry()
    start = QPoint(third.left() + 10, third.top() + 12)
    qtbot.mousePress(ranked, LEFT, pos=start)
    qtbot.mouseMove(ranked, start - QPoint(0, 40))
    qtbot.mouseMove(ranked, QPoint(start.x(), 2))
    ranked.grab()  # paints where it would come
    qtbot.mouseRelease(ranked, LEFT, pos=QPoint(start.x(), 2))
    assert choices(session) == ("pasp-ip", "pasp-nasp", "pasp-mo")


def test_escape_drops_a_drag(page: Choose, session: Session, qtbot: QtBot) -> None:
    ranked = page.choices.ranked
    qtbot.mousePress(ranked, LEFT, pos=item(page, "pasp-mo").geometry().center())
    qtbot.mouseMove(ranked, QPoint(10, 2))
    qtbot.keyClick(ranked, Qt.Key.Key_Escape)
    qtbot.mouseRelease(ranked, LEFT, pos=QPoint(10, 2))
    assert choices(session) == ("pasp-nasp", "pasp-mo")


def test_tab_goes_through_the_choices_in_their_order(
    page: Choose, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(item(page, "pasp-mo").up, Qt.Key.Key_Up, ALT)
    first, second = item(page, "pasp-mo"), item(page, "pasp-nasp")
    first.why.setFocus()
    visited = []
    for _stop in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [first.down, first.remove, second.why, second.up, second.remove]


def test_removing_keeps_what_was_written_and_the_keyboard_in_the_list(
    page: Choose, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(item(page, "pasp-nasp").remove, LEFT)
    assert choices(session) == ("pasp-mo",)
    assert "choice.pasp-nasp" in session.draft.words
    assert item(page, "pasp-mo").remove.hasFocus()
    qtbot.mouseClick(item(page, "pasp-mo").remove, LEFT)
    assert choices(session) == ()
    assert page.vacancies.search.hasFocus()


# Why this one


def test_the_note_is_kept_in_the_candidates_words_and_the_ban_stands_beside(
    page: Choose, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    second = item(page, "pasp-mo")
    assert not second.note.isVisible()
    qtbot.mouseClick(second.why, LEFT)
    assert second.note.hasFocus()
    qtbot.keyClicks(second.note, "I interned at the UN.")
    assert session.draft.words["choice.pasp-mo"] == "I interned at the UN."
    assert page.choices.ban.isVisible()
    assert "generative AI" in page.choices.ban.text()
    assert "ChatGPT" in window.aside.words.text()
    session.undo()
    assert "choice.pasp-mo" not in session.draft.words


def test_a_note_takes_every_width_that_it_is_given_on_the_way(page: Choose) -> None:
    note = item(page, "pasp-nasp").note
    for width in range(80, 8, -1):  # at some of them the scroll bar decides on its own need
        note.resize(width, note.height())
    assert note.height() == note.maximumHeight()


# Beside each other


def test_the_choices_are_compared_side_by_side_or_below_each_other_where_narrow(
    page: Choose, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.choices.compare, LEFT)
    (dialog,) = page.findChildren(CompareDialog)
    texts = {label.text(): label for label in dialog.findChildren(QLabel)}
    assert {"1 · NATO Affairs and Security Policy", "2 · Multilateral Organizations"} <= {*texts}
    first, second = dialog.heads
    assert first.y() == second.y()
    assert any(text.startswith("My thesis") for text in texts)
    dialog.resize(330, 400)
    QApplication.processEvents()
    first, second = dialog.heads
    assert second.y() > first.y()
    qtbot.mouseClick(dialog.close_button, LEFT)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ((), ["pasp-wps-hs", "pasp-nasp"]),
        (("pasp-mo",), ["pasp-mo", "pasp-wps-hs"]),
        (("pasp-mo", "pasp-ip", "pasp-pe"), ["pasp-mo", "pasp-ip", "pasp-pe"]),
    ],
)
def test_two_at_the_least_are_compared_however_few_are_chosen(
    page: Choose, session: Session, qtbot: QtBot, chosen: tuple[str, ...], shown: list[str]
) -> None:
    session.edit(lambda draft: with_choices(draft, chosen), "Chosen")
    qtbot.mouseClick(page.choices.compare, LEFT)
    (dialog,) = page.findChildren(CompareDialog)
    assert dialog.shown == shown
    dialog.reject()


def test_a_call_of_one_vacancy_offers_no_comparison(page: Choose, session: Session) -> None:
    assert session.catalogue is not None
    call = session.catalogue.call("nato-hq-2026")
    alone = attrs.evolve(call, vacancies=call.vacancies[:1])
    view = session.computed_for(attrs.evolve(session.draft, choices=()), alone)
    page.choices.show_view(view)
    assert page.choices.compare.isHidden()
    assert choosing.to_compare(alone, view.draft) == (call.vacancies[0].id,)


def test_vacancies_of_which_only_the_names_are_known_are_not_compared(session: Session) -> None:
    assert session.catalogue is not None
    call = session.catalogue.call("nato-hq-2025")
    bare = tuple(attrs.evolve(v, summary=None, url=None, group=None) for v in call.vacancies)
    assert not choosing.can_compare(attrs.evolve(call, vacancies=bare, tasks=()))


def test_a_vacancy_that_is_not_chosen_is_compared_with_the_choices(
    page: Choose, qtbot: QtBot
) -> None:
    row = page.vacancies.rows["pasp-ip"]
    row.pressed.emit()
    assert row.compare.accessibleName() == "Compare with my choices: Indo-Pacific"
    qtbot.mouseClick(row.compare, LEFT)
    (dialog,) = page.findChildren(CompareDialog)
    assert dialog.shown == ["pasp-nasp", "pasp-mo", "pasp-ip"]
    texts = [label.text() for label in dialog.heads[2].findChildren(QLabel)]
    assert texts[:2] == ["Indo-Pacific", "Not among your choices"]
    dialog.reject()


def test_another_vacancy_takes_a_column_and_one_more_comes_beside_them(
    page: Choose, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.choices.compare, LEFT)
    (dialog,) = page.findChildren(CompareDialog)
    other = dialog.heads[1].other
    assert [action.text() for action in other.list.actions()][:2] == [
        "Women, Peace and Security and Human Security",
        "Indo-Pacific",
    ]
    other.list.actions()[1].trigger()
    assert dialog.shown == ["pasp-nasp", "pasp-ip"]
    assert dialog.focusWidget() is dialog.heads[1].other
    assert "Indo-Pacific" in dialog.as_text().splitlines()[0]
    for _twice in range(2):
        assert dialog.add is not None
        assert dialog.add.text() == "Add one more"
        dialog.add.list.actions()[0].trigger()
    assert dialog.shown == ["pasp-nasp", "pasp-ip", "pasp-wps-hs", "pasp-pp"]
    offered = {button.text() for button in dialog.findChildren(Button) if button.isVisible()}
    assert "Add one more" not in offered  # no more can be taken in at a glance
    dialog.reject()


# The page as a whole


def test_the_list_speaks_french_at_once(page: Choose, window: MainWindow) -> None:
    window.set_language("fr")
    try:
        assert page.vacancies.rows["pasp-ip"].title.text() == "Indo-Pacifique"
        assert item(page, "pasp-mo").title.text() == "Organisations multilatérales"
    finally:
        window.set_language("en")


def test_nothing_can_be_changed_in_a_draft_open_for_reading(
    page: Choose, session: Session, window: MainWindow
) -> None:
    session.show_draft(session.draft, read_only=True)
    window.go("choose")
    assert not page.vacancies.rows["pasp-ip"].choose.isVisible()
    assert not item(page, "pasp-nasp").remove.isVisible()
    assert item(page, "pasp-nasp").note.isReadOnly()
    assert not page.choices.room.isVisible()  # “One more, if you like”
    page.choices.ranked.moved.emit("pasp-mo", 0)
    assert choices(session) == ("pasp-nasp", "pasp-mo")


def test_without_a_call_the_page_says_where_to_choose_one(
    page: Choose, session: Session, window: MainWindow
) -> None:
    session.show_draft(Draft())
    window.go("choose")
    assert page.no_call.isVisible()
    assert not page.columns.isVisible()
    page.go.emit("start")
    assert window.page_id == "start"


def test_continue_leads_to_eligibility(page: Choose, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.choices.go_on, LEFT)
    assert window.page_id == "eligibility"


def test_another_draft_begins_with_nothing_searched_or_unfolded(
    page: Choose, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.vacancies.search, "indo")
    turn_to(window, "nato-hq-2026")
    assert page.vacancies.search.text() == ""
    assert len(listed(page)) == 9


def test_a_summary_is_never_taken_for_markup(qtbot: QtBot) -> None:
    line = OneLine()
    qtbot.addWidget(line)
    line.setText("<img src=/etc/passwd>")
    assert line.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in line.toolTip()


def test_an_example_of_a_search_is_in_the_current_language(session: Session) -> None:
    assert session.catalogue is not None
    call = session.catalogue.call("nato-hq-2026")
    first = attrs.evolve(
        call.vacancies[0], keywords=("WPS", "human security", "sécurité humaine"), title=Text("A")
    )
    few = attrs.evolve(call, vacancies=(first,))
    assert choosing.example(few) == "human security"
    i18n.use("fr")
    assert choosing.example(few) == "sécurité humaine"
    assert choosing.example(attrs.evolve(call, vacancies=())) == ""


def test_the_comparison_is_copied_with_the_usual_keys(qtbot: QtBot, page: Choose) -> None:
    qtbot.mouseClick(page.choices.compare, LEFT)
    dialog = page.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "\tNATO Affairs and Security Policy\tMultilateral Organizations"
    assert all(line.count("\t") == 2 for line in lines)
    dialog.accept()


def test_going_on_matters_most_once_something_is_chosen(page: Choose, window: MainWindow) -> None:
    assert page.choices.go_on.property("kind") == "primary"
    turn_to(window, "nato-hq-2026", choices=())
    assert page.choices.go_on.property("kind") == "secondary"


def test_a_summary_is_whole_where_it_nearly_fits_and_else_takes_two_lines(page: Choose) -> None:
    short = page.vacancies.rows["pasp-nasp"].short
    line = short.fontMetrics().lineSpacing()
    assert round(short.heightForWidth(600) / line) in (2, 3)
    for narrow in (60, 200):
        assert short.heightForWidth(narrow) <= 2 * line
    assert short.toolTip() == short.text()


def test_in_a_large_window_every_summary_is_whole(page: Choose, window: MainWindow) -> None:
    window.resize(1024, 640)
    QTest.qWait(50)
    assert any(row.short.is_cut() for row in page.vacancies.rows.values())
    window.resize(1920, 1080)
    QTest.qWait(50)
    assert not any(row.short.is_cut() for row in page.vacancies.rows.values())
    assert page.columns.right.indexOf(page.common) > 0
    window.resize(1024, 640)
    QTest.qWait(50)
    assert page.columns.right.indexOf(page.common) == -1
    assert page.common.y() > page.columns.y()


def test_an_arrow_says_that_there_is_more_to_read_of_a_vacancy(page: Choose, qtbot: QtBot) -> None:
    row = page.vacancies.rows["pasp-ip"]
    assert row.arrow.isVisible()
    assert row.arrow.toolTip() == "Read all of it"
    qtbot.mouseClick(row.title, LEFT)
    assert row.unfolded
    assert row.arrow.toolTip() == "Fold away"

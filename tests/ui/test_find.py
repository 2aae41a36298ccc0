"""Find: over the whole draft and its call, by words without accents; Enter goes there."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, LogEntry, with_words
from nato_apply.ui import finding
from nato_apply.ui.dialogs.find import FindDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.choose import Choose
from nato_apply.ui.pages.words import Words
from nato_apply.ui.pointing import point_to

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow) -> FindDialog:
    window.activateWindow()
    QTest.qWait(10)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    dialog = next(each for each in window.findChildren(FindDialog) if each.isVisible())
    dialog.activateWindow()
    return dialog


def found(window: MainWindow, asked: str) -> list[tuple[str, str]]:
    view = window.session.view
    assert view is not None
    hits = finding.search(finding.things(view), asked)
    return [(hit.thing.page, hit.thing.title) for hit in hits]


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("angstrom", "about_you"),
        ("3 may 2004", "about_you"),
        ("sweden", "about_you"),
        ("uppsala", "about_you"),
        ("teamwork", "words"),
        ("volunteers", "words"),
        ("national of a nato member", "eligibility"),
        ("proof of ongoing study", "documents"),
        ("transcript dated", "deadlines"),
    ],
)
def test_everything_in_the_draft_and_the_call_is_found(
    window: MainWindow, asked: str, page: str
) -> None:
    assert page in [where for where, _title in found(window, asked)]


def test_papers_are_found_by_the_name_of_the_file(window: MainWindow) -> None:
    paper = Document("qualifications", "Diplôme-2025.pdf")
    window.session.edit(lambda draft: evolve(draft, documents=(paper,)), "Document")
    assert ("documents", "Diplôme-2025.pdf") in found(window, "diplome")


def test_what_the_candidate_wrote_comes_before_what_the_notice_says(window: MainWindow) -> None:
    window.session.edit(lambda draft: with_words(draft, "motivation", "I like study."), "Text")
    assert found(window, "study")[0][0] in ("words", "about_you")


def test_nothing_asked_finds_nothing_and_strange_letters_do_no_harm(window: MainWindow) -> None:
    assert found(window, "  ") == []
    assert found(window, "<b>%s{x}\\") == []


def test_the_excerpt_shows_what_stands_around_the_word() -> None:
    thing = finding.Thing(
        "words", "motivation", "Motivation", "é" * 200 + " Straße früh " + "x" * 200
    )
    ((hit),) = finding.search((thing,), "fruh")
    assert "früh" in hit.excerpt
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")


def test_enter_goes_to_the_first_thing_found_and_the_keyboard_is_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(window)
    qtbot.keyClicks(dialog.field, "teamwork")
    assert dialog.list.count() >= 1
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page_id == "words")
    page = window.page("words")
    assert isinstance(page, Words)
    qtbot.waitUntil(lambda: window.focusWidget() is page.editor)
    assert page.heading_label.text() == "Teamwork"


def test_a_vacancy_is_gone_to_though_another_was_searched_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go("choose")
    page = window.page("choose")
    assert isinstance(page, Choose)
    qtbot.keyClicks(page.vacancies.search, "zzzz")
    view = window.session.view
    assert view is not None
    assert view.call is not None
    vacancy = view.call.vacancies[-1]
    dialog = opened(window)
    dialog.field.setText(str(vacancy.title))
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.focusWidget() is page.vacancies.rows[vacancy.id])


@pytest.mark.parametrize(
    ("asked", "page"),
    [("uppsala", "about_you"), ("proof of ongoing", "documents"), ("transcript", "deadlines")],
)
def test_things_without_a_way_of_their_own_are_found_by_what_the_page_shows(
    qtbot: QtBot, window: MainWindow, asked: str, page: str
) -> None:
    view = window.session.view
    assert view is not None
    hits = finding.search(finding.things(view), asked)
    hit = next(hit for hit in hits if hit.thing.page == page)
    window.go("settings")
    point_to(window, hit.thing)
    QTest.qWait(30)
    assert window.page_id == page
    focus = window.focusWidget()
    assert isinstance(focus, QWidget)
    assert window.page(page).isAncestorOf(focus)


def test_the_arrow_keys_move_in_the_list_from_the_field(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window)
    qtbot.keyClicks(dialog.field, "study")
    first = dialog.hit()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    assert dialog.hit() != first
    assert dialog.focusWidget() is dialog.field
    dialog.close()


def test_what_was_asked_last_is_there_again(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window)
    dialog.field.setText("uppsala")
    dialog.close()
    QTest.qWait(10)
    again = opened(window)
    assert again.field.text() == "uppsala"
    again.field.setText("")
    again.close()


def test_the_search_of_the_vacancies_has_keys_of_its_own(window: MainWindow) -> None:
    modifiers = CTRL | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F, modifiers)
    page = window.page("choose")
    assert isinstance(page, Choose)
    assert window.page_id == "choose"
    assert page.vacancies.search.hasFocus()


def test_while_presenting_nothing_the_candidate_entered_is_found(window: MainWindow) -> None:
    window.guarding.presenting.start()
    dialog = opened(window)
    dialog.field.setText("volunteers")
    assert dialog.list.count() == 0
    dialog.field.setText("transcript")
    assert dialog.list.count() > 0
    dialog.close()
    window.guarding.presenting.stop()


def test_what_follows_the_submission_and_the_log_are_found_on_their_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    entry = LogEntry(date(2026, 5, 4), "They called about the references.")
    window.session.edit(lambda draft: evolve(draft, log=(entry,)), "Log")
    view = window.session.view
    assert view is not None
    (hit,) = finding.search(finding.things(view), "references called")
    assert hit.thing.page == "afterwards"
    point_to(window, hit.thing)
    QTest.qWait(30)
    assert window.page_id == "afterwards"

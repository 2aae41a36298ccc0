"""“Change” on the summary leads to the very thing, and from there back to where one was."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Submitted, with_tick, with_words
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.about_you import AboutYou
from nato_apply.ui.pages.choose import Choose
from nato_apply.ui.pages.deadlines import Deadlines
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.pages.eligibility import Eligibility
from nato_apply.ui.pages.hand_over import HandOver
from nato_apply.ui.pages.words import Words
from nato_apply.ui.returning import Returning
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.answer_rows import AnswerCard, AnswerRow
from nato_apply.ui.widgets.question import Question
from tests.ui.clipping import settled
from tests.ui.conftest import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def returning(window: MainWindow) -> Returning:
    found = window.findChild(Returning)
    assert isinstance(found, Returning)
    return found


@pytest.fixture
def summary(window: MainWindow) -> HandOver:
    window.show()
    window.resize(1024, 640)
    window.go("hand_over")
    found = window.page("hand_over")
    assert isinstance(found, HandOver)
    return found


def rows(summary: HandOver) -> Iterator[AnswerRow]:
    for card in (summary.open, summary.ahead, *summary.answers):
        if card.isVisible():
            yield from card.rows()


def row(card: AnswerCard, question: str) -> AnswerRow:
    return next(r for r in card.rows() if r.answer and r.answer.question.startswith(question))


def answer(summary: HandOver, question: str) -> AnswerRow:
    """Among the answers, not what is still open."""
    found = (r for card in summary.answers for r in card.rows())
    return next(r for r in found if r.answer and r.answer.question.startswith(question))


def follow(window: MainWindow, row: AnswerRow) -> QWidget:
    """Press a row's “Change”; gives what has the keyboard then."""
    row.button.setFocus()
    row.button.click()
    settled(window)
    focus = window.focusWidget()
    assert focus is not None
    return focus


def about_you(window: MainWindow) -> AboutYou:
    page = window.page("about_you")
    assert isinstance(page, AboutYou)
    return page


def in_view(window: MainWindow, widget: QWidget) -> bool:
    """Whether the page is scrolled so that the whole of it can be seen."""
    scroll = window.page(window.page_id).findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    if widget is scroll:
        return scroll.verticalScrollBar().value() == 0
    port = scroll.viewport()
    top = widget.mapToGlobal(QPoint(0, 0)).y() - port.mapToGlobal(QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= port.height()


def test_the_birth_date_opens_its_field(window: MainWindow, summary: HandOver) -> None:
    assert follow(window, answer(summary, "Birth date")) is about_you(window).born.line


def test_nationalities_open_the_field_that_adds_not_a_button_that_removes(
    window: MainWindow, summary: HandOver
) -> None:
    assert follow(window, answer(summary, "Nationalities")) is about_you(window).nationality.field


def test_a_study_opens_that_study(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Study"))
    assert focus.accessibleName() == "Change: Political science · Bachelor’s"


def test_a_language_opens_its_own_row(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Swedish"))
    assert focus is about_you(window)._skills["sv"][1]


def test_a_choice_opens_that_choice(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Choice 2"))
    page = window.page("choose")
    assert isinstance(page, Choose)
    second = page.choices.ranked.item(page.choices.ranked.order[1])
    assert second is not None
    assert second.isAncestorOf(focus)


def eligibility(window: MainWindow) -> Eligibility:
    page = window.page("eligibility")
    assert isinstance(page, Eligibility)
    return page


def test_a_criterion_opens_the_question_in_its_row(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Essential 2"))
    opened = [each for each in eligibility(window)._rows.values() if each.unfolded]
    assert len(opened) == 1
    assert opened[0].isAncestorOf(focus)
    assert any(each.isAncestorOf(focus) for each in opened[0].fields())


def test_a_question_opens_that_question(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Can you do research"))
    question: QWidget | None = focus
    while question is not None and not isinstance(question, Question):
        question = question.parentWidget()
    assert isinstance(question, Question)
    assert question.path.startswith("answers.")
    assert question.row.label.text() == "Can you do research and draft texts in English?"


def test_a_document_opens_its_slot(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Copies of your"))
    page = window.page("documents")
    assert isinstance(page, Documents)
    assert page.cards["qualifications"].isAncestorOf(focus)


def test_a_text_opens_that_heading_in_the_editor(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Teamwork"))
    page = window.page("words")
    assert isinstance(page, Words)
    assert focus is page.editor
    assert page.heading_label.text() == "Teamwork"


def test_the_planned_day_opens_its_field(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, answer(summary, "Day on which"))
    assert focus is eligibility(window).day.day.line


def test_the_closing_one_expects_opens_its_field(window: MainWindow, summary: HandOver) -> None:
    session = window.session
    session.edit(lambda draft: attrs.evolve(draft, call="nato-2027"), "call")
    focus = follow(window, answer(summary, "Closing"))
    page = window.page("deadlines")
    assert isinstance(page, Deadlines)
    assert focus is page.day.line


def test_a_step_still_ahead_opens_that_step(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, summary.ahead.rows()[0])
    page = window.page("deadlines")
    assert isinstance(page, Deadlines)
    assert focus is page.rows.rows["texts-written"].check


def test_what_is_still_open_opens_what_settles_it(window: MainWindow, summary: HandOver) -> None:
    focus = follow(window, row(summary.open, "Own words"))
    page = window.page("words")
    assert isinstance(page, Words)
    assert focus is page.editor
    assert page.heading_label.text() == "Achievement"


def test_a_fact_not_known_yet_opens_its_field(window: MainWindow, summary: HandOver) -> None:
    session = window.session
    session.edit(
        lambda draft: attrs.evolve(draft, person=attrs.evolve(draft.person, born=None)), "Birth"
    )
    fact = next(r for r in summary.open.rows() if r.answer and r.answer.key == "person.born")
    assert follow(window, fact) is about_you(window).born.line


def test_every_way_of_the_summary_leads_into_view_and_back_to_itself(
    window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    for place in range(len(list(rows(summary)))):
        left = list(rows(summary))[place]
        assert left.answer is not None
        focus = follow(window, left)
        assert window.page_id == left.answer.page
        assert in_view(window, focus) or focus.height() > 300, left.answer
        assert returning.isVisible()
        returning.back.click()
        assert window.page_id == "hand_over"
        settled(window)
        assert window.focusWidget() is left.button, left.answer
        assert in_view(window, left.button)


def test_the_way_back_finds_the_answer_where_its_rows_were_made_anew(
    window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    follow(window, answer(summary, "Choice 2"))
    window.session.edit(lambda draft: attrs.evolve(draft, choices=draft.choices[1:]), "x")
    returning.back.click()
    focus = window.focusWidget()
    assert focus is answer(summary, "Choice 1").button


def test_of_what_was_settled_the_way_back_goes_to_its_answer(
    window: MainWindow, returning: Returning, summary: HandOver, session: Session
) -> None:
    follow(window, row(summary.open, "Deadline"))
    session.edit(lambda draft: with_tick(draft, "self-translation", True), "x")
    returning.back.click()
    focus = window.focusWidget()
    assert focus is not None
    assert summary.open.isAncestorOf(focus)


def test_a_text_changed_is_shown_where_one_comes_back_to(
    window: MainWindow, returning: Returning, summary: HandOver, session: Session
) -> None:
    left = answer(summary, "Teamwork")
    follow(window, left)
    session.edit(lambda draft: with_words(draft, "competency.teamwork", "Another text."), "x")
    returning.back.click()
    assert window.focusWidget() is left.button
    assert left.said.text().startswith("Another text.")


def test_the_way_back_is_on_the_keyboard_and_speaks_french(
    qtbot: QtBot, window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    window.set_language("fr")
    assert "Check" not in returning.back.text()
    left = summary.answers[0].rows()[0]
    follow(window, left)
    window.activateWindow()
    qtbot.keyClick(window.page("about_you"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.page_id == "hand_over")
    assert window.focusWidget() is left.button


def test_who_goes_elsewhere_is_not_called_back(
    window: MainWindow, returning: Returning, summary: HandOver
) -> None:
    summary.answers[0].rows()[0].button.click()
    assert returning.isVisible()
    window.go("choose")
    assert returning.isHidden()
    window.go("about_you")
    assert returning.isHidden()


def test_what_was_submitted_is_looked_at_without_a_question_opened(
    window: MainWindow, returning: Returning, summary: HandOver, session: Session
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "x")
    left = answer(summary, "Essential 2")
    assert left.button.text() == "Go there"
    follow(window, left)
    QTest.qWait(10)
    assert not any(each.unfolded for each in eligibility(window)._rows.values())
    returning.back.click()
    assert window.focusWidget() is left.button

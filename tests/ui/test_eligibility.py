"""May I: the answer, the questions, the reasons and the days; through the real page."""

from __future__ import annotations

from datetime import date
from typing import cast

import attrs
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nato_apply import clock
from nato_apply.calls.call import ClauseName
from nato_apply.candidate.draft import (
    Draft,
    OwnPlan,
    with_answer,
    with_language,
    with_person,
    without_study,
)
from nato_apply.candidate.facts import Study
from nato_apply.ui import questions, windows
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.eligibility import Eligibility
from nato_apply.ui.session import Session
from nato_apply.ui.tasks import standings
from nato_apply.ui.view import compute
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.fields import AnswerField, ChoiceField
from nato_apply.ui.widgets.name_field import NameField
from nato_apply.ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Without a screen, a popup or dialog says so."""
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(window: MainWindow) -> Eligibility:
    window.go("eligibility")
    return cast(Eligibility, window.page("eligibility"))


def turn_to(window: MainWindow, draft: Draft) -> None:
    window.session.show_draft(draft)
    window.go("eligibility")


@pytest.fixture
def empty(page: Eligibility, window: MainWindow) -> Eligibility:
    """The page for a candidate who has told nothing yet."""
    turn_to(window, Draft(call="nato-hq-2026"))
    return page


def planned(session: Session) -> date | None:
    return session.draft.apply_on


def asked(page: Eligibility) -> Question:
    """The one question in view."""
    (path,) = page.questions.in_view
    return page.questions.question(path)


def verdict(page: Eligibility) -> str:
    view = page.session.view
    assert view is not None
    assert view.assessment is not None
    return view.assessment.verdict


def type_day(qtbot: QtBot, field: DateField, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    qtbot.keyClick(field.line, ENTER)


def answer(field: AnswerField, value: bool) -> None:
    field.buttons()[0 if value else 1].click()


# The answer


def test_the_answer_comes_first_in_words_with_the_day_that_changes_it(page: Eligibility) -> None:
    assert page.answer.strong.text() == (
        "Arguable on 20 April 2026 – yes if you apply by 14 April 2026"
    )
    assert "Essential 3" in page.answer.label.text()
    assert "14 April 2026" in page.answer.label.text()
    assert page.answer.property("ground") == "arguable"
    assert page.answer.y() < page.questions.y() < page.essential.y() < page.holding.y()


def test_the_nearest_day_with_a_yes_can_be_planned_at_once(
    page: Eligibility, session: Session, qtbot: QtBot
) -> None:
    assert page.day.better.text() == "Plan for 14 April"
    assert page.day.better.accessibleDescription() == "On 14 April 2026 the answer is yes."
    qtbot.mouseClick(page.day.better, LEFT)
    assert planned(session) == date(2026, 4, 14)
    assert verdict(page) == "met"
    assert not page.day.better.isVisible()
    session.undo()
    assert planned(session) == date(2026, 4, 20)


def test_the_planned_day_is_typed_and_taken_back(
    page: Eligibility, session: Session, qtbot: QtBot
) -> None:
    type_day(qtbot, page.day.day, "12/4/2026")
    assert planned(session) == date(2026, 4, 12)
    assert "12 April 2026" in page.answer.strong.text()
    qtbot.mouseClick(page.day.today, LEFT)
    assert planned(session) is None
    assert "10 April 2026" in page.answer.strong.text()
    type_day(qtbot, page.day.day, "31/2/2026")
    assert page.day.row.error.isVisible()
    assert planned(session) is None


def test_a_day_gone_by_is_never_proposed(session: Session) -> None:
    view = session.view
    assert view is not None
    later = compute(view.draft, view.call, {}, clock.moment("2026-04-16T09:00:00"))
    assert windows.better_day(later) is None


# The questions, one at a time


def test_every_question_is_answered_where_it_stands_until_the_answer_is_there(
    empty: Eligibility, session: Session, qtbot: QtBot
) -> None:
    page = empty
    assert page.questions.heading.text() == "7 questions can still change the answer"

    born = asked(page)
    assert born.path == "person.born"
    assert isinstance(born.field, DateField)
    type_day(qtbot, born.field, "3/5/2004")
    assert session.draft.person.born == date(2004, 5, 3)

    qtbot.waitUntil(lambda: asked(page).path == "person.nationalities")
    nationality = asked(page)
    assert isinstance(nationality.field, NameField)
    qtbot.waitUntil(nationality.field.hasFocus)
    qtbot.keyClicks(nationality.field, "swed")
    qtbot.keyClick(nationality.field, ENTER)
    assert session.draft.person.nationalities == ("SE",)
    assert asked(page) is nationality  # one may hold several
    assert page.questions.next.text() == "Next question"
    qtbot.mouseClick(page.questions.next, LEFT)

    english = asked(page)
    assert english.path == "languages.en"
    assert isinstance(english.field, ChoiceField)
    english.field.setFocus()
    for _level in range(6):  # an arrow key passes over the lower levels
        qtbot.keyClick(english.field, Qt.Key.Key_Down)
    assert session.draft.languages["en"] == "C1"
    assert asked(page) is english
    qtbot.mouseClick(page.questions.next, LEFT)

    drafting = asked(page)
    assert drafting.path == "answers.drafts-in-english"
    assert isinstance(drafting.field, AnswerField)
    answer(drafting.field, True)

    studies = asked(page)
    assert studies.path == "studies"
    assert "Essential 3" in studies.row.help.text()
    qtbot.mouseClick(studies.no_study, LEFT)
    assert session.draft.studies == ()

    equivalent = asked(page)
    assert isinstance(equivalent.field, AnswerField)
    answer(equivalent.field, True)
    assert verdict(page) == "arguable"
    assert page.questions.in_view == ()
    assert page.questions.heading.text() == "No more answers needed"
    first = page._rows["nationality"]
    qtbot.waitUntil(first.hasFocus)  # the keyboard goes on to the reasons


def test_what_is_told_on_another_page_meanwhile_is_not_asked(
    empty: Eligibility, window: MainWindow, session: Session
) -> None:
    known = attrs.evolve(
        with_person(session.draft, born=date(2004, 5, 3), nationalities=("SE",)), studies=()
    )
    session.edit(lambda _draft: known, "About you")
    while not asked(empty).path.startswith("languages."):
        empty.questions.next.click()
    path = asked(empty).path
    window.go("about_you")
    session.edit(lambda draft: with_language(draft, path.partition(".")[2], "C2"), "Language")
    window.go("eligibility")
    assert path not in empty.questions.in_view


def test_i_do_not_know_passes_on_and_is_asked_again(empty: Eligibility, qtbot: QtBot) -> None:
    page = empty
    seen = []
    while page.questions.in_view:
        seen.append(asked(page).path)
        qtbot.mouseClick(page.questions.next, LEFT)
    assert len(set(seen)) == len(seen) == 7
    assert "stays open" in page.questions.lead.text()
    assert verdict(page) == "unknown"
    assert page.questions.next.text() == "Ask me again"
    qtbot.mouseClick(page.questions.next, LEFT)
    assert asked(page).path == seen[0]


def test_i_do_not_know_among_the_answers_passes_on_too(empty: Eligibility, qtbot: QtBot) -> None:
    page = empty
    while not isinstance(asked(page).field, AnswerField):
        qtbot.mouseClick(page.questions.next, LEFT)
    before = asked(page)
    field = before.field
    assert isinstance(field, AnswerField)
    field.buttons()[2].click()
    assert before.path not in page.questions.in_view


def test_tab_goes_through_the_questions_before_it_leaves_the_card(
    empty: Eligibility, qtbot: QtBot
) -> None:
    page = empty
    born = asked(page).field
    assert isinstance(born, DateField)
    page.questions.show_all.setFocus()
    visited = []
    for _stop in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [born.line, born.calendar, page.questions.next]


def test_all_questions_are_shown_at_a_tick_and_the_answered_ones_stay(
    empty: Eligibility, session: Session, qtbot: QtBot
) -> None:
    page = empty
    page.questions.show_all.click()
    before = page.questions.in_view
    assert before[0] == "person.born"
    assert len(before) == 12  # those for what is desirable too
    drafting = page.questions.question("answers.drafts-in-english")
    assert isinstance(drafting.field, AnswerField)
    answer(drafting.field, True)
    assert page.questions.in_view == before
    assert drafting.field.buttons()[0].isChecked()
    page.questions.show_all.click()
    assert len(page.questions.in_view) == 1


def test_a_day_of_birth_that_cannot_be_is_said_and_not_kept(
    empty: Eligibility, session: Session, qtbot: QtBot
) -> None:
    born = asked(empty)
    assert isinstance(born.field, DateField)
    type_day(qtbot, born.field, "3/5/2030")
    assert "after today" in born.row.error.text()
    assert session.draft.person.born is None
    type_day(qtbot, born.field, "3/5/2004")
    assert born.row.error.text() == ""
    assert session.draft.person.born == date(2004, 5, 3)


def test_what_is_missing_of_a_study_is_asked_of_that_study(
    page: Eligibility, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    study = Study(subject="Law", started=date(2023, 9, 1), ends=date(2026, 2, 1))
    turn_to(window, attrs.evolve(session.draft, studies=(study,), apply_on=None))
    level = asked(page)
    assert level.path == "studies[0].level"
    assert "Law" in level.row.label.text()
    assert isinstance(level.field, ChoiceField)
    level.field.setFocus()
    qtbot.keyClick(level.field, Qt.Key.Key_Down)
    assert session.draft.studies is not None
    assert session.draft.studies[0].level == "bachelor"
    qtbot.mouseClick(page.questions.next, LEFT)

    degree = asked(page)
    assert degree.path == "studies[0].awarded"
    field = page.questions.question("studies[0].awarded").field
    assert field.focusProxy() is not None
    degree.field.answer.buttons()[0].click()  # type: ignore[attr-defined]
    type_day(qtbot, degree.field.day, "1/1/2020")  # type: ignore[attr-defined]
    assert "before the study began" in degree.row.error.text()
    type_day(qtbot, degree.field.day, "15/2/2026")  # type: ignore[attr-defined]
    assert session.draft.studies[0].awarded == date(2026, 2, 15)
    assert verdict(page) == "met"


def test_another_draft_begins_with_nothing_passed_over(
    empty: Eligibility, window: MainWindow, qtbot: QtBot
) -> None:
    first = asked(empty).path
    qtbot.mouseClick(empty.questions.next, LEFT)
    assert asked(empty).path != first
    turn_to(window, Draft(call="nato-hq-2026", name="Another"))
    assert asked(empty).path == first


# The reasons


def test_a_row_says_status_clause_reason_and_the_panel_the_careful_reading(
    page: Eligibility, window: MainWindow, qtbot: QtBot
) -> None:
    row = page._rows["study"]
    assert row.selected  # what decides is looked at first
    assert row.chip.text() == "Arguable"
    assert row.condition.text().startswith("Essential 3 · You have at least two years")
    assert "not enrolled since 14 April 2025" in row.because.text()
    assert row.accessibleName().startswith("Arguable. Essential 3")
    assert "may hold you to that" in window.aside.careful.text()
    age = page._rows["age"]
    age.setFocus()
    assert [each for each, r in page._rows.items() if r.selected] == ["age"]
    assert "21 years old" in window.aside.words.text()
    qtbot.keyClick(age, Qt.Key.Key_Up)
    assert page._rows["nationality"].hasFocus()


def test_what_is_desirable_stands_apart_and_changes_no_answer(
    page: Eligibility, session: Session
) -> None:
    assert page.essential.heading.text() == "Essential conditions · 4 of 5 met"
    assert page.desirable.heading.text() == "Desirable, but no condition · 1 of 4 met"
    before = page.answer.strong.text()
    session.edit(lambda draft: with_answer(draft, "advanced-it", False), "Answer")
    assert page._rows["it"].chip.text() == "Not met"
    assert page.answer.strong.text() == before


def test_change_opens_the_question_in_its_row(
    page: Eligibility, session: Session, qtbot: QtBot
) -> None:
    row = page._rows["english-drafting"]
    qtbot.mouseClick(row.change, LEFT)
    assert row.unfolded
    assert row.change.text() == "Close"
    assert [question.path for question in row.fields()] == [
        "languages.en",
        "answers.drafts-in-english",
    ]
    field = row.fields()[1].field
    assert isinstance(field, AnswerField)
    answer(field, False)
    assert session.draft.answers["drafts-in-english"] is False
    assert row.chip.text() == "Not met"
    assert verdict(page) == "not_met"
    assert row.unfolded
    qtbot.mouseClick(page._rows["age"].change, LEFT)
    assert not row.unfolded


def test_enter_in_a_field_of_the_row_answers_and_leaves_it_open(
    page: Eligibility, session: Session, qtbot: QtBot
) -> None:
    row = page._rows["age"]
    row.setFocus()
    qtbot.keyClick(row, ENTER)
    field = row.fields()[0].field
    assert isinstance(field, DateField)
    type_day(qtbot, field, "4 May 2003")
    assert session.draft.person.born == date(2003, 5, 4)
    assert row.unfolded
    QApplication.processEvents()
    below = QPoint(row.width() // 2, row.inline.y() + row.inline.height() - 2)
    qtbot.mouseClick(row, LEFT, pos=below)
    assert row.unfolded
    qtbot.mouseClick(row, LEFT, pos=QPoint(60, 8))
    assert not row.unfolded


def test_studies_are_changed_where_they_are_kept(
    page: Eligibility, window: MainWindow, qtbot: QtBot
) -> None:
    row = page._rows["study"]
    qtbot.mouseClick(row.change, LEFT)
    studies = row.fields()[0]
    shown = [label.text() for label in studies.findChildren(QLabel) if label.isVisible()]
    assert any("Political science" in text for text in shown)
    qtbot.mouseClick(studies.all_studies, LEFT)
    assert window.page_id == "about_you"


def test_two_nationalities_are_both_held(page: Eligibility, session: Session, qtbot: QtBot) -> None:
    row = page._rows["nationality"]
    qtbot.mouseClick(row.change, LEFT)
    field = row.fields()[0].field
    assert isinstance(field, NameField)
    qtbot.keyClicks(field, "bosnia")
    qtbot.keyClick(field, ENTER)
    assert session.draft.person.nationalities == ("SE", "BA")
    qtbot.keyClicks(field, "Atlantis")
    qtbot.keyClick(field, ENTER)
    assert "Atlantis" in row.fields()[0].row.error.text()


# The days


def test_the_picture_has_a_row_a_condition_and_the_same_as_a_table(page: Eligibility) -> None:
    names = [name for name, _met, _arguable in page.holding.picture.cells()]
    assert names == [
        "Nationality",
        "Age 21",
        "Studies",
        "English or French",
        "Essential 5",
        "All together",
    ]
    words = page.holding.picture.accessibleDescription()
    assert "planned Mon 20 Apr" in words
    assert "closes Thu 30 Apr" in words
    page.holding.as_table.click()
    assert page.holding.table.isVisible()
    assert not page.holding.picture.isVisible()
    last = page.holding.table.item(5, 1)
    assert last is not None
    assert last.text() == "3 May 2025 to 14 April 2026"


def test_the_windows_are_cut_to_the_closing(page: Eligibility) -> None:
    shown = [label.text() for label in page.windows.findChildren(QLabel)]
    assert "From 3 May 2025 to 14 April 2026" in shown
    assert "From 15 April 2026 to 30 April 2026" in shown


def test_birthdays_ahead_are_in_the_picture(session: Session) -> None:
    view = session.view
    assert view is not None
    young = with_person(view.draft, born=date(2006, 1, 15))
    shown = compute(young, view.call, {}, view.now)
    first, last = windows.stretch(shown)
    assert first < date(2026, 4, 10)
    assert last > date(2027, 1, 15)


# Other calls


def test_a_notice_without_conditions_says_so_and_asks_nothing(
    page: Eligibility, session: Session, window: MainWindow
) -> None:
    turn_to(window, attrs.evolve(session.draft, call="nato-ims-2018"))
    assert page.answer.strong.text() == "The notice states no condition"
    assert page.answer._mark._status == "unstated"
    # The task list shows the same shape, and counts it: there is nothing to do.
    assert window.session.view is not None
    standing = standings(window.session.view)["eligibility"]
    assert standing.shape == "unstated"
    assert standing.done
    for part in (page.questions, page.essential, page.desirable, page.holding, page.windows):
        assert not part.isVisible()
    assert any("current call" in text for text in page.note_lines.texts())


def test_a_call_without_dates_gives_the_days_without_an_end(
    page: Eligibility, session: Session, window: MainWindow
) -> None:
    turn_to(window, attrs.evolve(session.draft, call="nato-2027"))
    assert "no closing date" in page.windows.lead.text()
    shown = [label.text() for label in page.windows.findChildren(QLabel)]
    assert "From 15 April 2026 on" in shown
    assert "From 1 September 2022 to 31 August 2024 (over)" in shown
    assert "closes" not in page.holding.picture.accessibleDescription()


def test_a_closed_call_says_calmly_what_the_answer_is_worth(
    page: Eligibility, session: Session, window: MainWindow
) -> None:
    turn_to(window, attrs.evolve(session.draft, call="nato-hq-2025"))
    assert "closed on 20 May 2025" in page.answer.label.text()
    assert "next round" in page.windows.lead.text()


def test_without_a_call_the_page_says_where_to_choose_one(
    page: Eligibility, window: MainWindow
) -> None:
    turn_to(window, Draft())
    assert page.no_call.isVisible()
    assert not page.answer.isVisible()
    assert not page.go_on.isVisible()


# The page as a whole


def test_the_page_speaks_french_at_once_and_so_does_the_panel(
    page: Eligibility, window: MainWindow, qtbot: QtBot
) -> None:
    window.set_language("fr")
    try:
        assert page._rows["age"].condition.text().startswith("Essentiel 2 · Vous avez au moins 21")
        qtbot.waitUntil(lambda: "deux années" in window.aside.words.text())
    finally:
        window.set_language("en")


def test_nothing_can_be_changed_in_a_draft_open_for_reading(
    page: Eligibility, session: Session, window: MainWindow
) -> None:
    session.show_draft(session.draft, read_only=True)
    window.go("eligibility")
    assert not page.day.day.isEnabled()
    assert not page._rows["age"].change.isEnabled()
    page._rows["age"].pressed.emit()
    assert not page._rows["age"].fields()[0].field.isEnabled()


def test_continue_leads_to_the_documents(
    page: Eligibility, window: MainWindow, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    page.go.connect(wanted.append)
    page.go_on.click()
    assert wanted == ["documents"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("which", ["eligibility", "choose"])
def test_nothing_is_cut_at_twice_the_text_in_the_smallest_window(
    window: MainWindow, language: str, which: str
) -> None:
    window.resize(1024, 640)
    window.look.set_percent(200)
    window.set_language(language)
    try:
        window.go(which)
        QApplication.processEvents()
        page = window.page(which)
        inner = page._scroll.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page._scroll.viewport().width()
    finally:
        window.look.set_percent(100)
        window.set_language("en")


def test_conditions_on_the_same_matter_are_told_apart(session: Session) -> None:
    assert session.catalogue is not None
    call = session.catalogue.call("nato-hq-2026")
    language = next(c for c in call.criteria if c.id == "language")
    other = attrs.evolve(language, cite=ClauseName("Essential 9"))
    assert questions.names((language, other)) == (
        "English or French · Essential 4",
        "English or French · Essential 9",
    )


def test_a_removed_study_is_asked_no_more(
    page: Eligibility, window: MainWindow, session: Session
) -> None:
    half = Study(subject="Law", level="bachelor", started=date(2023, 9, 1), ends=date(2026, 1, 1))
    turn_to(window, attrs.evolve(session.draft, studies=(half,), apply_on=None))
    assert page.questions.in_view == ("studies[0].awarded",)
    session.edit(lambda draft: without_study(draft, 0), "Study removed")
    assert page.questions.in_view == ("studies",)


def test_the_closing_that_the_candidate_expects_is_marked_as_expected(session: Session) -> None:
    view = session.view
    assert view is not None
    assert session.catalogue is not None
    own = attrs.evolve(
        view.draft, call="nato-2027", plan=OwnPlan(clock.moment("2027-03-01T12:00:00"))
    )
    shown = compute(own, session.catalogue.call("nato-2027"), {}, view.now)
    assert "expected closing Mon 1 Mar" in [mark.label for mark in windows.marks(shown)]

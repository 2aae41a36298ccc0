"""About you: facts entered as people know them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_person, with_study
from nato_apply.candidate.facts import Study
from nato_apply.i18n import N_
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.about_you import AboutYou
from nato_apply.ui.session import Session
from nato_apply.ui.study_row import StudyRow


@pytest.fixture
def page(window: MainWindow) -> AboutYou:
    window.go("about_you")
    found = window.page("about_you")
    assert isinstance(found, AboutYou)
    return found


def held(session: Session) -> tuple[str, ...] | None:
    return session.draft.person.nationalities


def test_it_shows_what_is_known(page: AboutYou) -> None:
    assert page.name.text() == "Zoë Ångström"
    assert page.born.line.text() == "3 May 2004"
    assert [r.change.accessibleName() for r in page.findChildren(StudyRow)] == [
        "Change: Political science · Bachelor’s"
    ]


def test_a_typed_birth_date_changes_the_verdict_at_once(
    page: AboutYou, session: Session, window: MainWindow
) -> None:
    page.born.setFocus()
    page.born.line.selectAll()
    QTest.keyClicks(page.born.line, "3/5/2010")
    QTest.keyClick(page.born.line, Qt.Key.Key_Return)
    assert session.draft.person.born == date(2010, 5, 3)
    assert window.navigation.entries["eligibility"].accessibleName() == (
        "Check eligibility, No on 20 April"
    )


def test_a_day_that_does_not_exist_is_said_beside_the_field_and_not_taken(
    page: AboutYou, session: Session
) -> None:
    before = session.draft
    page.born.setFocus()
    page.born.line.selectAll()
    QTest.keyClicks(page.born.line, "31/2/2004")
    QTest.keyClick(page.born.line, Qt.Key.Key_Return)
    assert "not a day that exists" in page.born_row.error.text()
    assert page.born_row.error.isVisible()
    assert session.draft == before
    assert "not a day that exists" in page.born.line.accessibleDescription()


def test_a_birth_date_after_today_is_said_to_be_impossible(
    page: AboutYou, session: Session
) -> None:
    session.edit(lambda draft: with_person(draft, born=date(2030, 1, 1)), N_("Birth date"))
    assert page.born_row.error.text()
    session.undo()
    assert not page.born_row.error.text()


def test_a_nationality_is_found_without_accents_and_removed_again(
    page: AboutYou, session: Session, window: MainWindow
) -> None:
    window.set_language("fr")
    page.nationality.field.setFocus()
    page.nationality.field.setText("belgique")
    QTest.keyClick(page.nationality.field, Qt.Key.Key_Return)
    assert held(session) == ("SE", "BE")
    page.nationality.removed.emit("SE")
    assert held(session) == ("BE",)
    page.nationality.removed.emit("BE")
    assert held(session) is None
    window.set_language("en")


def test_a_country_that_is_none_is_said(page: AboutYou, session: Session) -> None:
    page.nationality.field.setText("Atlantis")
    QTest.keyClick(page.nationality.field, Qt.Key.Key_Return)
    assert "“Atlantis”" in page.nationality_row.error.text()
    assert session.draft.person.nationalities == ("SE",)


def test_a_name_typed_is_one_edit_and_the_field_is_not_written_into(
    page: AboutYou, session: Session
) -> None:
    before = session.draft
    page.name.setFocus()
    page.name.selectAll()
    QTest.keyClicks(page.name, "Anna ")
    assert page.name.text() == "Anna "
    assert session.draft.person.name == "Anna"
    session.undo()
    assert session.draft == before


def fill(dialog: StudyDialog) -> None:
    QTest.keyClicks(dialog.subject, "Law & <b>order")
    dialog.level.setCurrentIndex(1)
    dialog.level.activated.emit(1)
    for field, text in ((dialog.started, "1/9/2023"), (dialog.ends, "30 June 2027")):
        field.setFocus()
        field.line.setText(text)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.years, "2")


def with_dialog(act: object) -> None:
    """Do something with the study dialog once it is there."""
    assert callable(act)

    def look() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, StudyDialog)]
        if found and found[0].isVisible():
            try:
                act(found[0])
            finally:
                if found[0].isVisible():  # a failed check must not leave the test waiting
                    found[0].reject()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def test_a_study_is_added_and_its_years_are_dated(
    qtbot: QtBot, page: AboutYou, session: Session
) -> None:
    def enter(dialog: StudyDialog) -> None:
        fill(dialog)
        dialog.done_button.click()
        said.extend(row.error.text() for row in dialog._rows.values())

    said: list[str] = []
    with_dialog(enter)
    page.add_study.click()
    assert set(said) == {""}
    assert session.draft.studies is not None
    added = session.draft.studies[-1]
    assert added == Study(
        subject="Law & <b>order",
        level="bachelor",
        started=date(2023, 9, 1),
        ends=date(2027, 6, 30),
        years_completed=2,
        years_as_of=date(2026, 4, 10),
    )


def test_a_study_that_ends_before_it_begins_is_refused_in_the_dialog(
    page: AboutYou, session: Session
) -> None:
    before = session.draft
    said: list[str] = []

    def enter(dialog: StudyDialog) -> None:
        fill(dialog)
        dialog.ends.show_value(date(2020, 1, 1))
        dialog.done_button.setFocus()
        dialog.ends.show_value(date(2020, 1, 1))
        dialog.done_button.click()
        said.append(dialog._rows["ends"].error.text())

    with_dialog(enter)
    page.add_study.click()
    assert "before the day on which the study began" in said[0]
    assert session.draft == before


def test_a_degree_without_its_day_is_asked_for(page: AboutYou, session: Session) -> None:
    said: list[str] = []

    def enter(dialog: StudyDialog) -> None:
        dialog.degree.buttons()[0].click()
        dialog.done_button.click()
        said.append(dialog._rows["awarded"].error.text())

    with_dialog(enter)
    page.add_study.click()
    assert said == ["Type the day, or choose “I don’t know” above."]


def test_what_is_wrong_with_a_study_is_said_at_its_top_too_with_a_way_there(
    page: AboutYou,
) -> None:
    said: list[str] = []

    def enter(dialog: StudyDialog) -> None:
        assert dialog.wrong.isHidden()
        dialog.degree.buttons()[0].click()
        dialog.done_button.click()
        said.extend(link.text() for link in dialog.wrong.links())
        dialog.wrong.links()[0].click()
        said.append(str(dialog.awarded.isAncestorOf(dialog.focusWidget())))
        dialog.degree.buttons()[1].click()
        said.append(str(dialog.wrong.isHidden()))

    with_dialog(enter)
    page.add_study.click()
    assert said[0].startswith("Day of the degree")
    assert said[1:] == ["True", "True"]


def test_studies_are_put_in_order_and_removed(page: AboutYou, session: Session) -> None:
    session.edit(lambda draft: with_study(draft, 1, Study(subject="Law")), N_("Study"))
    QTest.qWait(10)
    _first, second = (r for r in page.findChildren(StudyRow) if r.isVisible())
    second.moved_up.emit()
    assert [s.subject for s in session.draft.studies or ()] == ["Law", "Political science"]
    QTest.qWait(10)
    first = next(r for r in page.findChildren(StudyRow) if r.isVisible())
    first.removed.emit()
    assert [s.subject for s in session.draft.studies or ()] == ["Political science"]


def test_a_language_is_added_and_its_level_chosen(page: AboutYou, session: Session) -> None:
    page.language.setText("german")
    QTest.keyClick(page.language, Qt.Key.Key_Return)
    row, field = page._skills["de"]
    assert row.label.text() == "German"
    field.setCurrentIndex(5)
    field.activated.emit(5)
    assert session.draft.languages["de"] == "B2"


def test_the_notice_is_shown_for_the_field_in_focus(page: AboutYou, window: MainWindow) -> None:
    page.born_row.focused.emit()
    assert window.aside.title.text() == "Birth date"
    assert "21" in window.aside.words.text()
    page.nationality_row.focused.emit()
    assert "Essential 1" in window.aside.words.text()


def test_a_draft_opened_for_reading_only_cannot_be_changed(
    page: AboutYou, session: Session, window: MainWindow
) -> None:
    session.show_draft(session.draft, session.draft_id, read_only=True)
    window.go("about_you")
    before = session.draft
    page.name.setFocus()
    QTest.keyClicks(page.name, "x")
    assert session.draft == before


def test_what_is_wrong_is_summed_up_at_the_top_with_a_way_to_each(
    qtbot: QtBot, page: AboutYou
) -> None:
    assert not page.wrong.isVisible()
    page.born.failed.emit("This is no date.")
    page.nationality.field.setFocus()
    qtbot.keyClicks(page.nationality.field, "Atlantis")
    qtbot.keyClick(page.nationality.field, Qt.Key.Key_Return)
    assert page.wrong.isVisible()
    assert page.wrong.strong.text() == "2 answers to look at"
    first, second = page.wrong.links()
    assert first.text() == "Birth date: This is no date."
    assert second.text().startswith("Nationalities: Nothing is called “Atlantis” here.")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.born.isAncestorOf(page.focusWidget()) or page.born is page.focusWidget()
    page.born.failed.emit("")
    page.nationality_row.show_error("")
    assert not page.wrong.isVisible()


def test_an_empty_field_below_what_is_held_says_what_it_is_for(page: AboutYou) -> None:
    assert page.nationality.field.placeholderText() == "Add another"
    page.nationality.show_held(())
    assert page.nationality.field.placeholderText() == ""


def test_no_code_of_a_country_or_language_is_shown(page: AboutYou) -> None:
    shown = [w.text() for w in page.findChildren(QLabel) + page.findChildren(QPushButton)]
    assert "Sweden" in shown
    assert "Swedish" in shown
    assert not {"SE", "se", "sv", "SV", "en", "EN"} & {text.strip() for text in shown}


def test_the_panel_tells_what_the_call_is_about_whatever_it_told_before(
    window: MainWindow, page: AboutYou
) -> None:
    window.go("eligibility")
    window.go("about_you")
    assert window.aside.title.text().startswith("Internship Call 2026")

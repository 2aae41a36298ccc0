"""What was typed and could not be read: it is said wherever one looks, and never counts unsaid."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.about_you import AboutYou
from nato_apply.ui.session import Session
from tests.ui import scenes

BORN = date(2004, 5, 3)


@pytest.fixture
def page(window: MainWindow) -> AboutYou:
    for _time in range(2):  # a dialog is still going; only then the window has the keyboard
        scenes.turn(window, "about_you")
    found = window.page("about_you")
    assert isinstance(found, AboutYou)
    return found


@pytest.fixture
def mistyped(window: MainWindow, page: AboutYou) -> AboutYou:
    """A birth date that does not exist, typed over the one that counts; another page is in view."""
    page.born.setFocus()
    page.born.line.selectAll()
    QTest.keyClicks(page.born.line, "31/2/2004")
    window.go("choose")
    return page


def entry(window: MainWindow) -> str:
    return window.navigation.entries["about_you"].accessibleName()


def test_the_sentence_names_the_earlier_day_that_still_counts(
    mistyped: AboutYou, session: Session
) -> None:
    assert session.draft.person.born == BORN
    assert mistyped.born_row.error.text().endswith("Until then 3 May 2004 still counts.")


def test_the_task_is_not_done_and_the_bottom_does_not_say_that_all_is_saved(
    window: MainWindow, mistyped: AboutYou
) -> None:
    assert entry(window) == "About you, Look again, 1 answer to look at"
    assert window.navigation.next_card.page == "about_you"
    footer = window.footer.saved
    assert footer.accessibleName().startswith("1 answer cannot be read and is not saved.")
    assert footer.text() in (footer.accessibleName(), "1 answer not saved")


def test_coming_back_it_still_stands_there_with_its_error(
    window: MainWindow, mistyped: AboutYou
) -> None:
    window.go("about_you")
    assert mistyped.born.line.text() == "31/2/2004"
    assert not mistyped.born_row.error.isHidden()
    assert len(mistyped.wrong.links()) == 1


def test_once_mended_everything_is_as_before(window: MainWindow, mistyped: AboutYou) -> None:
    window.go("about_you")
    mistyped.born.setFocus()
    mistyped.born.line.selectAll()
    QTest.keyClicks(mistyped.born.line, "4/5/2004")
    QTest.keyClick(mistyped.born.line, Qt.Key.Key_Return)
    assert entry(window).startswith("About you, Done")
    assert "cannot be read" not in window.footer.saved.accessibleName()
    assert mistyped.wrong.isHidden()


def test_the_day_being_changed_elsewhere_takes_the_wrong_text_and_its_error_away(
    window: MainWindow, mistyped: AboutYou, session: Session
) -> None:
    session.edit(lambda draft: with_person(draft, born=date(2003, 1, 1)), N_("Birth date"))
    window.go("about_you")
    assert mistyped.born.line.text() == "1 January 2003"
    assert not mistyped.born_row.error.text()
    assert "cannot be read" not in window.footer.saved.accessibleName()


def test_another_draft_shows_nothing_of_it(
    window: MainWindow, mistyped: AboutYou, session: Session, sample: Draft
) -> None:
    session.show_draft(with_person(sample, name="Another"), None)
    window.go("about_you")
    assert mistyped.born.line.text() == "3 May 2004"
    assert not mistyped.born_row.error.text()
    assert not session.save_state.unread


def test_without_a_draft_nothing_of_it_is_kept(mistyped: AboutYou, session: Session) -> None:
    session.leave()
    assert mistyped.born.line.text() != "31/2/2004"


@pytest.mark.qt_log_ignore("This plugin does not support")  # of the list that pops up
def test_a_country_left_half_typed_is_not_passed_over(window: MainWindow, page: AboutYou) -> None:
    page.nationality.field.setFocus()
    QTest.keyClicks(page.nationality.field, "Belg")
    shown = QApplication.activePopupWidget()
    assert shown is not None
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    page.name.setFocus()
    assert "“Belg” is not taken yet." in page.nationality_row.error.text()
    assert entry(window) == "About you, Look again, 1 answer to look at"
    page.nationality.field.setFocus()
    page.nationality.field.clear()
    page.name.setFocus()
    assert not page.nationality_row.error.text()
    assert entry(window).startswith("About you, Done")


def test_a_birth_date_to_come_is_no_answer(window: MainWindow, session: Session) -> None:
    session.edit(lambda draft: with_person(draft, born=date(2030, 1, 1)), N_("Birth date"))
    assert entry(window) == "About you, Look again, 1 answer to look at"

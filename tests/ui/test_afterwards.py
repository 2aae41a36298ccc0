"""After submission: the stages of the notice, silence, and a log that can be mended."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import LogEntry, Submitted
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.afterwards import Afterwards
from nato_apply.ui.pages.hand_over import HandOver
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.buttons import IconButton
from tests.ui.conftest import NOW


@pytest.fixture
def page(window: MainWindow) -> Afterwards:
    sent = Submitted(NOW, "Reference 1234")
    window.session.edit(lambda draft: attrs.evolve(draft, submitted=sent), "Submitted")
    window.go("afterwards")
    found = window.page("afterwards")
    assert isinstance(found, Afterwards)
    return found


def button(page: Afterwards, name: str) -> IconButton:
    return next(b for b in page.log.findChildren(IconButton) if b.accessibleName() == name)


def log(session: Session, *entries: LogEntry) -> None:
    session.edit(lambda draft: attrs.evolve(draft, log=entries), "Log entry")


def test_it_is_the_last_of_the_list_and_comes_later_until_the_application_is_submitted(
    window: MainWindow,
) -> None:
    entry = window.navigation.entries["afterwards"]
    assert entry.accessibleName() == "After submission, Later"
    window.session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "Submitted")
    assert entry.accessibleName() == "After submission, Waiting"
    qt_next = window.navigation.next_card
    assert qt_next.page == "afterwards"
    entry.click()
    assert window.page_id == "afterwards"


def test_once_submitted_no_step_is_late_and_answers_are_looked_at(
    window: MainWindow, page: Afterwards
) -> None:
    session = window.session
    session.now = lambda: NOW + timedelta(days=16)
    session.refresh()
    assert "late" not in window.navigation.entries["deadlines"].accessibleName()
    assert "overdue" not in window.navigation.entries["deadlines"].accessibleName()
    window.go("hand_over")
    summary = window.page("hand_over")
    assert isinstance(summary, HandOver)
    assert {row.button.text() for row in summary.answers[0].rows()} == {"Go there"}


def test_the_panel_tells_what_the_notice_says_about_the_end(
    window: MainWindow, page: Afterwards
) -> None:
    assert window.session.view is not None
    aside = page.at_large(window.session.view)
    assert aside is not None
    assert aside.title == "Handing in"
    assert "questions by telephone" in aside.text


def test_before_that_it_can_be_read_all_the_same(window: MainWindow) -> None:
    window.go("afterwards")
    page = window.page("afterwards")
    assert isinstance(page, Afterwards)
    assert page.stages.isVisible()
    assert "Not submitted yet" in page.state.strong.text()
    assert not page.log.isVisible()
    page.to_hand_over.click()
    assert window.page_id == "hand_over"


def test_it_tells_when_and_with_which_receipt(page: Afterwards) -> None:
    told = " ".join(label.text() for label in page.state.findChildren(QLabel))
    assert "Submitted on 10 April 2026" in told
    assert "Reference 1234" in told


def test_the_stages_are_those_of_the_notice_and_silence_is_told(
    page: Afterwards, session: Session
) -> None:
    assert page.stages.silence.text().startswith("The notice does not say what follows")
    submitted = session.draft.submitted
    session.edit(lambda draft: attrs.evolve(draft, submitted=None), "not after all")
    session.edit(lambda draft: attrs.evolve(draft, call="nato-hq-2025"), "call")
    session.edit(lambda draft: attrs.evolve(draft, submitted=submitted), "submitted")
    shown = "\n".join(label.text() for label in page.stages.findChildren(QLabel))
    assert "1. Screening and evaluation" in shown
    assert "May–June · How to apply" in shown
    assert "neither yes nor no" in shown


def test_an_empty_log_says_so_and_what_it_is_for(page: Afterwards, session: Session) -> None:
    assert page.log.isVisible()
    assert page.log.told.text().startswith("Nothing noted yet. What happens from now on:")
    log(session, LogEntry(date(2026, 5, 1), "An e-mail"))
    assert page.log.told.text().startswith("What happens")


def test_the_log_takes_a_day_and_what_happened(
    qtbot: QtBot, page: Afterwards, session: Session
) -> None:
    card = page.log
    card.day.line.setText("20/5/2026")
    qtbot.keyClick(card.day.line, Qt.Key.Key_Return)
    qtbot.keyClicks(card.text, "Invited <b>today</b>")
    qtbot.keyClick(card.text, Qt.Key.Key_Return)
    assert session.draft.log == (LogEntry(date(2026, 5, 20), "Invited <b>today</b>"),)
    labels = [label for label in card.findChildren(QLabel) if "Invited" in label.text()]
    assert labels[0].text() == "Invited <b>today</b>"
    assert labels[0].textFormat() == Qt.TextFormat.PlainText
    assert card.text.text() == ""


def test_an_empty_log_entry_is_refused_beside_its_field(
    qtbot: QtBot, page: Afterwards, session: Session
) -> None:
    qtbot.mouseClick(page.log.add, Qt.MouseButton.LeftButton)
    assert page.log.text_row.error.text() == "Say what happened."
    assert session.draft.log == ()


def test_an_entry_is_changed_removed_and_brought_back(
    qtbot: QtBot, page: Afterwards, session: Session
) -> None:
    first, second = LogEntry(date(2026, 5, 1), "An e-mail"), LogEntry(date(2026, 5, 9), "A call")
    log(session, second, first)
    button(page, "Change: An e-mail").click()
    assert page.log.text.text() == "An e-mail"
    assert page.log.add.text() == "Keep the change"
    page.log.text.setText("An e-mail from the team")
    page.log.day.line.setText("2/5/2026")
    qtbot.keyClick(page.log.day.line, Qt.Key.Key_Return)
    page.log.add.click()
    changed = LogEntry(date(2026, 5, 2), "An e-mail from the team")
    assert list(session.draft.log) == [second, changed]
    assert page.log.add.text() == "Add to the log"
    session.undo()
    assert list(session.draft.log) == [second, first]
    session.redo()
    button(page, "Remove: A call").click()
    assert list(session.draft.log) == [changed]
    session.undo()
    assert list(session.draft.log) == [second, changed]


def test_a_change_that_is_left_changes_nothing(page: Afterwards, session: Session) -> None:
    log(session, LogEntry(date(2026, 5, 1), "An e-mail"))
    button(page, "Change: An e-mail").click()
    page.log.text.setText("Something else")
    page.log.leave.click()
    assert page.log.text.text() == ""
    assert session.draft.log == (LogEntry(date(2026, 5, 1), "An e-mail"),)


def test_nothing_typed_for_one_draft_is_left_for_another(
    page: Afterwards, session: Session
) -> None:
    page.log.text.setText("half a sentence")
    session.show_draft(session.draft, session.draft_id)
    assert page.log.text.text() == ""

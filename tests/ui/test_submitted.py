"""Once an application was submitted, every page shows it, and none offers to change it."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, Draft, LogEntry, Submitted
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.pages.about_you import AboutYou
from nato_apply.ui.pages.afterwards import Afterwards
from nato_apply.ui.pages.choose import Choose
from nato_apply.ui.pages.eligibility import Eligibility
from nato_apply.ui.pages.hand_over import HandOver
from nato_apply.ui.pages.words import Words
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from tests.ui.conftest import NOW, settle

READ_ONLY_PAGES = ("about_you", "choose", "eligibility", "documents", "words", "deadlines")


@pytest.fixture
def submitted(window: MainWindow, session: Session, sample: Draft) -> MainWindow:
    sent = attrs.evolve(
        sample,
        apply_on=NOW.date() + timedelta(days=10),
        documents=(Document("diploma.pdf", "qualifications"), Document("old.pdf", "of-another")),
        submitted=Submitted(at=NOW - timedelta(days=1), receipt="REF-1"),
        log=(LogEntry(NOW.date(), "A confirmation came"),),
    )
    session.show_draft(sent, "sent", saved_at=NOW)
    return window


def fields(page: QWidget) -> list[QWidget]:
    """What can be typed into or chosen from, but for what only searches or turns pages."""
    free: set[QWidget] = set()
    if isinstance(page, Choose):
        free = {page.vacancies.search, page.vacancies.groups}
    if isinstance(page, Words):
        free = {page.combo}
    found: list[QWidget] = []
    for widget in page.findChildren(QWidget):
        usable = widget.isVisible() and widget.isEnabled() and widget not in free
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            usable = usable and not widget.isReadOnly()
        elif not isinstance(widget, QComboBox | QAbstractSpinBox):
            continue
        if usable:
            found.append(widget)
    return found


@pytest.mark.parametrize("name", READ_ONLY_PAGES)
def test_no_field_takes_an_answer_any_more(submitted: MainWindow, name: str) -> None:
    submitted.go(name)
    assert [each.accessibleName() for each in fields(submitted.page(name))] == []


@pytest.mark.parametrize("name", READ_ONLY_PAGES)
def test_no_button_is_refused(
    qtbot: QtBot, program: Program, submitted: MainWindow, session: Session, name: str
) -> None:
    refused: list[object] = []
    session.refused.connect(refused.append)
    before = session.draft
    submitted.go(name)
    page = submitted.page(name)
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not button.text().endswith("…"):
            button.click()
            settle(qtbot, program)
            for dialog in submitted.findChildren(QWidget):
                if dialog.isWindow() and dialog.isVisible() and dialog is not submitted:
                    dialog.close()
            submitted.go(name)
    assert (refused, session.draft) == ([], before)


def test_what_only_changes_is_not_there(submitted: MainWindow) -> None:
    words = "Change Answer Choose Remove Add Replace Move Mark Continue Set"
    changes = tuple(words.split())
    for name in READ_ONLY_PAGES:
        submitted.go(name)
        shown = [
            button.accessibleName() or button.text()
            for button in submitted.page(name).findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled()
        ]
        assert [name for name in shown if name.startswith(changes)] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("start", "settings")])
def test_every_page_says_that_it_was_submitted(submitted: MainWindow, name: str) -> None:
    submitted.go(name)
    said = [label.text() for label in submitted.page(name).findChildren(QLabel)]
    assert any(text.startswith("Submitted on 9 April 2026") for text in said)


def test_about_you_goes_on_showing_what_was_told(submitted: MainWindow) -> None:
    submitted.go("about_you")
    page = submitted.page("about_you")
    assert isinstance(page, AboutYou)
    assert page.name.text() == "Zoë Ångström"
    assert not page.add_study.isVisible()
    assert not page.language_row.isVisible()


def test_the_answer_is_for_the_day_on_which_it_was_submitted(submitted: MainWindow) -> None:
    submitted.go("eligibility")
    page = submitted.page("eligibility")
    assert isinstance(page, Eligibility)
    assert "on 9 April 2026" in page.answer.strong.text()
    assert not page.day.isVisible()


def test_not_submitted_after_all_gives_everything_back(
    submitted: MainWindow, session: Session
) -> None:
    submitted.go("about_you")
    session.show_draft(attrs.evolve(session.draft, submitted=None), "sent", saved_at=NOW)
    submitted.go("about_you")
    page = submitted.page("about_you")
    assert isinstance(page, AboutYou)
    assert page.name.isEnabled()
    assert page.add_study.isVisible()


def test_the_receipt_and_the_log_go_on(submitted: MainWindow) -> None:
    submitted.go("hand_over")
    page = submitted.page("hand_over")
    assert isinstance(page, HandOver)
    assert fields(page)
    submitted.go("afterwards")
    after = submitted.page("afterwards")
    assert isinstance(after, Afterwards)
    assert after.log.text.isEnabled()

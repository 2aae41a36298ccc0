"""Before a projector: nobody's personal data on any page, and everything back afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, with_person
from nato_apply.i18n import N_
from nato_apply.ui import personal_data
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from nato_apply.ui.tasks import TASKS
from tests.ui.conftest import settle
from tests.ui.personal import on_screen, seen, told_of

NAMES = ("Sample application", "transcript-zoe")


def with_document(window: MainWindow) -> None:
    from attrs import evolve

    document = Document("studies", "transcript-zoe.pdf")
    window.session.edit(lambda draft: evolve(draft, documents=(document,)), N_("Document"))


@pytest.mark.parametrize("page", list(PAGES))
def test_no_page_shows_anything_personal(window: MainWindow, page: str) -> None:
    with_document(window)
    window.go(page)
    window.guarding.presenting.toggle()
    QTest.qWait(1)
    assert not seen(window, also=NAMES)
    assert any("personal data hidden" in text for text in on_screen(window))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_come_to_the_front_with_everything_hidden_already(
    window: MainWindow, language: str
) -> None:
    window.guarding.presenting.toggle()
    window.set_language(language)
    for page in PAGES:
        window.go(page)
        assert not [text for text in seen(window, also=NAMES) if text], page
    window.set_language("en")


def test_what_changes_while_presenting_is_hidden_too(window: MainWindow) -> None:
    window.go("about_you")
    window.guarding.presenting.toggle()
    window.session.edit(lambda draft: with_person(draft, name="Anna Brown"), N_("Name"))
    window.go("hand_over")
    assert not seen(window, also=("Anna", "Brown", *NAMES))


def test_afterwards_everything_is_there_again(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    before: dict[str, set[str]] = {}
    pages = ["start", *(task.id for task in TASKS)]
    for page in pages:
        window.go(page)
        settle(qtbot, program)
        QTest.qWait(30)
        before[page] = set(told_of(window.page(page)))
    window.guarding.presenting.toggle()
    for page in pages:
        window.go(page)
    window.guarding.presenting.toggle()
    for page in pages:
        window.go(page)
        settle(qtbot, program)
        QTest.qWait(30)
        gone = before[page] - set(told_of(window.page(page)))
        assert not gone, page
    assert window.session.draft.person.name == "Zoë Ångström"
    assert window.session.undo_name == ""  # hiding and showing was no edit


def test_fields_cannot_be_changed_blindly(window: MainWindow) -> None:
    window.go("about_you")
    page = window.page("about_you")
    window.guarding.presenting.toggle()
    name: QLineEdit = page.name  # type: ignore[attr-defined]
    name.setFocus()
    QTest.keyClicks(name, "x")
    assert window.session.draft.person.name == "Zoë Ångström"
    assert "Zoë" not in name.displayText()
    window.guarding.presenting.toggle()
    assert name.displayText() == "Zoë Ångström"
    QTest.keyClicks(name, "x")
    assert "x" in (window.session.draft.person.name or "")


def test_the_text_is_larger_and_as_it_was_afterwards(window: MainWindow) -> None:
    window.look.set_percent(120)
    window.guarding.presenting.toggle()
    assert window.look.percent == 150
    assert window.settings.get("text_size") == "120"
    window.guarding.presenting.toggle()
    assert window.look.percent == 120


def test_one_key_and_one_button_switch_it(window: MainWindow) -> None:
    key = next(each for each in window.actions() if each.shortcut().toString() == "F8")
    key.trigger()
    presenting = window.guarding.presenting
    assert presenting.bar is not None
    assert presenting.bar.isVisible()
    presenting.bar.stop.click()
    assert not presenting.on
    assert presenting.bar.isHidden()


def test_a_list_of_countries_does_not_tell_whose_is_missing(window: MainWindow) -> None:
    window.guarding.presenting.toggle()
    assert personal_data.shown("You are from Sweden.") == f"You are from {personal_data.BULLETS}."
    members = "Albania, Belgium, Canada, Denmark, Sweden"
    assert personal_data.shown(members) == members

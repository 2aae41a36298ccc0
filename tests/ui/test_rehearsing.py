"""Pages are made while nobody waits, and nothing of that is seen."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from tests.ui import scenes


def made(window: MainWindow) -> list[str]:
    return [page_id for page_id in PAGES if window.stack.is_made(page_id)]


def test_every_page_is_there_before_it_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    scenes.turn(window, "eligibility")
    focus, shown = window.focusWidget(), window.aside.isVisible()
    qtbot.waitUntil(lambda: made(window) == list(PAGES), timeout=30_000)
    assert window.page_id == "eligibility"
    assert window.stack.currentWidget() is window.page("eligibility")
    assert window.focusWidget() is focus
    assert window.aside.isVisible() == shown
    others = [window.page(page_id) for page_id in PAGES if page_id != "eligibility"]
    assert not any(page.isVisible() for page in others)


def test_the_page_that_comes_next_is_made_first(qtbot: QtBot, window: MainWindow) -> None:
    scenes.turn(window, "eligibility")
    qtbot.waitUntil(lambda: window.stack.is_made("documents"), timeout=30_000)
    assert not window.stack.is_made("hand_over")
    qtbot.waitUntil(lambda: window.stack.is_made("hand_over"), timeout=30_000)
    assert not window.stack.is_made("settings")


def test_nothing_is_made_while_something_typed_waits_to_be_saved(
    qtbot: QtBot, window: MainWindow
) -> None:
    scenes.turn(window, "eligibility")
    before = made(window)
    for name in "ABCDEFGH":
        window.session.edit(partial(with_person, name=name), N_("x"))
        qtbot.wait(100)
    assert made(window) == before
    qtbot.waitUntil(lambda: made(window) == list(PAGES), timeout=30_000)


def test_a_page_made_before_an_edit_shows_what_it_changed(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: made(window) == list(PAGES), timeout=30_000)
    window.session.edit(lambda draft: with_person(draft, name="Zoë Ångström-Ek"), N_("x"))
    scenes.turn(window, "hand_over")
    page = window.page("hand_over")
    assert any("Zoë Ångström-Ek" in row.said.text() for card in page.answers for row in card.rows())  # type: ignore[attr-defined]


def test_without_a_draft_pages_are_made_and_show_nothing(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: made(program.window) == list(PAGES), timeout=30_000)
    assert program.window.stack.currentWidget() is program.window.page("start")
    assert program.session.view is None

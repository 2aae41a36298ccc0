"""Where the window is small for its text, the task list folds; the footer leaves nothing out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nato_apply.ui.main_window import MainWindow
from tests.ui import scenes

SMALL = (1024, 640)
"""The least screen, in pixels."""


@pytest.fixture(autouse=True)
def _small(window: MainWindow) -> None:
    window.resize(*SMALL)
    scenes.turn(window, "choose")


def enlarge(window: MainWindow, percent: int) -> None:
    window.look.set_percent(percent)
    scenes.settle()


def test_at_the_usual_size_of_text_the_whole_task_list_is_in_view(window: MainWindow) -> None:
    assert not window.folding.button.isVisible()
    bar = window.navigation.view.verticalScrollBar()
    assert bar.maximum() == 0
    assert all(entry.isVisible() for entry in window.navigation.entries.values())


def test_at_twice_the_size_the_page_has_the_width_and_a_button_unfolds_the_list(
    window: MainWindow,
) -> None:
    enlarge(window, 200)
    assert not window.navigation.isVisible()
    assert window.page("choose").width() == window.width()
    window.folding.button.click()
    scenes.settle()
    assert window.navigation.width() == window.width()
    assert not window.page("choose").isVisible()
    assert window.focusWidget() is window.navigation.entries["choose"]


def test_a_step_chosen_from_the_list_folds_it(window: MainWindow) -> None:
    enlarge(window, 200)
    window.folding.button.click()
    for page in ("words", "words"):  # also the one already in view
        window.folding.button.setChecked(True)
        window.folding.fit()
        window.navigation.entries[page].click()
        scenes.settle()
        assert not window.navigation.isVisible()
        assert window.page("words").isVisible()
        assert window.page("words").isAncestorOf(window.focusWidget())


def test_escape_folds_it_and_the_keyboard_is_back_on_the_button(window: MainWindow) -> None:
    enlarge(window, 200)
    window.folding.button.click()
    scenes.settle()
    QTest.keyClick(window.navigation.entries["choose"], Qt.Key.Key_Escape)
    scenes.settle()
    assert window.page("choose").isVisible()
    assert window.focusWidget() is window.folding.button


def test_with_smaller_text_it_stands_beside_the_page_again(window: MainWindow) -> None:
    enlarge(window, 200)
    window.folding.button.click()
    enlarge(window, 100)
    assert window.navigation.isVisible()
    assert window.page("choose").isVisible()
    assert not window.folding.button.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_the_program_is_not_natos_is_always_said(
    window: MainWindow, language: str, percent: int
) -> None:
    window.set_language(language)
    window.session.show_draft(window.session.draft, "kept", saved_at=window.session.now())
    window.footer.show_lock(able=True)
    enlarge(window, percent)
    footer = window.footer
    assert footer.apart.isVisible()
    assert footer.apart.width() >= footer.apart.sizeHint().width()
    assert footer.saved.fontMetrics().horizontalAdvance(footer.saved.text()) <= (
        footer.saved.width()
    )
    shown = [footer.less, footer.more, footer.lock_button, *footer.languages.values()]
    assert all(button.isVisible() for button in shown)
    window.set_language("en")


def test_pages_made_ready_meanwhile_leave_the_one_in_front_as_it_is(window: MainWindow) -> None:
    enlarge(window, 200)
    window.folding.button.click()
    page = window.page("choose")
    page.rehearse(window.stack.contentsRect())
    window.folding.fold()
    assert page.isVisible()

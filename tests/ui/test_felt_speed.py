"""Nothing the user does makes the window wait: pages, keys, answers, with a watchdog on.

The aim is 50 ms; a slow computer is given four times as much.
"""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_answer, with_person
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.rehearsing import Rehearsing
from tests.ui import scenes
from tests.ui.watchdog import Watchdog

pytestmark = pytest.mark.alone

MOST_MS = 200


@pytest.mark.parametrize("page_id", list(PAGES))
def test_turning_to_a_page_does_not_stall_the_window(
    qtbot: QtBot, window: MainWindow, page_id: str
) -> None:
    scenes.turn(window, page_id)  # made on the first visit
    scenes.turn(window, "start" if page_id != "start" else "words")
    with Watchdog() as watchdog:
        window.go(page_id)
        qtbot.wait(60)
    assert watchdog.longest_ms < MOST_MS, watchdog.told()


def test_a_page_made_ready_while_nobody_waited_does_not_stall_the_first_visit(
    qtbot: QtBot, window: MainWindow
) -> None:
    ready = window.findChild(Rehearsing)
    assert isinstance(ready, Rehearsing)
    qtbot.waitUntil(lambda: ready.over and all(map(window.stack.is_made, PAGES)), timeout=60_000)
    for page_id in PAGES:
        with Watchdog() as watchdog:
            window.go(page_id)
            qtbot.wait(60)
        assert watchdog.longest_ms < MOST_MS, (page_id, watchdog.told())


@pytest.mark.parametrize("page_id", list(PAGES))
def test_an_edit_does_not_stall_any_page(qtbot: QtBot, window: MainWindow, page_id: str) -> None:
    scenes.turn(window, page_id)
    with Watchdog() as watchdog:
        window.session.edit(lambda draft: with_person(draft, nationalities=("CH",)), N_("x"))
        qtbot.wait(60)
        window.session.edit(lambda draft: with_answer(draft, "drafts-in-english", False), N_("x"))
        qtbot.wait(60)
    assert watchdog.longest_ms < MOST_MS, watchdog.told()


def test_typing_is_answered_at_once(qtbot: QtBot, window: MainWindow) -> None:
    scenes.turn(window, "about_you")
    field = window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    with Watchdog() as watchdog:
        for letter in "Zoe Angstrom":
            QTest.keyClicks(field, letter)
            qtbot.wait(5)
    assert watchdog.longest_ms < MOST_MS, watchdog.told()

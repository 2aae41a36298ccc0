"""Reminders while the program runs: each once, without a name, and not against the setting."""

from __future__ import annotations

from datetime import datetime, timedelta

import attrs
import pytest
from pytestqt.qtbot import QtBot

from nato_apply import clock
from nato_apply.candidate.draft import Submitted
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.reminders import Reminders
from tests.ui.conftest import NOW, settle
from tests.ui.personal import SAMPLE

CLOSING = clock.moment("2026-04-30T23:59:00")


def rename(qtbot: QtBot, program: Program, name: str) -> None:
    draft_id = program.session.draft_id
    assert draft_id is not None
    program.drafts.rename(draft_id, name)
    qtbot.waitUntil(lambda: program.drafts.rows[0].name == name)
    settle(qtbot, program)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def reminders(window: MainWindow, told: list[str]) -> Reminders:
    return Reminders(window, lambda title, text: told.append(f"{title}: {text}"))


def at(window: MainWindow, moment: datetime) -> None:
    window.session.now = lambda: moment
    window.session.refresh()


def test_each_is_given_once_at_each_distance(
    window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, CLOSING - timedelta(days=6))
    reminders.look()
    reminders.look()
    closing = [text for text in told if "closes on" in text]
    assert len(closing) == 1
    at(window, CLOSING - timedelta(hours=6))
    reminders.look()
    assert len([text for text in told if "closes on" in text]) == 2


def test_none_is_given_again_by_the_next_start(
    window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, CLOSING - timedelta(days=6))
    reminders.look()
    before = len(told)
    Reminders(window, lambda title, text: told.append(text)).look()
    assert len(told) == before


def test_no_name_and_no_call_is_in_them(
    window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, CLOSING - timedelta(days=6))
    reminders.look()
    assert told
    for needle in (*SAMPLE, "Sample application", "Internship Call", "Political"):
        assert not [text for text in told if needle in text]


def test_locked_they_go_on(
    qtbot: QtBot, program: Program, window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, NOW)
    reminders.look()
    told.clear()
    window.guarding.locking.lock()
    settle(qtbot, program)
    window.session.now = lambda: CLOSING - timedelta(hours=3)
    reminders.look()
    assert [text for text in told if "closes on" in text]


def test_what_is_submitted_needs_none(
    window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, CLOSING - timedelta(days=6))
    window.session.edit(lambda d: attrs.evolve(d, submitted=Submitted(NOW)), "Submitted")
    reminders.look()
    assert not told


def test_the_setting_switches_them_off(
    window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    at(window, CLOSING - timedelta(days=6))
    window.settings.set("reminders", "off")
    reminders.look()
    assert not told


def test_without_a_tray_the_window_says_it(window: MainWindow) -> None:
    at(window, CLOSING - timedelta(days=10))
    window.guarding.reminders.look()
    assert window._message is not None
    assert window._message.isVisible()
    said = window._message.label.text()
    assert "Internship Call 2026" in said
    assert "Last day to ask for support" in said


def test_the_sample_sets_off_none(
    qtbot: QtBot, program: Program, window: MainWindow, reminders: Reminders, told: list[str]
) -> None:
    rename(qtbot, program, "A sample application")
    at(window, CLOSING - timedelta(days=6))
    reminders.look()
    assert not told

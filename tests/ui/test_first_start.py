"""The first start: three things to know, three ways to begin, once; and again where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nato_apply.paths import DataFolder
from nato_apply.ui.dialogs import files
from nato_apply.ui.pages.start import Start
from nato_apply.ui.program import Program
from nato_apply.ui.start_calls import CallCard
from nato_apply.ui.start_welcome import WelcomeCard
from nato_apply.ui.widgets.labels import Label
from tests.ui.conftest import settle, started, stop
from tests.ui.kept_sample import keep_sample

LEFT = Qt.MouseButton.LeftButton


def page_of(program: Program) -> Start:
    page = program.window.page("start")
    assert isinstance(page, Start)
    return page


def card_of(program: Program) -> WelcomeCard:
    card = page_of(program).first_steps
    assert card is not None
    return card


@pytest.fixture
def kept(qtbot: QtBot, data: DataFolder) -> Iterator[Program]:
    """The program opened again, with the sample kept."""
    first = started(qtbot, data)
    keep_sample(first)
    qtbot.waitUntil(lambda: first.session.view is not None, timeout=20_000)
    settle(qtbot, first)
    stop(first)
    again = started(qtbot, data)
    yield again
    stop(again)


def test_three_things_are_told_with_the_folder_in_which_the_work_lies(
    program: Program, data: DataFolder
) -> None:
    card = card_of(program)
    assert card.isVisible()
    said = "\n".join(label.text() for label in card.findChildren(Label))
    assert str(data.root) in said
    assert "no AI" in said
    assert "not NATO’s" in said
    assert not card.close_button.isVisible()


def test_it_is_no_tunnel(program: Program) -> None:
    assert program.app.activeModalWidget() is None
    program.window.go("settings")
    assert program.window.page_id == "settings"


def test_beginning_leads_to_the_calls(qtbot: QtBot, program: Program) -> None:
    program.window.activateWindow()
    QTest.mouseClick(card_of(program).begin, LEFT)
    first = page_of(program).findChild(CallCard)
    assert isinstance(first, CallCard)
    assert program.window.focusWidget() is first.begin


def test_a_file_can_be_opened_at_once(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def to_open(_parent: object, title: str, _kinds: str) -> None:
        asked.append(title)

    monkeypatch.setattr(files, "to_open", to_open)
    QTest.mouseClick(card_of(program).open_file, LEFT)
    assert asked == ["Open a file"]


def test_it_is_gone_once_something_is_kept(kept: Program) -> None:
    assert page_of(kept).first_steps is None


def test_it_is_shown_again_where_it_is_asked_for_and_can_be_closed(kept: Program) -> None:
    kept.window.go("settings")
    action = next(
        each
        for each in kept.window.menus.menus["help"].actions()
        if each.text() == "The first steps"
    )
    action.trigger()
    assert kept.window.page_id == "start"
    card = card_of(kept)
    assert card.isVisible()
    QTest.mouseClick(card.close_button, LEFT)
    assert not card.isVisible()


def test_it_follows_the_language(program: Program) -> None:
    card = card_of(program)
    program.window.set_language("fr")
    said = card.sample.text()
    program.window.set_language("en")
    assert said == "Parcourir un exemple"
    assert card.sample.text() == "Look around in a sample"

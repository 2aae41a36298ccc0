"""Finding what is to be driven: dialogs that are open, and the cards of the settings."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from nato_apply.ui.program import Program

D = TypeVar("D", bound=QDialog)
W = TypeVar("W", bound=QWidget)


def dialog(qtbot: QtBot, window: QWidget, kind: type[D]) -> D:
    """The dialog of this kind, once it is open."""

    def open_ones() -> list[D]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(open_ones()), timeout=20_000)
    return open_ones()[-1]


def card_of(program: Program, kind: type[W]) -> W:
    """A card of “Settings and safety”."""
    found = program.window.page("settings").findChild(kind)
    assert isinstance(found, kind)
    return found

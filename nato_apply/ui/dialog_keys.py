"""The keys that guard the person at the window, and F1, in every other window there is too.

While a dialog is open, the commands of the window beneath it are out of reach: so each dialog has
them itself. They are given when it comes to the front; no dialog has to know of it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from nato_apply.ui.guarding import Guarding
    from nato_apply.ui.main_window import MainWindow

_KINDS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet)


class DialogKeys(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow, guarding: Guarding) -> None:
        super().__init__(guarding)
        self._window = window
        self._guarding = guarding
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._look)

    def _look(self, _window: object = None) -> None:
        for each in QApplication.topLevelWidgets():
            new = not each.property("_has_keys") and each is not self._window
            if new and each.isVisible() and each.windowType() in _KINDS:
                each.setProperty("_has_keys", True)
                self._give(each)

    def _give(self, other: QWidget) -> None:
        guarding = self._guarding
        _key("F8", other, guarding.presenting.toggle)
        _key("Ctrl+L", other, guarding.locking.lock)
        if isinstance(other, QDialog):
            _key("F1", other, partial(_help, self._window, other))


def _key(keys: str, window: QWidget, act: object) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(act)


def _help(window: MainWindow, dialog: QDialog) -> None:
    from nato_apply.ui.help_window import show_help

    show_help(window, dialog)

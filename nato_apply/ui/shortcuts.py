"""Keys that stand in no menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


def add(window: MainWindow) -> None:
    """Give the window the keys that open its menus."""
    QShortcut(QKeySequence("F10"), window).activated.connect(window.menus.open)

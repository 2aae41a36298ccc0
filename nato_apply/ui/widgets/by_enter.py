"""Buttons that Enter presses too, not only the space bar: as links and buttons on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

    _Base = QAbstractButton
else:
    _Base = object


class ByEnter(_Base):
    """Mixed into a button, before its class of Qt.

    In a dialog, Enter on a button that has the keyboard presses this one, not the default one. Not
    for check boxes: on them Enter is the dialog's.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _enters():
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():  # a key held down presses once
            self.click()


def _enters() -> tuple[int, int]:
    from PySide6.QtCore import Qt  # not for the first paint

    return Qt.Key.Key_Return, Qt.Key.Key_Enter

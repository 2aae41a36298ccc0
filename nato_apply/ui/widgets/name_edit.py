"""A name, edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit


class NameEdit(QLineEdit):
    """`taken` gives the name on Enter or on leaving the field, and None on Escape."""

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMaxLength(200)
        self._done = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self._give(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._give(self.text().strip())

    def _give(self, name: str | None) -> None:
        if not self._done:
            self._done = True
            self.taken.emit(name)

"""The application object: it alone is told of files that macOS names to a running program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Hears what is sent to the program as a whole.

    Not by an event filter: one on the application is asked for each event of every widget.
    """

    file_named = Signal(object)
    """A file (`Path`) was opened with this program from outside."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FileOpen:
            from PySide6.QtGui import QFileOpenEvent

            if isinstance(event, QFileOpenEvent):
                self.file_named.emit(Path(event.file()))
                return True
        return super().event(event)

"""Files that come from outside: named on the command line, dropped on the window, double-clicked.

One waits here until the drafts are open, for a new draft has to be kept somewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from nato_apply.i18n import N_, Message
from nato_apply.ui.application import Application

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QGuiApplication

    from nato_apply.ui.main_window import MainWindow

ENDINGS = (".toml", ".natoapply")
"""What can be opened: a candidate file, and a file that travels."""

UNKNOWN = N_(
    "“{file}” is not something to open here: only candidate files (.toml) and travelling files "
    "(.natoapply) are. Documents are added under Prove your studies."
)


class Opening(QObject):
    """Takes files in, one after the other, through the one entrance that drafts have for them."""

    def __init__(self, window: MainWindow, app: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        if isinstance(app, Application):
            app.file_named.connect(self._open_one)
        window.drafts.changed.connect(self._go_on)
        window.drafts.calls_known.connect(self._go_on)

    def open(self, files: Iterable[Path]) -> None:
        """Open files as drafts, as soon as that can be done."""
        for file in files:
            if file.suffix.lower() in ENDINGS:
                self._waiting.append(file)
            else:
                self._window.tell("not_met", str(Message(UNKNOWN, {"file": file.name})))
        self._go_on()

    def _open_one(self, file: Path) -> None:
        self.open([file])

    def _go_on(self) -> None:
        drafts = self._window.drafts
        if not self._waiting or self._window.session.catalogue is None:
            return
        if drafts.situation.kind in ("none", "open", "read-only"):
            file = self._waiting.pop(0)
            # Later: who says that something has changed is not done with it yet.
            QTimer.singleShot(0, self, lambda: drafts.open_file(file))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return False
        if isinstance(event, QDropEvent):  # entering with something is one too
            return self._dropped(event)
        return False

    def _dropped(self, event: QDropEvent) -> bool:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            return False
        if isinstance(event, QDragEnterEvent):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop:
            event.acceptProposedAction()
            self.open(files)
            return True
        return False

"""A place onto which files are dropped."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QMimeData, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Ground
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label


class DropZone(Ground):
    """`dropped` gives what was dropped, `asked` that the user wants to choose them instead."""

    dropped = Signal(object)
    """The `QMimeData` of what was dropped."""
    asked = Signal()

    def __init__(self) -> None:
        super().__init__("dashed")
        self.setAcceptDrops(True)
        flow = FlowLayout(self, spread=True)
        flow.setContentsMargins(16, 12, 16, 12)
        words = QWidget()
        across = QHBoxLayout(words)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        self.told = Label(role="muted")
        across.addWidget(Icon("file-plus", "muted", 24))
        across.addWidget(self.told, 1)
        self.button = Button(icon="folder-open")
        self.button.clicked.connect(self.asked)
        flow.addWidget(words)
        flow.addWidget(self.button)
        self._about = ""
        self._retranslate()

    def show_empty(self, told: str) -> None:
        """Say what belongs here; with no text, only that more can be added."""
        self.told.setText(told or translated(N_("Drop more files here, or choose them.")))

    def set_about(self, title: str) -> None:
        """What the files are for, for a screen reader."""
        self._about = title
        self._name_button()

    def _name_button(self) -> None:
        if self._about:
            self.button.setAccessibleName(titled(self.button.text(), self._about))

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_be_dropped(event.mimeData()):
            event.acceptProposedAction()
            self.set_ground("accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_ground("dashed")

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_ground("dashed")
        if can_be_dropped(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())

    def _retranslate(self) -> None:
        self.button.setText(translated(N_("Choose files…")))
        self._name_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def can_be_dropped(data: QMimeData) -> bool:
    """Whether this holds files of this computer, or a picture."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()


def local_paths(urls: Iterable[QUrl]) -> list[Path]:
    """The files among some addresses, by their bytes: Qt loses names that are not UTF-8."""
    local = [url for url in urls if url.isLocalFile()]
    if os.name == "nt":
        return [Path(url.toLocalFile()) for url in local]
    encoded = (bytes(url.toEncoded().data()) for url in local)
    return [Path(os.fsdecode(unquote_to_bytes(name.removeprefix(b"file://")))) for name in encoded]

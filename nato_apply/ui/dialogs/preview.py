"""A file looked at: its pages as pictures, or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.page_viewer import PageViewer

if TYPE_CHECKING:
    from nato_apply.ui.files import Files


class PreviewDialog(Frame):
    def __init__(self, parent: QWidget, files: Files, name: str) -> None:
        super().__init__(parent, name, close=translated(N_("Close")))
        self.viewer = PageViewer(files)
        self.middle.addWidget(self.viewer, 1)
        self.viewer.told.setText(translated(N_("Reading the file…")))
        self.finished.connect(lambda _result: self.viewer.stop())
        self.fit(900, 760)
        self._open = True
        self.finished.connect(self._closed)
        files.content(name, self._read, self._failed)

    def _closed(self) -> None:
        self._open = False

    def _read(self, content: bytes) -> None:
        if self._open:
            self.viewer.show_document(content)

    def _failed(self, error: Exception) -> None:
        if self._open:
            self.viewer.show_failure(error)

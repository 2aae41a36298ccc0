"""A field for a longer text: plain, with its own undo, kept exactly as typed."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from nato_apply.ui import theme

LONGEST = 20_000
"""Characters one text takes: many times what any form does."""


class TextEditor(QPlainTextEdit):
    """`edited` gives the text at each change by the user; `cut_short` when a paste was too long."""

    edited = Signal(str)
    cut_short = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self._showing = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._changed)

    def show_text(self, about: str, text: str) -> None:
        """Show the text on `about`; what is being typed on it stays as it is."""
        if about == self._about and (self.hasFocus() or text == self.text()):
            return
        self._about = about
        self._showing = True
        self.setPlainText(text)  # and forgets what could be undone: it was another text
        self._showing = False

    def text(self) -> str:
        """What stands in the field, no-break spaces included (`toPlainText` loses those)."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit(self.text())

    # Only plain text comes in, and no more than fits

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = plain_text(source.text())
        cursor = self.textCursor()
        room = LONGEST - len(self.text()) + len(cursor.selectedText())
        cursor.insertText(text[: max(0, room)])
        self.ensureCursorVisible()
        if len(text) > room:
            self.cut_short.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        types = bool(event.text()) and event.text().isprintable()
        if types and not self.textCursor().hasSelection() and len(self.text()) >= LONGEST:
            self.cut_short.emit()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(160))


def plain_text(text: str) -> str:
    """A pasted text without control characters; every kind of line break becomes one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))

"""A text with what was added to it and taken out of it, marked by brackets, lines and colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from nato_apply.ui import theme

if TYPE_CHECKING:
    from nato_apply.candidate.word_diff import Piece

BRACKETS = {"added": ("[+", "+]"), "removed": ("[−", "−]")}
"""As `wdiff` writes them: they can be read aloud, copied, and told apart without colours."""


class WordDiffView(QPlainTextEdit):
    """Read-only. `show_pieces` shows a difference; the brackets stand close to the words."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            bare = piece.text.strip()
            if piece.kind == "same" or not bare:
                cursor.insertText(piece.text, QTextCharFormat())
                continue
            start = piece.text.index(bare)
            first, last = BRACKETS[piece.kind]
            cursor.insertText(piece.text[:start], QTextCharFormat())
            for text, lines in ((first, False), (bare, True), (last, False)):
                cursor.insertText(text, _format(piece.kind, lines=lines))
            cursor.insertText(piece.text[start + len(bare) :], QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(140))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(96))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._pieces:
            self.show_pieces(self._pieces)  # in the colours of the theme now in force


def _format(kind: str, *, lines: bool) -> QTextCharFormat:
    c = theme.colours()
    marked = QTextCharFormat()
    tone = "met" if kind == "added" else "not_met"
    marked.setForeground(QColor(c.tone(tone)))
    marked.setBackground(QColor(c.soft(tone)))
    marked.setFontUnderline(lines and kind == "added")
    marked.setFontStrikeOut(lines and kind == "removed")
    return marked

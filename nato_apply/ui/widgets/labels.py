"""Texts. Always plain: what a user typed is never markup."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nato_apply.i18n import kept_together
from nato_apply.ui import theme
from nato_apply.ui.phrases import unbroken

Role = Literal[
    "title", "heading", "strong", "body", "lead", "muted", "small", "label", "error", "key"
]

_LONG = re.compile(r"\S{25,}")
_PIECE = re.compile(r"(?:.[\u0300-\u036f]*){1,8}")


class Label(QLabel):
    """A text in one of the sizes and weights of the type scale, wrapped at the width it gets.

    A word longer than its line (an address, a compound) is broken; `text` gives it without the
    places at which it may be, and so does a screen reader (`roles`).
    """

    def __init__(self, text: str = "", role: Role = "body", *, wrap: bool = True) -> None:
        super().__init__()
        # By name: the namespace `Qt` takes longer to load than the whole shell (see `program`).
        self.setProperty("textFormat", "PlainText")
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(1)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._text = unbroken(text)
        super().setText(_breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the text on one line, so that a row knows how much it would like."""
        if not self.wordWrap():
            return super().sizeHint()
        text = self.fontMetrics().size(0, self.text())
        frame = self.contentsMargins()
        return QSize(text.width() + frame.left() + frame.right() + 2, text.height())

    def minimumSizeHint(self) -> QSize:
        """One line: its height at the width it gets is asked for apart.

        Qt's own guess, for a width of its own, makes a page of many texts much too tall.
        """
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(1, self.fontMetrics().height())

    def set_tone(self, tone: str) -> None:
        """Colour of a status (met, arguable, not_met, muted), or the plain one."""
        theme.restyle(self, tone=tone)


def _breakable(text: str) -> str:
    """With places where a line may end in words that may be longer than a line."""
    return _LONG.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), kept_together(text))


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip that shows the text as it is: Qt takes for markup what looks like it."""
    if "<" in text:
        from html import escape  # five hundred names of letters, for a case that is rare

        text = f"<p>{escape(text)}</p>"
    widget.setToolTip(text)

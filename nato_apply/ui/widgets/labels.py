"""Texts. Always plain: what a user typed is never markup."""

from __future__ import annotations

from html import escape
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nato_apply.ui import theme

Role = Literal["title", "heading", "strong", "body", "lead", "muted", "small", "label", "error"]


class Label(QLabel):
    """A text in one of the sizes and weights of the type scale, wrapped at the width it gets."""

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

    def sizeHint(self) -> QSize:
        """As wide as the text on one line, so that a row knows how much it would like."""
        if not self.wordWrap():
            return super().sizeHint()
        text = self.fontMetrics().size(0, self.text())
        frame = self.contentsMargins()
        return QSize(text.width() + frame.left() + frame.right() + 2, text.height())

    def set_tone(self, tone: str) -> None:
        """Colour of a status (met, arguable, not_met, muted), or the plain one."""
        theme.restyle(self, tone=tone)


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip that shows the text as it is: Qt takes for markup what looks like it."""
    widget.setToolTip(f"<p>{escape(text)}</p>" if "<" in text else text)

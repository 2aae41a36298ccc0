"""One of several answers, painted by us, so that it grows with the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton

from nato_apply.ui import theme


class Radio(QRadioButton):
    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
            .adjusted(1, 1, -1, -1)
        )
        c = theme.colours()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():  # around dot and words: on a chosen one it would not be seen
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QPen(QColor(c.accent if chosen else c.field_border), 2 if chosen else 1.2))
        painter.setBrush(QColor(c.surface))
        painter.drawEllipse(box)
        if chosen:
            inside = round(box.width() * 0.28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            painter.drawEllipse(box.adjusted(inside, inside, -inside, -inside))
        painter.end()

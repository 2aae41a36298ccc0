"""A check box that is painted by us, and so grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from nato_apply.ui import theme


class Check(QCheckBox):
    """A check box that grows with the text. `ticked` is emitted by the user alone."""

    ticked = Signal(bool)

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.ticked)

    def show_value(self, value: bool) -> None:
        self.setChecked(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            .adjusted(1, 1, -1, -1)
        )
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = c.accent if self.isChecked() or self.hasFocus() else c.field_border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(c.accent if self.isChecked() else c.surface))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            line = QPen(QColor(c.on_accent), max(2, theme.px(2)))
            line.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(line)
            unit = box.width() / 16
            painter.translate(box.topLeft())
            painter.scale(unit, unit)
            painter.drawPolyline([QPoint(4, 8), QPoint(7, 11), QPoint(12, 5)])
        painter.end()

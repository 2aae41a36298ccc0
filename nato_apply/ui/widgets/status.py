"""A status: always a shape and a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme

WORDS = {
    "met": N_("Met"),
    "not_met": N_("Not met"),
    "arguable": N_("Arguable"),
    "unknown": N_("Not known yet"),
    "unstated": N_("No conditions stated"),
}


def word(status: str) -> str:
    """A status in the current language: Met, Arguable, Not met, Not known yet."""
    return translated(WORDS[status])


def _tone(status: str) -> str:
    return "unknown" if status == "unstated" else status


_DASHES = [2.3888, 1.8]
"""Dash and gap in widths of the pen: six of both go exactly around a ring of radius 8."""


class StatusMark(QWidget):
    """The shape of a status: disc with a tick, diamond with !, square with a cross, dashed ring.

    Where nothing is stated, a whole ring with a bar: there is nothing to know.
    """

    def __init__(self, status: str = "unknown", size: int = 20, *, spoken: bool = False) -> None:
        super().__init__()
        self._status = status
        self._size = size
        self._spoken = spoken
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(status)

    def set_status(self, status: str) -> None:
        self._status = status
        if self._spoken:
            self.setAccessibleName(word(status))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(painter, self._status, box)
        painter.end()


def paint_mark(painter: QPainter, status: str, box: QRectF) -> None:
    """Draw the shape of a status into a square box."""
    c = theme.colours()
    colour, ground = QColor(c.tone(_tone(status))), QColor(c.surface)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.width() / 20
    painter.translate(box.topLeft())
    painter.scale(unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    line = QPen(ground, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if status == "met":
        painter.drawEllipse(QRectF(1, 1, 18, 18))
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(6, 10.4), QPointF(8.9, 13.2), QPointF(14, 7.3)])
    elif status == "arguable":
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolygon(
            QPolygonF([QPointF(10, 1), QPointF(19, 10), QPointF(10, 19), QPointF(1, 10)])
        )
        painter.setPen(line)
        painter.drawLine(QPointF(10, 5.8), QPointF(10, 10.6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(10, 13.9), 1.2, 1.2)
    elif status == "not_met":
        painter.drawRoundedRect(QRectF(1.5, 1.5, 17, 17), 3, 3)
        painter.setPen(line)
        painter.drawLine(QPointF(7, 7), QPointF(13, 13))
        painter.drawLine(QPointF(13, 7), QPointF(7, 13))
    else:
        ring = QPen(colour, 2, c=Qt.PenCapStyle.FlatCap)
        if status == "unstated":
            painter.setPen(ring)
            painter.drawLine(QPointF(6, 10), QPointF(14, 10))
        else:
            ring.setDashPattern(_DASHES)
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(2, 2, 16, 16))
    painter.restore()


class Chip(QLabel):
    """A word on a soft ground. `tone`: a status, `plain` or `accent`."""

    def __init__(self, text: str = "", tone: str = "plain") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", tone)
        self.setText(text)

    def set_chip(self, text: str, tone: str) -> None:
        self.setText(text)
        theme.restyle(self, chip=_tone(tone))

    def set_status(self, status: str) -> None:
        """The word of a status on its ground."""
        self.set_chip(word(status), status)

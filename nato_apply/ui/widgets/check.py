"""A check box that is painted by us: it grows with the text, and its words wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from nato_apply.ui import theme
from nato_apply.ui.widgets.checkable import Checkable

BOX, GAP, EDGE = 18, 8, 4
"""The box, what is between it and its words (pixels at 100 %), and the room for the focus ring."""

NARROWEST = 140
"""Pixels at 100 % down to which the words are wrapped."""

_WRAP = int(Qt.TextFlag.TextWordWrap)


class Check(Checkable, QCheckBox):
    """A check box whose words wrap. `ticked` is emitted by the user alone."""

    ticked = Signal(bool)

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.listen()
        self.clicked.connect(self.ticked)

    def show_value(self, value: bool) -> None:
        self.setChecked(value)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    # Sizes

    def _left(self) -> int:
        return EDGE + theme.px(BOX) + (theme.px(GAP) if self.text() else 0)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        wide = self._left() + words + EDGE + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = min(self.sizeHint().width(), theme.px(NARROWEST))
        return QSize(wide, theme.px(BOX) + 2 * EDGE)

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(BOX), self._words(width).height()) + 2 * EDGE

    def _words(self, width: int) -> QRect:
        """The place of the words in a box of this width."""
        left = self._left()
        room = QRect(left, EDGE, max(1, width - left - EDGE), 9999)
        tall = self.fontMetrics().boundingRect(room, _WRAP, self.text()).height()
        return QRect(left, EDGE, room.width(), tall)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():  # around box and words: on a ticked box it would not be seen
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        words = self._words(self.width())
        line = self.fontMetrics().height()
        if words.height() <= line:
            words.moveTop((self.height() - words.height()) // 2)
        painter.setPen(QColor(c.text if self.isEnabled() else c.muted))
        painter.drawText(words, _WRAP, self.text())
        side = theme.px(BOX)
        first = words.top() + line / 2 if self.text() else self.height() / 2
        self._paint_box(painter, QRectF(EDGE, max(1.0, first - side / 2), side, side))
        painter.end()

    def _paint_box(self, painter: QPainter, place: QRectF) -> None:
        c = theme.colours()
        box = place.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(c.accent if self.isChecked() else c.field_border), 1.2))
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

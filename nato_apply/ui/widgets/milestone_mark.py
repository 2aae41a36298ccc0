"""The shape of a milestone: square where the notice says so, round where it is our advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import PlanItem


CLOSES = "closes"  # as in deadlines.plan, which is too heavy for the first paint


def kind_word(item: PlanItem) -> str:
    """Who says so: the notice, we, or (a closing that no notice gives) the candidate."""
    if item.id == CLOSES and item.kind == "advice":
        return translated(N_("Expected"))
    return translated(N_("Official") if item.kind == "official" else N_("Our advice"))


def state_word(item: PlanItem, *, over: bool = False) -> str:
    """How it stands; with `over` (the call is closed), what was not done is past, not overdue."""
    if item.done:
        return translated(N_("Done"))
    if over:
        return translated(N_("Past"))
    return translated(N_("Overdue") if item.overdue else N_("To do"))


def tone(item: PlanItem, *, over: bool = False) -> str:
    """The colour that goes with how it stands."""
    if item.done:
        return "met"
    if over:
        return "unknown"
    if item.overdue:
        return "not_met" if item.kind == "official" else "arguable"
    return "accent"


def paint_milestone(painter: QPainter, item: PlanItem, box: QRectF, *, over: bool = False) -> None:
    """An empty shape to do, one with a tick done, one with an exclamation mark overdue."""
    c = theme.colours()
    colour, ground = QColor(c.tone(tone(item, over=over))), QColor(c.surface)
    settled = item.done or (item.overdue and not over)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 20, box.width() / 20)
    painter.setPen(QPen(colour, 2.4))
    painter.setBrush(colour if settled else ground)
    if item.kind == "official":
        painter.drawRoundedRect(QRectF(2.2, 2.2, 15.6, 15.6), 2.5, 2.5)
    else:
        painter.drawEllipse(QRectF(2.2, 2.2, 15.6, 15.6))
    line = QPen(ground, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.done:
        painter.drawPolyline([QPointF(6, 10.4), QPointF(8.9, 13.2), QPointF(14, 7.3)])
    elif settled:
        painter.drawLine(QPointF(10, 5.6), QPointF(10, 10.8))
        painter.drawPoint(QPointF(10, 14.2))
    painter.restore()


class MilestoneMark(QWidget):
    """The shape beside the words; a screen reader gets the words alone."""

    def __init__(self, size: int = 22) -> None:
        super().__init__()
        self._size = size
        self._item: PlanItem | None = None
        self._over = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_item(self, item: PlanItem, *, over: bool) -> None:
        self._item = item
        self._over = over
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is not None:
            painter = QPainter(self)
            paint_milestone(painter, self._item, QRectF(self.rect()), over=self._over)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

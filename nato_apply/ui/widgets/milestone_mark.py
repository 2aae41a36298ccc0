"""The shape of a milestone: square where the notice says so, round where it is our advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import Plan, PlanItem


CLOSES = "closes"  # as in deadlines.plan, which is too heavy for the first paint


def kind_word(item: PlanItem) -> str:
    """Who says so: the notice, we, or (a closing that no notice gives) the candidate."""
    if item.id == CLOSES and item.kind == "advice":
        return translated(N_("Expected"))
    return translated(N_("Official") if item.kind == "official" else N_("Our advice"))


def is_over(plan: Plan) -> bool:
    """Whether nothing has to be done any more: the call is closed, or all has been submitted."""
    return plan.state == "closed" or plan.submitted is not None


def state_word(item: PlanItem, *, plan: Plan) -> str:
    """How it stands; what was not done before it was over is not overdue."""
    if item.done:
        return translated(N_("Done"))
    if plan.submitted is not None:
        return translated(N_("No longer needed"))
    if plan.state == "closed":
        return translated(N_("Past"))
    if not item.overdue:
        return translated(N_("To do"))
    # Our advice may have lain before the draft was begun: nobody is late for that.
    return translated(N_("Overdue") if item.kind == "official" else N_("Do it now"))


def tone(item: PlanItem) -> str:
    """The colour that goes with how it stands."""
    if item.done:
        return "met"
    if item.overdue:
        return "not_met" if item.kind == "official" else "arguable"
    return "accent"


def paint_milestone(painter: QPainter, item: PlanItem, box: QRectF) -> None:
    """An empty shape to do, one with a tick done, one with an exclamation mark overdue."""
    c = theme.colours()
    colour, ground = QColor(c.tone(tone(item))), QColor(c.surface)
    settled = item.done or item.overdue
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

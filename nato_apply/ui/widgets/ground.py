"""A frame with a ground, known to the style sheet by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from nato_apply.ui import theme, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Ground(QFrame):
    """A frame whose ground the style sheet knows by name (card, aside, met, arguable, …)."""

    def __init__(self, ground: str) -> None:
        super().__init__()
        self.setProperty("ground", ground)

    def set_ground(self, ground: str) -> None:
        if self.property("ground") != ground:
            theme.restyle(self, ground=ground)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("ground") == "dashed":
            self._paint_dashes()

    def _paint_dashes(self) -> None:
        """A dashed border whose corners are round; the style sheet's are torn."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor, QPainter, QPen

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.colours().field_border), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        radius = tokens.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

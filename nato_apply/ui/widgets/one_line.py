"""A text on one line, cut with “…” where it is longer than its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from nato_apply.ui.widgets.labels import Label, Role, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class OneLine(Label):
    """The whole text is in the tool tip, and is what a screen reader says."""

    def __init__(self, role: Role = "small") -> None:
        self._end = ""
        super().__init__(role=role, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self.set_ended(text, "")

    def set_ended(self, text: str, end: str) -> None:
        """Show `text` with an `end` that stays whole where the text is cut."""
        self._end = end
        super().setText(text + end)
        set_tip(self, text + end)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)
        else:
            self._paint_cut()

    def _paint_cut(self) -> None:
        from PySide6.QtCore import Qt  # not above: the header is made before the first paint
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics, right = self.fontMetrics(), Qt.TextElideMode.ElideRight
        room = self.width() - metrics.horizontalAdvance(self._end)
        text = self.text().removesuffix(self._end)
        cut = metrics.elidedText(text, right, room) + self._end
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.end()

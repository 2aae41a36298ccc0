"""A text over a few lines at most, the last one cut with “…” where there is more of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout

from nato_apply.ui.widgets.labels import Label, Role, set_tip


class FewLines(Label):
    """The whole text is in the tool tip, and is what a screen reader says."""

    def __init__(self, role: Role = "small", most: int = 2) -> None:
        self._most = most
        super().__init__(role=role)

    def setText(self, text: str) -> None:
        super().setText(text)
        set_tip(self, text)

    def heightForWidth(self, width: int) -> int:
        _layout, lines = self._laid(width)
        return round(max(1, len(lines)) * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def _laid(self, width: int) -> tuple[QTextLayout, list[int]]:
        """Where each line begins in the text, as many as are shown."""
        layout = QTextLayout(self.text().replace("\n", " "), self.font())
        begins: list[int] = []
        layout.beginLayout()
        while len(begins) < self._most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width))
            begins.append(line.textStart())
        layout.endLayout()
        return layout, begins

    def paintEvent(self, event: QPaintEvent) -> None:
        inside = self.contentsRect()
        layout, begins = self._laid(inside.width())
        text, metrics = layout.text(), self.fontMetrics()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        y = inside.top() + metrics.ascent()
        for number, begin in enumerate(begins, start=1):
            end = begins[number] if number < len(begins) else len(text)
            words = text[begin:end].rstrip()
            if number == len(begins):
                right = Qt.TextElideMode.ElideRight
                words = metrics.elidedText(words, right, inside.width())
            painter.drawText(QPointF(inside.left(), y), words)
            y += metrics.lineSpacing()
        painter.end()

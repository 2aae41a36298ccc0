"""A text over a few lines: whole if it nearly fits, else the last one is cut with “…”."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout

from nato_apply.i18n import kept_together
from nato_apply.ui.widgets.labels import Label, Role, set_tip


class FewLines(Label):
    """The whole text is in the tool tip, and is what a screen reader says.

    A text that takes up to `whole` lines is shown whole, of a longer one `most` lines.
    """

    def __init__(self, role: Role = "small", most: int = 2, whole: int = 3) -> None:
        self._most = most
        self._whole = whole
        self._heights: dict[int, int] = {}  # by width; layouts ask many times
        super().__init__(role=role)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)
        set_tip(self, text)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font, another size
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            _layout, lines = self._laid(width)
            self._heights[width] = round(max(1, len(lines)) * self.fontMetrics().lineSpacing())
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def is_cut(self) -> bool:
        """Whether there is more of the text than is shown."""
        layout, begins = self._laid(self.contentsRect().width())
        last = begins[-1] if begins else 0
        words = layout.text()[last:].rstrip()
        return self.fontMetrics().horizontalAdvance(words) > self.contentsRect().width() + 1

    def _laid(self, width: int) -> tuple[QTextLayout, list[int]]:
        """Where each line begins in the text, as many as are shown."""
        layout = QTextLayout(kept_together(self.text().replace("\n", " ")), self.font())
        begins: list[int] = []
        layout.beginLayout()
        while len(begins) <= self._whole:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, width))
            begins.append(line.textStart())
        layout.endLayout()
        return layout, begins if len(begins) <= self._whole else begins[: self._most]

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

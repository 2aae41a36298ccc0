"""Two things at the two ends of a row; below each other where the row is too narrow for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from nato_apply.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

GAP = 12


class TwoEnds(QWidget):
    """`first` takes what `last` leaves, down to `least` pixels (at 100 %)."""

    def __init__(self, first: QWidget, *, least: int = 240) -> None:
        super().__init__()
        self._first = first
        self._last: QWidget | None = None
        self._least = least
        self._below = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(first, 0, 0)

    def set_last(self, last: QWidget) -> None:
        if self._last is not None and self._last.parent() is self:
            self._grid.removeWidget(self._last)
        self._last = last
        self._grid.addWidget(last, 0, 1)
        self._below = False
        self.arrange()

    def arrange(self) -> None:
        """Put the two where there is room for them; to be called when one has changed."""
        if self._last is None or self._last.isHidden():
            return
        room = self.width() - self._last.sizeHint().width() - GAP
        below = room < min(self._first.sizeHint().width(), theme.px(self._least))
        if below != self._below:
            self._below = below
            row, column = (1, 0) if below else (0, 1)
            self._grid.addWidget(self._last, row, column, 1, 2 if below else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

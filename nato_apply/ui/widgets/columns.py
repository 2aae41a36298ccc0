"""Two columns while there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nato_apply.ui import theme


class Columns(QWidget):
    """Fill `left` and `right`, vertical layouts; both begin at the top."""

    def __init__(self, least: int, shares: tuple[int, int] = (4, 3)) -> None:
        super().__init__()
        self._least = least
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        self._columns = []
        for column, share in zip((self.left, self.right), shares, strict=True):
            holder = QWidget()
            # Shares are of the whole width, whatever each side would like to have.
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(0)
            column.setSpacing(8)
            inside.addLayout(column)
            inside.addStretch(1)
            self._across.addWidget(holder, share)
            self._columns.append(holder)
        self._shares = shares

    @property
    def beside(self) -> bool:
        """Whether the columns are side by side."""
        return self._across.direction() == QBoxLayout.Direction.LeftToRight

    def _fit(self) -> None:
        beside = self.width() >= theme.px(self._least)
        if beside == self.beside:
            return
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if beside else way.TopToBottom)
        for place, share in enumerate(self._shares):
            self._across.setStretch(place, share if beside else 0)
        self._across.setAlignment(Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

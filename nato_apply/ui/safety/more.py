"""A list that shows what matters first, and the rest when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.flow import FlowLayout


class ShortList(QWidget):
    """Some lines, a link that shows the others below them, and then puts them away again."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        self._first, self._others = QVBoxLayout(), QVBoxLayout()
        self._rest = QWidget()
        self._rest.setLayout(self._others)
        self._others.setContentsMargins(0, 0, 0, 0)
        for part in (self._first, self._others):
            part.setSpacing(spacing)
        self.link = Button(kind="link")
        self.link.clicked.connect(self._turn)
        row = FlowLayout()
        row.addWidget(self.link)
        column.addLayout(self._first)
        column.addWidget(self._rest)
        column.addLayout(row)
        self._words = ("", "")
        self._unfolded = False
        self._show()

    def show_lines(self, first: Sequence[QWidget], rest: Sequence[QWidget]) -> None:
        """Show these lines in the place of what was there."""
        for layout, lines in ((self._first, first), (self._others, rest)):
            clear(layout)
            for line in lines:
                layout.addWidget(line)
        self._show()

    def name_link(self, more: str, fewer: str) -> None:
        """What the link is called while the rest is folded away, and while it is in view."""
        self._words = (more, fewer)
        self._show()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def _show(self) -> None:
        rest = self._others.count() > 0
        self._rest.setVisible(rest and self._unfolded)
        self.link.setVisible(rest)
        self.link.setText(self._words[self._unfolded])

"""A list of texts with bullets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QWidget

from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.labels import Label


class _Bullet(Label):
    """Not for a screen reader, which says by itself that something is one of a list."""

    ROLE = QAccessible.Role.Client

    def __init__(self) -> None:
        super().__init__("•", wrap=False)


class _Line(Label):
    ROLE = QAccessible.Role.ListItem


class Bullets(QWidget):
    """Each text stands beside its bullet, its further lines below its first."""

    ROLE = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these texts; hidden where there are none."""
        self.setVisible(bool(lines))
        if self._lines == tuple(lines):
            return
        self._lines = tuple(lines)
        clear(self._grid)
        for row, text in enumerate(lines):
            self._grid.addWidget(_Bullet(), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_Line(text), row, 1)

    def texts(self) -> tuple[str, ...]:
        return self._lines

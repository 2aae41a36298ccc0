"""The time line as a table, for screen readers and for those who prefer words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from nato_apply.i18n import N_, translated
from nato_apply.ui import column_widths
from nato_apply.ui.widgets.copy_table import CopyTable
from nato_apply.ui.widgets.timeline import Row

NAME = "timeline"
KEEP_AFTER_MS = 400
"""So long after the last move of a column's edge its width is written down."""


class TimelineTable(CopyTable):
    """Rows of `TimelineView.cells`: what, when met, when arguable. As tall as what is in it.

    Sorted by a click on a column's title; what is selected (or all of it) is copied by Ctrl+C.
    """

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setProperty("personal", True)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().sectionResized.connect(lambda *_: self.updateGeometry())
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        header.sectionResized.connect(self._drawn)
        self.setSortingEnabled(True)
        self._fitting = False
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(lambda: column_widths.keep(NAME, self._widths()))
        self._retranslate()

    def show_cells(self, cells: list[tuple[str, str, str]], rows: Sequence[Row] = ()) -> None:
        """Show these texts; `rows` are what they tell of, and what the days are sorted by."""
        self.setSortingEnabled(False)
        self.setRowCount(len(cells))
        for row, texts in enumerate(cells):
            bars = rows[row].bars if rows else ()
            for column, text in enumerate(texts):
                kind = ("", "met", "arguable")[column]
                days = [bar.start or date.min for bar in bars if bar.kind == kind]
                self.setItem(row, column, _Cell(text, min(days, default=date.max)))
        self.setSortingEnabled(True)
        self.name_rows()
        self.updateGeometry()

    # Widths

    def _widths(self) -> list[int]:
        return [self.columnWidth(column) for column in range(self.columnCount())]

    def _drawn(self) -> None:
        if not self._fitting and self.isVisible():
            self._keep.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        self._fitting = True
        for column, share in enumerate(column_widths.shares(NAME, self.columnCount())[:-1]):
            self.setColumnWidth(column, round(wide * share))
        self._fitting = False

    # Showing

    def sizeHint(self) -> QSize:
        tall = self.horizontalHeader().height() + self.verticalHeader().length() + 4
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _retranslate(self) -> None:
        self.setHorizontalHeaderLabels(
            [translated(N_("Condition")), translated(N_("Met")), translated(N_("Arguable"))]
        )
        self.setAccessibleName(translated(N_("Time line as a table")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


class _Cell(QTableWidgetItem):
    """A text that is sorted by its first day; one without any, by its letters, after those."""

    def __init__(self, text: str, day: date) -> None:
        super().__init__(text or "–")
        if not text:  # a dash is not read out
            self.setData(Qt.ItemDataRole.AccessibleTextRole, translated(N_("no day")))
        self._key = (day, self.text().casefold())

    def __lt__(self, other: QTableWidgetItem) -> bool:
        return isinstance(other, _Cell) and self._key < other._key

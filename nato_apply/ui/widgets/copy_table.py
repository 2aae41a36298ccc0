"""A table to be read: sorted by a click on a title, copied by Ctrl+C, its rows named."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableWidget


class CopyTable(QTableWidget):
    """`named_by`: the column whose text a screen reader says as the title of a row."""

    def __init__(self, rows: int, columns: int, *, named_by: int = 0) -> None:
        super().__init__(rows, columns)
        self._named_by = named_by
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # The titles of rows stay in their places when the rows are sorted.
        header.sortIndicatorChanged.connect(lambda *_: QTimer.singleShot(0, self, self.name_rows))

    def name_rows(self) -> None:
        """Give each row its title; to be called once the table is filled."""
        items = (self.item(row, self._named_by) for row in range(self.rowCount()))
        self.setVerticalHeaderLabels([item.text() if item is not None else "" for item in items])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected cells, a line for each row, a tab between two; all if none is selected."""
        chosen = {(item.row(), item.column()): item.text() for item in self.selectedItems()}
        if not chosen:
            chosen = {
                (row, column): item.text()
                for row in range(self.rowCount())
                for column in range(self.columnCount())
                if (item := self.item(row, column)) is not None
            }
        rows = sorted({row for row, _column in chosen})
        columns = sorted({column for _row, column in chosen})
        return "\n".join("\t".join(chosen.get((r, c), "") for c in columns) for r in rows)

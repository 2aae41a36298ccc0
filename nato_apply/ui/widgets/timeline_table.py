"""The time line as a table, for screen readers and for those who prefer words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from nato_apply.i18n import N_, translated


class TimelineTable(QTableWidget):
    """Rows of `TimelineView.cells`: what, when met, when arguable. As tall as what is in it."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().sectionResized.connect(lambda *_: self.updateGeometry())
        self._retranslate()

    def show_cells(self, cells: list[tuple[str, str, str]]) -> None:
        self.setRowCount(len(cells))
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text or "–"))
        self.updateGeometry()

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

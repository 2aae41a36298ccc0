"""A card of conditions, a row each; its heading says how many of them are met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from nato_apply.i18n import Message
from nato_apply.ui.widgets.cards import Card, Line, clear
from nato_apply.ui.widgets.selectable_row import RowList, SelectableRow

if TYPE_CHECKING:
    from nato_apply.eligibility.assess import CriterionResult


class ReasonsCard(Card):
    """Its rows reach from edge to edge. `wording` has the places {met} and {all}."""

    def __init__(self, wording: str) -> None:
        super().__init__()
        self._wording = wording
        self.body.setContentsMargins(1, 16, 1, 8)
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 15, 0)
        head.addWidget(self.heading)
        self.body.addLayout(head)
        self._rows = RowList()
        self.body.addWidget(self._rows)

    def empty(self) -> None:
        clear(self._rows.column)

    def add(self, row: SelectableRow) -> None:
        if self._rows.column.count():
            self._rows.column.addWidget(Line())
        self._rows.column.addWidget(row)

    def show_count(self, results: Sequence[CriterionResult]) -> None:
        """Say how many are met; hidden where there is none."""
        met = sum(1 for each in results if each.status == "met")
        self.set_heading(str(Message(self._wording, {"met": met, "all": len(results)})))
        self._rows.setAccessibleName(self.heading.text())
        self.setVisible(bool(results))

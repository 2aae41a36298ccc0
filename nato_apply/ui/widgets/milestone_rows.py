"""The milestones as a list: what, by when in both zones, why, and a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.moments import both_times
from nato_apply.ui.widgets.cards import Line, clear
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.milestone_mark import (
    CLOSES,
    MilestoneMark,
    kind_word,
    state_word,
    tone,
)
from nato_apply.ui.widgets.status import Chip

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import Plan, PlanItem


class MilestoneRow(QWidget):
    """`ticked` gives whether it is done, by the user alone."""

    ticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(12)
        self._mark = MilestoneMark()
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        both = QWidget()
        flow = FlowLayout(both, spread=True, least=300)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.title = Label(role="strong")
        self.due = Label()
        self.why = Label(role="small")
        for each in (self.title, self.due, self.why):
            column.addWidget(each)
        flow.addWidget(texts)
        right = QWidget()
        row = FlowLayout(right)
        self.kind = Chip()
        self.state = Chip()
        self.check = Check()
        self.check.ticked.connect(self.ticked)
        for part in (self.kind, self.state, self.check):
            row.addWidget(part)
        flow.addWidget(right)
        across.addWidget(both, 1)

    def show_item(self, item: PlanItem, plan: Plan, *, editable: bool) -> None:
        over = plan.state == "closed"
        self._mark.show_item(item, over=over)
        self.title.setText(str(item.title))
        self.due.setText(both_times(item.due, plan.zone, short=True))
        self.why.setText(str(item.why))
        self.kind.set_chip(kind_word(item), "plain")
        ticks = item.id != CLOSES and not over  # of a closed call nothing can be done any more
        self.state.set_chip(state_word(item, over=over), tone(item, over=over))
        self.state.setVisible(item.overdue or (item.done and not ticks))
        self.check.setVisible(ticks)
        self.check.setText(translated(N_("Done")))
        self.check.setAccessibleName(str(Message(N_("Done: {step}"), {"step": item.title})))
        described = f"{kind_word(item)}, {state_word(item, over=over)}. {self.due.text()}"
        self.check.setAccessibleDescription(described)
        self.check.show_value(item.done)
        self.check.setEnabled(editable)


class MilestoneRows(QWidget):
    """`ticked` gives a milestone's id, and whether it is done."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.rows: dict[str, MilestoneRow] = {}

    def show_plan(self, plan: Plan, *, editable: bool) -> None:
        """Rows stay while the steps stay the same, so that the keyboard stays where it is."""
        if list(self.rows) != [item.id for item in plan.items]:
            self._build([item.id for item in plan.items])
        for item in plan.items:
            self.rows[item.id].show_item(item, plan, editable=editable)

    def _build(self, ids: list[str]) -> None:
        clear(self._column)
        self.rows = {}
        for item_id in ids:
            if self.rows:
                self._column.addWidget(Line())
            row = MilestoneRow()
            row.ticked.connect(lambda done, item_id=item_id: self.ticked.emit(item_id, done))
            self.rows[item_id] = row
            self._column.addWidget(row)

"""The milestones as a list: a box to tick, what and why, and at the right by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.moments import both_hours, both_times
from nato_apply.ui.widgets.cards import Line, clear
from nato_apply.ui.widgets.check import BOX, EDGE, Check
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.milestone_mark import (
    CLOSES,
    is_over,
    kind_word,
    state_word,
    tone,
)
from nato_apply.ui.widgets.status import Chip
from nato_apply.ui.widgets.thing import shows_thing
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import Plan, PlanItem


class MilestoneRow(QWidget):
    """`ticked` gives whether it is done, by the user alone. A click anywhere on it ticks it."""

    ticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(8)
        self._icon = Icon("clock", "accent", BOX)
        self._place = QWidget()
        place = QVBoxLayout(self._place)
        place.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        place.addWidget(self._icon)
        self.check = Check()
        self.check.ticked.connect(self.ticked)
        for each in (self._place, self.check):
            across.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.title = Label(role="strong")
        self.why = Label(role="small")
        self.due = Label(role="strong")
        self.hours = Label(role="small")
        self.late = Chip()
        self.right = _Stacked(self.due, self.hours, self.late)
        self._ends = TwoEnds(_Stacked(self.title, self.why), least=280)
        self._ends.set_last(self.right)
        across.addWidget(self._ends, 1)

    def show_item(self, number: int, item: PlanItem, plan: Plan, *, editable: bool) -> None:
        """`number` is the one by which the time line calls it."""
        over = is_over(plan)
        ticks = item.id != CLOSES and not over  # then nothing can be done any more
        word = state_word(item, plan=plan)
        self._place.setVisible(not ticks)
        self._icon.set_icon(*_icon(item, over=over))
        self.title.setText(f"{number}. {item.title}")
        self.title.set_tone("muted" if item.done and ticks else "")
        self.due.setText(f"{i18n.short_day(item.due)} {item.due.year}")
        passed = item.id != CLOSES and (over or item.overdue)  # its hour helps nobody any more
        self.hours.setText(word if passed else both_hours(item.due, plan.zone))
        self.hours.setVisible(not item.overdue or over)
        self.late.set_chip(word, tone(item))
        self.late.setVisible(item.overdue and not over)
        kind = kind_word(item)
        advised = item.kind == "advice" and item.id != CLOSES  # then the reason begins with it
        self.why.setText(str(item.why) if advised else f"{kind} · {item.why}")
        self.check.setVisible(ticks)
        self.check.setAccessibleName(str(Message(N_("Done: {step}"), {"step": item.title})))
        moment = both_times(item.due, plan.zone, short=True)
        self.check.setAccessibleDescription(f"{kind}, {word}. {moment}")
        self.check.setToolTip(translated(N_("Done")))
        self.check.show_value(item.done)
        self.check.setEnabled(editable)

    def arrange(self) -> None:
        """Put the date where there is room for it."""
        self._ends.arrange()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() is Qt.MouseButton.LeftButton and self.check.isVisible():
            self.check.setFocus(Qt.FocusReason.MouseFocusReason)
            self.check.click()


def _icon(item: PlanItem, *, over: bool) -> tuple[str, str]:
    """What stands where there is no box to tick: an icon and its tone."""
    if item.done:
        return "circle-check", "met"
    return ("minus", "muted") if over else ("clock", "accent")


class _Stacked(QWidget):
    """Things below each other, as wide as it is told to be at least."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._wide = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(2)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)

    def own_width(self) -> int:
        return super().sizeHint().width()

    def set_wide(self, wide: int) -> bool:
        """Ask for so much width; false: that is what it asked for already."""
        changed = wide != self._wide
        self._wide = wide
        if changed:
            self.updateGeometry()
        return changed

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self._wide, 0))


class MilestoneRows(QWidget):
    """`ticked` gives a milestone's id, and whether it is done. Their dates stand in one column."""

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
        for number, item in enumerate(plan.items, start=1):
            self.rows[item.id].show_item(number, item, plan, editable=editable)
        self._align()

    def _build(self, ids: list[str]) -> None:
        clear(self._column)
        self.rows = {}
        for item_id in ids:
            if self.rows:
                self._column.addWidget(Line())
            row = MilestoneRow()
            shows_thing(row, f"milestone.{item_id}")
            row.ticked.connect(lambda done, item_id=item_id: self.ticked.emit(item_id, done))
            self.rows[item_id] = row
            self._column.addWidget(row)

    def _align(self) -> None:
        """All dates as wide as the widest, so that they begin below each other."""
        widest = max((row.right.own_width() for row in self.rows.values()), default=0)
        for row in self.rows.values():
            if row.right.set_wide(widest):
                row.arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._align()
        return done

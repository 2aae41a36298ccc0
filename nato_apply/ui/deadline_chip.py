"""The deadline in words, for the chip at the top of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from nato_apply import clock, i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.moments import place
from nato_apply.ui.tasks import left
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from nato_apply.deadlines.plan import Plan

SEPARATOR = " · "


class DeadlineChip(Ground):
    """When the call closes, in its own zone and here, what is left, and the support cut-off."""

    def __init__(self) -> None:
        super().__init__("accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 14, 6)
        column.setSpacing(1)
        self.strong = OneLine("strong")
        self.small = OneLine("small")
        self.last = OneLine("small")
        for line in (self.strong, self.small, self.last):
            column.addWidget(line)
        self._full = ""
        self._ways: list[tuple[str, list[str]]] = []
        self._fitting = False
        self._narrow = False
        self._parts: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as its longer line would like; with less room, there are three (`_fit`)."""
        parts = self._parts if self._narrow else [SEPARATOR.join(self._parts)]
        wide = max(0, _wide(self.strong, self._full), *(_wide(self.small, part) for part in parts))
        return QSize(wide + 2 * 15, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def set_narrow(self, narrow: bool) -> None:
        """Ask for three narrow lines rather than two wide ones."""
        self._narrow = narrow
        self.updateGeometry()

    def show_plan(self, plan: Plan) -> None:
        self._full, self._parts, tone = deadline_words(plan)
        self._ways = [(self._full, self._parts), *_briefly(plan, self._parts)]
        self.set_ground(tone)
        self.setAccessibleName(SEPARATOR.join((self._full, *self._parts)))
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Leave nothing out but the day of the week: the place goes below, the last part apart.

        Showing a line lays everything out, and so may change the width: hiding it in the midst of
        that would leave it in view, with nothing in it.
        """
        if self._fitting:
            return
        self._fitting = True
        for _time in range(3):
            width = self.width()
            self._fit_to(width - 2 * 15)
            if self.width() == width:
                break
        self._fitting = False

    def _fit_to(self, room: int) -> None:
        if not self._ways:
            return
        fitting = (way for way in self._ways if _wide(self.strong, way[0]) <= room)
        strong, parts = next(fitting, self._ways[-1])
        self.strong.setText(strong)
        first, second = self._shared_out(parts, room)
        self.small.setText(first)
        self.last.setText(second)
        self.small.setVisible(bool(first))
        self.last.setVisible(bool(second))

    def _shared_out(self, parts: list[str], room: int) -> tuple[str, str]:
        """The small lines: as much on the first as has room, the rest on the second."""
        for number in range(len(parts), 1, -1):
            first = SEPARATOR.join(parts[:number])
            if _wide(self.small, first) <= room:
                return first, SEPARATOR.join(parts[number:])
        return SEPARATOR.join(parts[:1]), SEPARATOR.join(parts[1:])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _wide(line: OneLine, text: str) -> int:
    return line.fontMetrics().horizontalAdvance(text) + 2


def deadline_words(plan: Plan) -> tuple[str, list[str], str]:
    """The chip's strong line, the parts of its small line, and its tone."""
    if plan.submitted is not None:
        return _submitted(plan.submitted), _still_closes(plan), "met"
    if plan.closes is None:
        return (
            translated(N_("No closing date stated")),
            [translated(N_("Set the one you expect"))],
            "unknown",
        )
    if plan.state == "closed":
        return (
            str(Message(N_("Closed on {day}"), {"day": plan.closes.date()})),
            [translated(N_("Prepare the next round"))],
            "unknown",
        )
    strong = _closing(plan, i18n.short_day(plan.closes))
    parts = [left(plan.remaining_s)]
    here = plan.closes.astimezone(clock.local_zone())
    if here.utcoffset() != plan.closes.utcoffset():
        parts.append(_your_time(here, plan.closes))
    support = next((item for item in plan.items if item.id == "support" and not item.done), None)
    if support is not None and support.due > plan.now:
        day = i18n.short_day(support.due)
        parts.append(str(Message(N_("ask for support by {day}"), {"day": day})))
    return strong, parts, "arguable" if plan.state == "closing" else "accent"


def _submitted(at: datetime) -> str:
    return str(Message(N_("Submitted on {day}"), {"day": at.date()}))


def _still_closes(plan: Plan) -> list[str]:
    """What is left to know once submitted: until when the call is open, and that no more is due."""
    told = [translated(N_("nothing more is due"))]
    if plan.closes is None or plan.expected:
        return told
    day = {"day": plan.closes.date()}
    over = plan.state == "closed"
    return [str(Message(N_("Closed on {day}") if over else N_("Closes on {day}"), day)), *told]


def _closing(plan: Plan, day: str) -> str:
    assert plan.closes is not None
    wording = (
        N_("Expected to close {day}, {time} {place}")
        if plan.expected
        else N_("Closes {day}, {time} {place}")
    )
    time = i18n.time_of_day(plan.closes)
    return str(Message(wording, {"day": day, "time": time, "place": place(plan.zone)}))


def _briefly(plan: Plan, parts: list[str]) -> list[tuple[str, list[str]]]:
    """The strong line and the parts for less room, and for least."""
    if plan.closes is None or plan.state == "closed" or plan.submitted is not None:
        return []
    day, time = i18n.day_and_month(plan.closes), i18n.time_of_day(plan.closes)
    wording = N_("Expected {day}, {time}") if plan.expected else N_("Closes {day}, {time}")
    least = str(Message(wording, {"day": day, "time": time}))
    return [(_closing(plan, day), parts), (least, [place(plan.zone), *parts])]


def _your_time(here: datetime, there: datetime) -> str:
    time = i18n.time_of_day(here)
    if here.date() != there.date():
        time = f"{i18n.short_day(here)}, {time}"
    return str(Message(N_("{time} your time"), {"time": time}))

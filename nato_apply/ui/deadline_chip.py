"""The deadline in words, for the chip at the top of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from nato_apply import clock, i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.tasks import left
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from datetime import datetime

    from nato_apply.deadlines.plan import Plan


class DeadlineChip(Ground):
    """When the call closes, in its own zone and here, what is left, and the support cut-off."""

    def __init__(self) -> None:
        super().__init__("accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 5, 14, 6)
        column.setSpacing(1)
        self.strong = OneLine("strong")
        self.small = OneLine("small")
        column.addWidget(self.strong)
        column.addWidget(self.small)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as its longer line; where there is less room, the lines are cut."""
        lines = [line for line in (self.strong, self.small) if not line.isHidden()]
        wide = max((line.sizeHint().width() for line in lines), default=0)
        return QSize(wide + 2 * 15, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def show_plan(self, plan: Plan) -> None:
        strong, parts, tone = deadline_words(plan)
        self.set_ground(tone)
        self.strong.setText(strong)
        self.small.setText(" · ".join(parts))
        self.small.setVisible(bool(parts))
        self.setAccessibleName(" · ".join((strong, *parts)))
        self.updateGeometry()


def deadline_words(plan: Plan) -> tuple[str, list[str], str]:
    """The chip's strong line, the parts of its small line, and its tone."""
    if plan.closes is None:
        return (
            translated(N_("No closing date stated")),
            [translated(N_("Set the one you expect under Keep the deadlines"))],
            "unknown",
        )
    if plan.state == "closed":
        return (
            str(Message(N_("Closed on {day}"), {"day": plan.closes.date()})),
            [translated(N_("Prepare the next round under Keep the deadlines"))],
            "unknown",
        )
    wording = (
        N_("Expected to close {day}, {time} {place}")
        if plan.expected
        else N_("Closes {day}, {time} {place}")
    )
    when = {
        "day": i18n.short_day(plan.closes),
        "time": i18n.time_of_day(plan.closes),
        "place": _place(plan.zone),
    }
    parts = [left(plan.remaining_s)]
    here = plan.closes.astimezone(clock.local_zone())
    if here.utcoffset() != plan.closes.utcoffset():
        parts.append(_your_time(here, plan.closes))
    support = next((item for item in plan.items if item.id == "support" and not item.done), None)
    if support is not None and support.due > plan.now:
        day = i18n.short_day(support.due)
        parts.append(str(Message(N_("ask for support by {day}"), {"day": day})))
    return str(Message(wording, when)), parts, "arguable" if plan.state == "closing" else "accent"


def _your_time(here: datetime, there: datetime) -> str:
    time = i18n.time_of_day(here)
    if here.date() != there.date():
        time = f"{i18n.short_day(here)}, {time}"
    return str(Message(N_("{time} your time"), {"time": time}))


def _place(zone: str) -> str:
    if zone == clock.BRUSSELS:
        return translated(N_("Brussels"))
    return zone.rpartition("/")[2].replace("_", " ")

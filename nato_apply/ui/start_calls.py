"""A call's row on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.deadlines.plan import Plan


def call_line(call: Call, plan: Plan) -> str:
    """A call's source and state on one line."""
    kind = translated(words.SOURCES[call.source.kind])
    if plan.state == "undated" or plan.closes is None:
        state = translated(N_("no dates stated"))
    elif plan.state == "closed":
        state = str(
            Message(
                N_("closed on {day}; you can prepare the next round"), {"day": plan.closes.date()}
            )
        )
    elif plan.state == "not_open" and plan.opens is not None:
        state = str(Message(N_("opens on {day}"), {"day": plan.opens.date()}))
    else:
        state = str(
            Message(
                N_("closes on {day} at {time}"),
                {"day": plan.closes.date(), "time": i18n.time_of_day(plan.closes)},
            )
        )
    return f"{kind} · {state}"


class CallCard(Ground):
    """One call: title, source, state, and the button that begins a draft for it."""

    chosen = Signal()

    def __init__(self, call: Call, plan: Plan, *, first: bool) -> None:
        super().__init__("row-first" if first else "row")
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = str(call.title)
        column.addWidget(Label(title))
        column.addWidget(Label(call_line(call, plan), role="small"))
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        ends = TwoEnds(names)
        row.addWidget(ends)
        wording = N_("Prepare the next round") if plan.state == "closed" else N_("Begin")
        self.begin = Button(translated(wording))
        self.begin.setAccessibleName(f"{translated(wording)}: {title}")
        self.begin.clicked.connect(self.chosen)
        ends.set_last(self.begin)

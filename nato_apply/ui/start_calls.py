"""The calls on the start page: each a row that begins a draft for it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words
from nato_apply.ui.moments import place
from nato_apply.ui.phrases import titled
from nato_apply.ui.tasks import left
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nato_apply.calls.call import Call
    from nato_apply.deadlines.plan import Plan

ORDER = ("closing", "open", "not_open", "closed", "undated")
"""Calls by their state: first those for which there is something to do."""

RECENT = timedelta(days=400)
"""How long after its closing, or its date, a notice is the one to prepare the next round by."""

GROUPS = {
    "now": N_("Open, or soon"),
    "next": N_("For the next round"),
    "older": N_("Older notices"),
}

BEGIN = {"closed": N_("Prepare the next round"), "undated": N_("Prepare")}
"""What one can do for a call that takes no applications, or does not say when."""


class CallsCard(Card):
    """`chosen` gives the id of the call that an application is begun for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QWidget()
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self._box)

    def show_calls(self, calls: Sequence[Call], now: datetime) -> None:
        """Fill the list, those first for which there is something to do."""
        from nato_apply.candidate.draft import Draft
        from nato_apply.deadlines.plan import plan
        from nato_apply.ui.widgets.cards import clear

        self.set_heading(translated(N_("Begin an application")))
        clear(self._rows)
        known = [(call, plan(call, Draft(call=call.id), now)) for call in calls]
        known.sort(key=_place)
        for group, heading in GROUPS.items():
            belonging = [pair for pair in known if _group(*pair) == group]
            if not belonging:
                continue
            above = Label(translated(heading), role="small")
            above.setContentsMargins(0, 8, 0, 0)
            self._rows.addWidget(above)
            for number, (call, made) in enumerate(belonging):
                card = CallCard(call, made, first=not number)
                card.chosen.connect(partial(self.chosen.emit, call.id))
                self._rows.addWidget(card)

    def allow(self, allowed: bool) -> None:
        """Only where a new draft could be kept."""
        self._box.setEnabled(allowed)

    def go_to(self) -> None:
        """Put the keyboard to the first call, and scroll until the list is in view."""
        from nato_apply.ui.widgets.in_view import bring_into_view

        first = self.findChild(CallCard)
        if isinstance(first, CallCard):
            first.begin.setFocus()
            bring_into_view(self)
            bring_into_view(first)


def _group(call: Call, plan: Plan) -> str:
    """Which heading a call stands under."""
    if plan.state in ("closing", "open", "not_open"):
        return "now"
    last = plan.closes.date() if plan.closes is not None else call.source.updated
    return "older" if last is not None and plan.now.date() - last > RECENT else "next"


def _place(known: tuple[Call, Plan]) -> tuple[int, int]:
    """By state; of two in the same, NATO’s own notice first."""
    call, plan = known
    return ORDER.index(plan.state), int(call.source.kind != "official")


def call_line(call: Call, plan: Plan) -> str:
    """A call's source, its date if it gives one, and its state on one line."""
    kind = translated(words.SOURCES[call.source.kind])
    if call.source.updated is not None:
        dated = N_("{source} of {day}")
        kind = str(Message(dated, {"source": kind, "day": call.source.updated}))
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
                N_("closes on {day} at {time}, {place} · {left}"),
                {
                    "day": plan.closes.date(),
                    "time": i18n.time_of_day(plan.closes),
                    "place": place(plan.zone),
                    "left": left(plan.remaining_s),
                },
            )
        )
    return f"{words.at_the_start(kind)} · {state}"


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
        wording = BEGIN.get(plan.state, N_("Begin"))
        self.begin = Button(translated(wording))
        self.begin.setAccessibleName(titled(translated(wording), title))
        self.begin.clicked.connect(self.chosen)
        ends.set_last(self.begin)

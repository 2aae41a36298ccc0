"""When you can apply: the days, each with its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import windows
from nato_apply.ui.widgets.cards import Card, clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import Chip, StatusMark

if TYPE_CHECKING:
    from nato_apply.eligibility.assess import Assessment, VerdictSpan
    from nato_apply.ui.view import View


class WindowsCard(Card):
    """The days up to the closing; after it, the days a next round with these conditions has."""

    def __init__(self) -> None:
        super().__init__()
        self.lead = Label(role="muted")
        self.body.addWidget(self.lead)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)

    def show_view(self, view: View) -> None:
        found = view.assessment
        assert found is not None
        self.setVisible(found.verdict != "unstated")
        self.set_heading(translated(N_("When you can apply")))
        closed = _has_closed(view)
        spans = found.windows if closed else found.can_apply
        self.lead.setText(_lead(found, closed=closed, any_days=bool(spans)))
        self._show_spans(spans, view)

    def _show_spans(self, spans: Sequence[VerdictSpan], view: View) -> None:
        clear(self._column)
        for each in spans:
            self._column.addWidget(_line(each, gone=windows.over(each.span, view.today)))


def _has_closed(view: View) -> bool:
    assert view.call is not None
    return view.call.closes is not None and view.call.closes < view.now


def _lead(found: Assessment, *, closed: bool, any_days: bool) -> str:
    if not any_days:
        if found.verdict == "unknown":
            return translated(N_("Not known before the questions above are answered."))
        return translated(N_("From what you have told, there is no such day."))
    closes = found.call.closes
    if closed:
        return translated(
            N_("This call is closed. These days are for a next round with the same conditions.")
        )
    if closes is None:
        return translated(
            N_("The notice states no closing date: on these days you meet its conditions.")
        )
    return str(Message(N_("Up to the closing, on {day}."), {"day": closes.date()}))


def _line(window: VerdictSpan, *, gone: bool) -> QWidget:
    from nato_apply.eligibility.headline import VERDICT_WORDS

    line = QWidget()
    spread = FlowLayout(line, spread=True)
    left = QWidget()
    across = QHBoxLayout(left)
    across.setContentsMargins(0, 4, 0, 4)
    across.setSpacing(12)
    across.addWidget(StatusMark(window.verdict), 0, Qt.AlignmentFlag.AlignTop)
    text = windows.days(window.span)
    if gone:
        text = str(Message(N_("{days} (over)"), {"days": text}))
    across.addWidget(Label(text, role="muted" if gone else "body"), 1)
    spread.addWidget(left)
    chip = Chip()
    chip.set_chip(translated(VERDICT_WORDS[window.verdict]), window.verdict)
    spread.addWidget(chip)
    return line

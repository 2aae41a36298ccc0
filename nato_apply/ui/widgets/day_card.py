"""The day on which the candidate plans to apply: the answer is for that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QSize, Signal

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme, windows
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import set_tip
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from datetime import date

    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class _Day(DateField):
    """As wide as a day, so that what can be done with it has room beside it."""

    def sizeHint(self) -> QSize:
        return QSize(max(theme.px(184), self.least_width()), super().sizeHint().height())


class DayCard(Card):
    """Sets `apply_on`; offers the nearest day on which the answer would be yes. One line, mostly.

    The headline above it names the day and what another would change; nothing is said twice here.
    """

    focused = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._better: date | None = None
        self.body.setContentsMargins(16, 12, 16, 12)
        self.day = _Day()
        self.day.setProperty("public", True)
        self.day.changed.connect(self._plan)
        across = FlowLayout(spacing=16)
        self.row = FieldRow(self.day, across=across, thing="apply_on")
        self.row.focused.connect(self.focused)
        self.day.failed.connect(self.row.show_error)
        self.body.addWidget(self.row)
        self.better = Button()
        self.better.clicked.connect(lambda: self._plan(self._better))
        self.today = Button(kind="link")
        self.today.clicked.connect(lambda: self._plan(None))
        for button in (self.better, self.today):
            across.addWidget(button)

    def _plan(self, day: date | None) -> None:
        self._session.edit(
            lambda draft: attrs.evolve(draft, apply_on=day), N_("Day of application")
        )

    def show_view(self, view: View) -> None:
        editable = not frozen(view)
        self.setVisible(view.draft.submitted is None)  # what was planned matters no more
        self.row.set_label(translated(N_("You plan to apply on")))
        self.row.set_help(_help(view))
        self.day.set_today(view.today)
        self.day.show_value(view.draft.apply_on)
        self.day.setEnabled(editable)
        self._show_better(windows.better_day(view) if editable else None, view.today)
        self.today.setText(translated(N_("Today instead")))
        self.today.setVisible(editable and view.draft.apply_on is not None)

    def _show_better(self, day: date | None, today: date) -> None:
        self._better = day
        self.better.setVisible(day is not None)
        if day is None:
            return
        told = str(Message(N_("On {day} the answer is yes."), {"day": day}))
        near = i18n.day(day) if day.year != today.year else i18n.day_and_month(day)
        self.better.setText(str(Message(N_("Plan for {day}"), {"day": near})))
        self.better.setAccessibleDescription(told)
        set_tip(self.better, told)


def _help(view: View) -> str:
    if view.assessment is not None and view.assessment.verdict == "unstated":
        return translated(N_("No answer depends on it; it stands on your checklist."))
    if view.draft.apply_on is not None:
        return ""
    return str(Message(N_("If empty: today, {day}."), {"day": view.today}))

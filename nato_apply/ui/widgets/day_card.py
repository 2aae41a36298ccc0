"""The day on which the candidate plans to apply: the answer is for that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import windows
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from datetime import date

    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class DayCard(Card):
    """Sets `apply_on`; offers the nearest day on which the answer would be yes."""

    focused = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._better: date | None = None
        self.day = DateField()
        self.day.setProperty("public", True)
        self.day.changed.connect(self._plan)
        self.row = FieldRow(self.day, stretch=False)
        self.row.focused.connect(self.focused)
        self.day.failed.connect(self.row.show_error)
        self.body.addWidget(self.row)
        self.hint = Label()
        self.body.addWidget(self.hint)
        self._offers = QWidget()
        offers = FlowLayout(self._offers)
        self.better = Button(icon="calendar")
        self.better.clicked.connect(lambda: self._plan(self._better))
        self.today = Button(kind="link")
        self.today.clicked.connect(lambda: self._plan(None))
        offers.addWidget(self.better)
        offers.addWidget(self.today)
        self.body.addWidget(self._offers)

    def _plan(self, day: date | None) -> None:
        self._session.edit(
            lambda draft: attrs.evolve(draft, apply_on=day), N_("Day of application")
        )

    def show_view(self, view: View) -> None:
        editable = not frozen(view)
        self.row.set_label(translated(N_("On which day do you plan to apply?")))
        self.row.set_help(_help(view))
        self.day.set_today(view.today)
        self.day.show_value(view.draft.apply_on)
        self.day.setEnabled(editable)
        self._better = windows.better_day(view) if editable else None
        if self._better is not None:
            wording = N_("On {day} the answer is yes.")
            self.hint.setText(str(Message(wording, {"day": self._better})))
        self.hint.setVisible(self._better is not None)
        self.better.setText(translated(N_("Plan for that day")))
        self.better.setAccessibleDescription(self.hint.text())
        self.better.setVisible(self._better is not None)
        self.today.setText(translated(N_("Ask about today instead")))
        self.today.setVisible(editable and view.draft.apply_on is not None)
        self._offers.setVisible(not self.better.isHidden() or not self.today.isHidden())


def _help(view: View) -> str:
    if view.assessment is not None and view.assessment.verdict == "unstated":
        return translated(N_("No answer depends on it; it stands on your checklist."))
    wording = N_("The answer is for this day. Left empty, it is for today, {day}.")
    return str(Message(wording, {"day": view.today}))

"""“I have submitted”: when, and what the portal answered; from then on the draft stays as it is."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.fields import TextField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.status import StatusMark
from nato_apply.ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from nato_apply.ui.view import View


class SubmissionCard(Card):
    """`submitted` gives the moment and the receipt; `receipt_edited` the receipt; `taken_back`."""

    submitted = Signal(object, object)
    receipt_edited = Signal(object)
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(12)
        self.told = Label()
        self._now: datetime | None = None
        top = QWidget()
        across = FlowLayout(top)
        self.mark = StatusMark("met", 24)
        self.when = Label(role="strong")
        across.addWidget(self.mark)
        across.addWidget(self.when)
        self._sent = top
        self.body.addWidget(top)
        self.body.addWidget(self.told)
        self.body.addWidget(self._form())
        self.receipt = TextField()
        self.receipt.edited.connect(self._receipt_typed)
        self.receipt_row = FieldRow(self.receipt)
        self.body.addWidget(self.receipt_row)
        buttons = FlowLayout()
        self.button = Button(icon="send")
        self.button.clicked.connect(self._submit)
        self.back = Button(kind="link", icon="undo-2")
        self.back.clicked.connect(self.taken_back)
        buttons.addWidget(self.button)
        buttons.addWidget(self.back)
        self.body.addLayout(buttons)
        self._has_submitted = False
        self._retranslate()

    def _form(self) -> QWidget:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(spacing=24)
        self.day = DateField()
        self.day.setProperty("public", True)
        self.day_row = FieldRow(self.day, stretch=False)
        self.time = TimeField()
        self.time_row = FieldRow(self.time, stretch=False)
        self.day.failed.connect(self.day_row.show_error)
        self.time.failed.connect(self.time_row.show_error)
        row.addWidget(self.day_row)
        row.addWidget(self.time_row)
        column.addLayout(row)
        return self.form

    def show_view(self, view: View) -> None:
        sent = view.draft.submitted
        self._now = view.now
        if self._has_submitted != (sent is not None):
            self._has_submitted = sent is not None
            self._retranslate()
        self.form.setVisible(sent is None)
        self.button.setVisible(sent is None)
        self._sent.setVisible(sent is not None)
        self.back.setVisible(sent is not None)
        if sent is not None:
            at = i18n.moment(sent.at.astimezone())
            self.when.setText(str(Message(N_("Submitted on {moment}, your time"), {"moment": at})))
            self.receipt.show_value(sent.receipt)
        else:
            self._propose(view.now)
        for each in (self.form, self.receipt, self.button, self.back):
            each.setEnabled(not view.read_only)

    def forget(self) -> None:
        """Another draft: nothing typed here belongs to it."""
        self.day.show_value(None)
        self.time.show_value(None)
        self.receipt.setText("")
        if self._now is not None:
            self._propose(self._now)

    def _propose(self, now: datetime) -> None:
        """Now, where nothing else has been typed."""
        here = now.astimezone()
        self.day.set_today(here.date())
        if self.day.value() is None and not self.day_row.error.text():
            self.day.show_value(here.date())
            self.time.show_value(time(here.hour, here.minute))

    def _receipt_typed(self, text: str | None) -> None:
        if self._has_submitted:
            self.receipt_edited.emit(text)

    def _submit(self) -> None:
        self.button.setFocus()  # a date still being typed is read when its field is left
        day, at = self.day.value(), self.time.value()
        if self.day_row.error.text() or self.time_row.error.text():
            return
        if day is None or at is None:
            self.day_row.show_error(translated(N_("Say on which day and at what time.")))
            return
        when = _here(day, at)
        if self._now is not None and when > self._now:
            self.day_row.show_error(translated(N_("This moment is still to come.")))
            return
        self.day_row.show_error("")
        self.submitted.emit(when, self.receipt.text().strip() or None)

    def _retranslate(self) -> None:
        self.set_heading(
            translated(N_("You have submitted") if self._has_submitted else N_("I have submitted"))
        )
        self.told.setText(
            translated(
                N_("What you handed in stays here as it was. Your log is under “After submission”.")
                if self._has_submitted
                else N_(
                    "You submit on NATO’s own portal, not here. Once you have, say when: your "
                    "draft is then kept as you sent it, and nothing can be changed by accident."
                )
            )
        )
        self.day_row.set_label(translated(N_("Submitted on")))
        self.time_row.set_label(translated(N_("At, your time")))
        self.receipt_row.set_label(translated(N_("Receipt")))
        self.receipt_row.set_help(
            translated(N_("The number or text that the portal showed or sent you, if any."))
        )
        self.button.setText(translated(N_("I have submitted")))
        self.back.setText(translated(N_("Not submitted after all")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def _here(day: date, at: time) -> datetime:
    """A moment by this computer's clock, to the end of its minute at most."""
    return datetime.combine(day, at).astimezone()

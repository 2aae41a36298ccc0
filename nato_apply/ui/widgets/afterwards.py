"""After the submission: the stages as far as the notice says, and a log with dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.cards import Card, Line, clear
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.fields import TextField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Stage
    from nato_apply.candidate.draft import LogEntry
    from nato_apply.ui.view import View


class StagesCard(Card):
    """What follows, by the notice; where it is silent, that it is."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Call, str] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.silence = Label(role="muted")
        self.body.addWidget(self.silence)

    def show_call(self, call: Call) -> None:
        if (call, i18n.language()) == self._shown:
            return
        self._shown = (call, i18n.language())
        self.set_heading(translated(N_("What comes next")))
        clear(self._rows)
        for number, stage in enumerate(call.stages, start=1):
            self._rows.addWidget(_stage(number, stage))
        wording = (
            N_("Hearing nothing for weeks is usual, and says neither yes nor no.")
            if call.stages
            else N_(
                "The notice does not say what follows: hearing nothing for weeks is usual, and "
                "says neither yes nor no."
            )
        )
        self.silence.setText(translated(wording))


def _stage(number: int, stage: Stage) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(f"{number}. {stage.title}", role="strong"))
    if stage.text:
        column.addWidget(Label(str(stage.text)))
    beside = " · ".join(str(part) for part in (stage.when, stage.cite) if part)
    if beside:
        column.addWidget(Label(words.at_the_start(beside), role="small"))
    return row


class LogCard(Card):
    """`added` gives a day and a text; `changed` the same for an index; `removed` an index."""

    added = Signal(object, str)
    changed = Signal(int, object, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(12)
        self.told = Label(role="muted")
        self.body.addWidget(self.told)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        fields = FlowLayout(spacing=16)
        self.day = DateField()
        self.day_row = FieldRow(self.day, stretch=False)
        self.day.failed.connect(self.day_row.show_error)
        fields.addWidget(self.day_row)
        self.body.addLayout(fields)
        self.text = TextField()
        self.text.returnPressed.connect(self._add)
        self.text_row = FieldRow(self.text)
        self.body.addWidget(self.text_row)
        self.add = Button(icon="plus")
        self.add.clicked.connect(self._add)
        self.leave = Button()
        self.leave.clicked.connect(self.forget)
        self.leave.hide()
        row = FlowLayout()
        row.addWidget(self.add)
        row.addWidget(self.leave)
        self.body.addLayout(row)
        self._changing: int | None = None  # the index of the entry that stands in the fields
        self._log: Sequence[LogEntry] = ()
        self._shown: tuple[object, ...] | None = None
        self._retranslate()

    def show_view(self, view: View) -> None:
        self.day.set_today(view.today)
        if self.day.value() is None and not self.day_row.error.text():
            self.day.show_value(view.today)
        for each in (self.day, self.text, self.add):
            each.setEnabled(not view.read_only)
        if self._log != view.draft.log:
            self._log = view.draft.log
            if self._changing is not None:
                self.forget()  # entries have moved: what stands in the fields may be another
        self._tell()
        shown = (*view.draft.log, i18n.language(), view.read_only)
        if shown != self._shown:
            self._shown = shown
            self._build(view.draft.log, editable=not view.read_only)

    def _build(self, log: Sequence[LogEntry], *, editable: bool) -> None:
        clear(self._rows)
        for index, entry in sorted(enumerate(log), key=lambda pair: pair[1].on):
            if self._rows.count():
                self._rows.addWidget(Line())
            self._rows.addWidget(self._entry(index, entry, editable=editable))

    def _entry(self, index: int, entry: LogEntry, *, editable: bool) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spread=True)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(i18n.weekday(entry.on), role="small"))
        column.addWidget(Label(entry.text))
        flow.addWidget(texts)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        for wording, icon, act in (
            (N_("Change: {text}"), "pencil", lambda: self._begin(index)),
            (N_("Remove: {text}"), "trash-2", lambda: self._remove(index)),
        ):
            button = IconButton(icon, str(Message(wording, {"text": entry.text})))
            button.setEnabled(editable)
            button.clicked.connect(act)
            across.addWidget(button)
        flow.addWidget(buttons)
        return row

    def _begin(self, index: int) -> None:
        """Put an entry into the fields, to be changed there."""
        entry = self._log[index]
        self._changing = index
        self.text.setText(entry.text)
        self.text_row.show_error("")
        self.day.setFocus()
        self.text.setFocus()
        self.day.show_value(entry.on)
        self._name_button()

    def _remove(self, index: int) -> None:
        self.text.setFocus()  # its button goes
        self.removed.emit(index)

    def forget(self) -> None:
        """Leave the entry in the fields as it was, and let a new one be written."""
        self._changing = None
        self.text.setText("")
        self.text_row.show_error("")
        self._name_button()

    def _name_button(self) -> None:
        adding = self._changing is None
        words = N_("Add to the log") if adding else N_("Keep the change")
        self.add.setText(translated(words))
        self.leave.setText(translated(N_("Leave it as it was")))
        self.leave.setVisible(not adding)

    def _add(self) -> None:
        self.add.setFocus()  # a date still being typed is read when its field is left
        text, day = self.text.text().strip(), self.day.value()
        if self.day_row.error.text() or day is None:
            self.day.setFocus()
            return
        if not text:
            self.text_row.show_error(translated(N_("Say what happened.")))
            self.text.setFocus()
            return
        index = self._changing
        self.forget()
        if index is None:
            self.added.emit(day, text)
        else:
            self.changed.emit(index, day, text)
        self.text.setFocus()

    def _tell(self) -> None:
        told = translated(N_("What happens from now on: an e-mail, an invitation, an answer."))
        nothing = translated(N_("Nothing noted yet."))
        self.told.setText(told if self._log else f"{nothing} {told}")

    def _retranslate(self) -> None:
        self.set_heading(translated(N_("Log")))
        self._tell()
        self.day_row.set_label(translated(N_("Date")))
        self.text_row.set_label(translated(N_("What happened")))
        self._name_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

"""A day, typed as people type it, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import IconButton
from nato_apply.ui.widgets.typed_dates import typed_date
from nato_apply.ui.widgets.unread import tell

CHOOSE = N_("Choose from a calendar")


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the day is read and shown; a dialog around it is not closed by it


class DateField(QWidget):
    """Emits `changed` (a date, or None where it was emptied) and `failed` (a sentence, or "").

    3/5/2004, 3.5.2004, 2004-05-03, 3 May 2004 and 3 mai 2004 are one day; on leaving the field it
    is shown in full.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value: date | None = None
        self._wrong = False
        self._today = date(2026, 1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.line = _Line()
        self.line.setMaxLength(40)
        self.calendar = IconButton("calendar")
        row.addWidget(self.line, 1)
        row.addWidget(self.calendar)
        self.setFocusProxy(self.line)
        self.line.left.connect(self._read)
        self.line.returnPressed.connect(self._read)
        self.calendar.clicked.connect(self._pick)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(max(theme.px(240), self.least_width()), super().sizeHint().height())

    def least_width(self) -> int:
        """Pixels below which the hint that it shows while it is empty is cut."""
        hint = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        return hint + theme.px(28) + self.calendar.sizeHint().width() + 4

    def set_today(self, today: date) -> None:
        """The day that two-digit years and an empty calendar start from."""
        self._today = today

    def set_question(self, name: str) -> None:
        """The field's name, for a screen reader."""
        self.line.setAccessibleName(name)
        self.setAccessibleName(name)
        self._name_calendar()

    def _name_calendar(self) -> None:
        """There may be several on a page: each says which day it is for."""
        if self.accessibleName():
            self.calendar.setAccessibleName(titled(self.accessibleName(), translated(CHOOSE)))

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    def value(self) -> date | None:
        return self._value

    @property
    def wrong(self) -> bool:
        """Whether what stands in it is no day."""
        return self._wrong

    def show_value(self, value: date | None) -> None:
        # What could not be read stays for the user to mend, until the day itself changes.
        if self.line.hasFocus() or (self._wrong and value == self._value):
            return
        self._value = value
        self.forget()

    def forget(self) -> None:
        """Show again the day that counts, whatever stands in the field."""
        if self._wrong:
            self._wrong = False
            tell(self, unread=False)
            self.failed.emit("")
        self.line.setText(i18n.day(self._value) if self._value else "")

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self.line, wrong="true" if wrong else "false")

    def _read(self) -> None:
        text = self.line.text().strip()
        found = typed_date(text, today=self._today) if text else None
        self._wrong = bool(text) and found is None
        tell(self, unread=self._wrong)
        if self._wrong:
            self.failed.emit(self._not_a_day())
            return
        self.failed.emit("")
        self.line.setText(i18n.day(found) if found else "")
        if found != self._value:
            self._value = found
            self.changed.emit(found)

    def _not_a_day(self) -> str:
        """What is wrong, and what counts meanwhile: the program goes on with the earlier day."""
        told = translated(N_("This is not a day that exists. Type it as 3/5/2004 or 3 May 2004."))
        if self._value is None:
            return told
        counts = Message(N_("Until then {day} still counts."), {"day": self._value})
        return f"{told} {counts}"

    def _pick(self) -> None:
        from nato_apply.ui.widgets.calendar import CalendarBox  # seldom wanted

        name = self.calendar.accessibleName()
        box = CalendarBox(self, name, self._value or self._today, self._today)
        box.picked.connect(self._picked)
        box.show_below(self.line)

    def _picked(self, day: date) -> None:
        self.line.setText(i18n.day(day))
        self._read()

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(translated(N_("day/month/year")))
        self.calendar.set_name(translated(CHOOSE))
        self._name_calendar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            if self._wrong:
                self.failed.emit(self._not_a_day())
            elif self._value:
                self.line.setText(i18n.day(self._value))

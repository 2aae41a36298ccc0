"""A time of day, typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.unread import tell

_TYPED = re.compile(r"\s*(\d{1,2})\s*(?:[:.hH]\s*(\d{2})?)?\s*")


def typed_time(text: str) -> time | None:
    """23:59, 23.59, 23h59, 23 h 59, 23h or 23; None for anything else."""
    found = _TYPED.fullmatch(text.replace("\u00a0", " "))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeField(QLineEdit):
    """Emits `changed` (a time, or None where it was emptied) and `failed` (a sentence, or "")."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value: time | None = None
        self._wrong = False
        self.setMaxLength(10)
        self.editingFinished.connect(self._read)

    def value(self) -> time | None:
        return self._value

    def show_value(self, value: time | None) -> None:
        if self.hasFocus() or (self._wrong and value == self._value):
            return
        self._value = value
        self.forget()

    def forget(self) -> None:
        """Show again the time that counts, whatever stands in the field."""
        if self._wrong:
            self._wrong = False
            tell(self, unread=False)
            self.failed.emit("")
        self.setText(_shown(self._value))

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(110), super().sizeHint().height())

    def _read(self) -> None:
        text = self.text().strip()
        found = typed_time(text) if text else None
        self._wrong = bool(text) and found is None
        tell(self, unread=self._wrong)
        if self._wrong:
            self.failed.emit(self._not_a_time())
            return
        self.failed.emit("")
        self.setText(_shown(found))
        if found != self._value:
            self._value = found
            self.changed.emit(found)

    def _not_a_time(self) -> str:
        """What is wrong, and what counts meanwhile."""
        told = translated(N_("This is not a time of day. Type it as 23:59."))
        if self._value is None:
            return told
        counts = Message(N_("Until then {time} still counts."), {"time": _shown(self._value)})
        return f"{told} {counts}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is not QEvent.Type.LanguageChange:
            return
        if self._wrong:
            self.failed.emit(self._not_a_time())
        elif self._value:
            self.setText(_shown(self._value))


_ANY_DAY = date(2026, 1, 1)


def _shown(value: time | None) -> str:
    return i18n.time_of_day(datetime.combine(_ANY_DAY, value)) if value else ""

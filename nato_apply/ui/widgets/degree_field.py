"""Whether a degree was obtained, and on which day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.fields import AnswerField


class DegreeField(QWidget):
    """`given`: the day (past or planned), False for no degree, None for not known any more.

    `passed`: “I don’t know”. `failed`: a sentence, or "".
    """

    given = Signal(object)
    passed = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.answer = AnswerField()
        self.day = DateField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.answer)
        across = QHBoxLayout()
        across.addWidget(self.day)
        across.addStretch(1)
        column.addLayout(across)
        self.day.hide()
        self.answer.answered.connect(self._answered)
        self.day.changed.connect(self.given)
        self.day.failed.connect(self.failed)
        self.setFocusProxy(self.answer.buttons()[0])

    def set_today(self, today: date) -> None:
        self.day.set_today(today)

    def set_question(self, text: str) -> None:
        self.answer.set_question(text)
        day = translated(N_("Day of the degree"))
        self.day.set_question(f"{text} {day}")

    def show_value(self, value: date | Literal[False] | None) -> None:
        # “Yes” without a day yet is being answered: it is no fact so far, and stays as it is.
        if value is None and not self.day.isHidden():
            self.day.show_value(None)
            return
        self.answer.show_value(None if value is None else value is not False)
        self.day.setVisible(bool(value))
        self.day.show_value(value or None)

    def set_wrong(self, wrong: bool) -> None:
        self.day.set_wrong(wrong)

    def _answered(self, answer: bool | None) -> None:
        self.day.setVisible(answer is True)
        if answer is True:
            self.day.setFocus()
            return
        self.failed.emit("")
        self.given.emit(answer)
        if answer is None:
            self.passed.emit()

"""Fields: each has `show_value`, which a page's `present` calls, and a signal for what was entered.

`show_value` never writes into a field that is being typed in, and never emits. What a screen reader
or a dictation program puts into a field counts as typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.by_enter import ByEnter
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.flow import FlowLayout

LONGEST = 500
"""Characters a one-line field takes; a longer word stalls the printing of the checklist."""


class TextField(QLineEdit):
    """One line of text. `edited` gives it at each key, without spaces around it; None if empty."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._changed)

    def show_value(self, value: str | None) -> None:
        if not self.hasFocus() and self.text() != (value or ""):
            self.setText(value or "")
            self.setCursorPosition(0)  # of a long text, show how it begins

    def setText(self, text: str | None) -> None:
        self._showing = True
        super().setText(text)
        self._showing = False

    def _changed(self, text: str) -> None:
        if not self._showing:
            self.edited.emit(text.strip() or None)

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")


class NumberField(QLineEdit):
    """A whole number, typed. `edited` gives it, or None where the field is empty."""

    edited = Signal(object)

    def __init__(self, most: int = 99) -> None:
        super().__init__()
        self._most = most
        self._showing = False
        self.setMaxLength(len(str(most)))
        self.textChanged.connect(self._typed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(88), super().sizeHint().height())

    def show_value(self, value: int | None) -> None:
        if not self.hasFocus():
            self._put("" if value is None else str(value))

    def _put(self, text: str) -> None:
        self._showing = True
        self.setText(text)
        self._showing = False

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        digits = "".join(c for c in text if c.isdecimal() and c.isascii())
        if digits != text:
            self._put(digits)
        if not digits:
            self.edited.emit(None)
        elif int(digits) <= self._most:
            self.edited.emit(int(digits))


class PlainCombo(QComboBox):
    """A combo box with our arrow, that a turning wheel over a page does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

        self._spoken = QLabel()
        self._spoken.setTextFormat(Qt.TextFormat.PlainText)
        self._spoken.hide()

    def keep_narrow(self, letters: int) -> None:
        """Be as wide as the longest of its few words, and as so many letters at least."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(letters)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()  # the style sheet's edges are a little wider than Qt reckons
        return QSize(hint.width() + theme.px(4), hint.height())

    def setAccessibleName(self, name: str) -> None:
        """On Linux what is chosen is the name of a combo box; what it is about, a label of it."""
        super().setAccessibleName(name)
        self._spoken.setText(name.replace("&", "&&"))
        self._spoken.setBuddy(self)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ParentChange:
            self._spoken.setParent(self.parentWidget())
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "text" if self.isEnabled() else "muted"
        painter.setPen(QPen(QColor(theme.colours().tone(tone)), 1.6, c=Qt.PenCapStyle.RoundCap))
        half = theme.px(4)
        x, y = self.width() - theme.px(18), self.height() // 2 - half // 2
        painter.drawPolyline([QPoint(x - half, y), QPoint(x, y + half), QPoint(x + half, y)])
        painter.end()

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")


class ChoiceField(PlainCombo):
    """One of a list, “I don’t know” first. `chosen` gives the value, or None for not known."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._options: list[tuple[object, str]] = []
        self.set_options(options)
        self.activated.connect(lambda index: self.chosen.emit(self._value_at(index)))

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Values and the words for them (already translated); the value in view is kept."""
        words = [translated(N_("I don’t know")), *(words for _value, words in options)]
        value = self._value_at(self.currentIndex()) if self.count() else None
        self._options = list(options)
        if words == [self.itemText(n) for n in range(self.count())]:
            return
        self.blockSignals(True)
        self.clear()
        self.addItems(words)
        self.blockSignals(False)
        self.show_value(value)

    def show_value(self, value: object) -> None:
        values = [each for each, _words in self._options]
        self.setCurrentIndex(values.index(value) + 1 if value in values else 0)

    def value(self) -> object:
        return self._value_at(self.currentIndex())

    def _value_at(self, index: int) -> object:
        return self._options[index - 1][0] if 0 < index <= len(self._options) else None


class _Answer(ByEnter, Checkable, QPushButton):
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.bolder(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class AnswerField(QWidget):
    """Yes, No, I don’t know: three buttons, one of them down. `answered` gives a bool or None."""

    answered = Signal(object)

    _VALUES = (True, False, None)

    def __init__(self) -> None:
        super().__init__()
        row = FlowLayout(self, spacing=4)
        self._group = QButtonGroup(self)
        for number in range(len(self._VALUES)):
            button = _Answer()
            button.setCheckable(True)
            button.setAutoExclusive(True)  # for a screen reader: one of several
            button.setAutoDefault(False)  # Enter elsewhere in a dialog must not answer for one
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._answer, number))
            self._group.addButton(button, number)
            row.addWidget(button)
        self._name = ""
        self._retranslate()
        self.show_value(None)

    def set_question(self, text: str) -> None:
        """The question, for a screen reader: “Do you …? Yes”."""
        self._name = text
        self.setAccessibleName(text)
        self._retranslate()

    def _answer(self, number: int, _down: bool = True) -> None:
        self.answered.emit(self._VALUES[number])

    def show_value(self, value: bool | None) -> None:
        self._group.button(self._VALUES.index(value)).setChecked(True)

    def value(self) -> bool | None:
        return self._VALUES[self._group.checkedId()]

    def buttons(self) -> list[QPushButton]:
        return [b for b in self._group.buttons() if isinstance(b, QPushButton)]

    def _retranslate(self) -> None:
        words = (translated(N_("Yes")), translated(N_("No")), translated(N_("I don’t know")))
        for number, text in enumerate(words):
            button = self._group.button(number)
            button.setText(text)
            button.setAccessibleName(f"{self._name} {text}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def set_wrong(self, wrong: bool) -> None:
        """Nothing can be entered wrongly here."""

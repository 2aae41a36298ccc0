"""A field with its label, what it is used for, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.ui.phrases import spoken
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.thing import shows_thing


class FieldRow(QWidget):
    """Label above, help below it, the field, then the error sentence. `focused` tells the page.

    With `across`, label, field and help stand side by side in it while they fit. `thing`: the key
    of the fact that it shows.
    """

    focused = Signal()
    wrong = Signal()
    """What is said to be wrong with it has changed."""

    def __init__(
        self,
        field: QWidget,
        *,
        stretch: bool = True,
        across: FlowLayout | None = None,
        thing: str = "",
    ) -> None:
        super().__init__()
        shows_thing(self, thing)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = Label(role="label")
        self.help = Label(role="small")
        self.help.hide()
        if across is not None:
            for part in (self.label, field, self.help):
                across.addWidget(part)
            column.addLayout(across)
        else:
            column.addWidget(self.label)
            column.addWidget(self.help)
            column.addLayout(_row(field, stretch=stretch))
        self._error_row = QWidget()
        error = QHBoxLayout(self._error_row)
        error.setContentsMargins(0, 0, 0, 0)
        error.setSpacing(6)
        error.addWidget(Icon("triangle-alert", "not_met", 16))
        self.error = Label(role="error")
        error.addWidget(self.error, 1)
        self._error_row.hide()
        column.addWidget(self._error_row)
        self._watch(field)

    def set_label(self, text: str) -> None:
        self.label.setText(text)
        self._name()

    def set_help(self, text: str) -> None:
        self.help.setText(text)
        self.help.setVisible(bool(text))
        self._name()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and what to do, aloud too; an empty sentence takes it away."""
        if sentence == self.error.text():
            return
        if sentence and self.isVisible():
            from nato_apply.ui.announcing import announce  # not for the first paint

            announce(self, spoken(self.label.text(), sentence))
        self.error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        wrong = getattr(self.field, "set_wrong", None)
        if wrong is not None:
            wrong(bool(sentence))
        self._name()
        self.wrong.emit()

    def _name(self) -> None:
        named = getattr(self.field, "set_question", None)
        if named is not None:
            named(self.label.text())
        else:
            self.field.setAccessibleName(self.label.text())
        self.field.setAccessibleDescription(
            " ".join(text for text in (self.error.text(), self.help.text()) if text)
        )

    def _watch(self, field: QWidget) -> None:
        for each in (field, *field.findChildren(QWidget)):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return False


def _row(field: QWidget, *, stretch: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field, 1 if stretch else 0)
    if not stretch:
        row.addStretch(1)
    return row

"""Several of many names (nationalities): a field that adds, a button each that removes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.name_field import NameField


class NamesHeld(QWidget):
    """`added` and `removed` give a code; `failed` a sentence, or "" where all is well."""

    added = Signal(str)
    removed = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[str, str] = {}
        self._question = ""
        self._shown: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = NameField()
        self.field.picked.connect(self.added)
        self.field.failed.connect(self.failed)
        self._held = QWidget()
        self._row = FlowLayout(self._held)
        column.addWidget(self._held)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def set_names(self, names: Mapping[str, str]) -> None:
        """Codes and their names in the current language."""
        self._names = names
        self.field.set_names(names)

    def set_question(self, name: str) -> None:
        """The field's name, for a screen reader."""
        self._question = name
        self._name()

    def _name(self) -> None:
        """Below what is held stands an empty field: it says itself what it is for."""
        self.field.setAccessibleName(self._question)
        more = translated(N_("Add another")) if self._shown else ""
        self.field.setPlaceholderText(more)

    def setAccessibleDescription(self, text: str) -> None:
        self.field.setAccessibleDescription(text)

    def set_wrong(self, wrong: bool) -> None:
        self.field.set_wrong(wrong)

    def show_held(self, codes: Sequence[str]) -> None:
        shown = [(code, self._names.get(code, code)) for code in codes]
        if shown == self._shown:
            return  # a button that is not made anew keeps the focus
        self._shown = shown
        clear(self._row)
        for code, name in shown:
            button = Button(name, icon="x")
            button.setAccessibleName(str(Message(N_("Remove {name}"), {"name": name})))
            button.clicked.connect(partial(self._remove, code))
            self._row.addWidget(button)
        self._held.setVisible(bool(codes))
        self._name()

    def _remove(self, code: str) -> None:
        self.field.setFocus()
        self.removed.emit(code)

"""What becomes of each signed document in a dossier: a dossier would break the signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.ui.dossier_making import Signed

_FATES: dict[Signed, str] = {
    "out": N_("Leave it out"),
    "copy": N_("Put a plain copy in, without the signature"),
    "beside": N_("Write the signed file beside the dossier"),
}


class SignedRows(QWidget):
    """`decided` gives a file and its fate, each time."""

    decided = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.fields: dict[str, PlainCombo] = {}
        self.hide()

    def show_files(self, files: Sequence[str], fates: Mapping[str, Signed]) -> None:
        self.setVisible(bool(files))
        if list(files) != list(self.fields):
            self._build(files)
        for file, field in self.fields.items():
            field.setCurrentIndex(list(_FATES).index(fates.get(file, "out")))

    def _build(self, files: Sequence[str]) -> None:
        clear(self._rows)
        self.fields = {}
        for file in files:
            field = PlainCombo()
            field.addItems([translated(wording) for wording in _FATES.values()])
            field.activated.connect(partial(self._decided, file))
            row = FieldRow(field)
            wording = N_("“{file}” carries a digital signature")
            row.set_label(str(Message(wording, {"file": breakable(file)})))
            row.set_help(
                translated(N_("The signature holds in the file as it is; a dossier breaks it."))
            )
            self.fields[file] = field
            self._rows.addWidget(row)

    def _decided(self, file: str, index: int) -> None:
        self.decided.emit(file, list(_FATES)[index])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._build(list(self.fields))

"""Files given for documents that this call does not ask for: shown, so that none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.buttons import IconButton
from nato_apply.ui.widgets.cards import Card, clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Document


class Strays(Card):
    """`removed` gives the slot and the file that the user takes away."""

    removed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.told = Label(role="muted")
        self.body.addWidget(self.told)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.hide()

    def show_documents(self, documents: Sequence[Document], *, editable: bool = False) -> None:
        self.setVisible(bool(documents))
        self.set_heading(translated(N_("Kept from another call")))
        self.told.setText(
            translated(N_("This call does not ask for these. They stay with your draft."))
        )
        clear(self._rows)
        for document in documents:
            self._rows.addWidget(self._row(document, editable=editable))

    def _row(self, document: Document, *, editable: bool) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spread=True)
        flow.addWidget(Label(breakable(document.file)))
        remove = IconButton("trash-2", str(Message(N_("Remove: {file}"), {"file": document.file})))
        remove.setVisible(editable)
        remove.clicked.connect(lambda: self.removed.emit(document.slot, document.file))
        flow.addWidget(remove)
        return row

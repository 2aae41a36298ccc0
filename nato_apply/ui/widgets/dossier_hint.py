"""At the end, the way to the one PDF of all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.view import View


class DossierHint(Card):
    """`wanted`: to where the dossier is made. Shown where there is a document for it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = Label(role="muted")
        self.button = Button(icon="paperclip")
        self.button.clicked.connect(self.wanted)
        row = FlowLayout()
        row.addWidget(self.button)
        self.body.addWidget(self.told)
        self.body.addLayout(row)
        self._retranslate()

    def show_view(self, view: View) -> None:
        slots = view.slots.slots if view.slots is not None else ()
        self.setVisible(any(slot.files for slot in slots if slot.asked_now))

    def _retranslate(self) -> None:
        self.set_heading(translated(N_("The dossier")))
        self.told.setText(
            translated(
                N_(
                    "Your documents in one PDF, in the order the notice asks, with a cover and "
                    "bookmarks."
                )
            )
        )
        self.button.setText(translated(N_("Go to the dossier")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

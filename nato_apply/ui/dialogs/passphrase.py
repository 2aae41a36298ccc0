"""A new passphrase for the vault, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.new_passphrase import NewPassphrase

WHY = {
    "no-key-store": N_(
        "Your drafts are kept encrypted on this computer. It has no key store that could hold the "
        "key, so a passphrase does. Write it down: nobody can send it to you."
    ),
    "key-store-locked": N_(
        "Your drafts are kept encrypted on this computer. Its key store is locked or does not "
        "answer. Cancel, unlock it and try again, or have a passphrase hold the key instead."
    ),
    "key-store-forgetful": N_(
        "Your drafts are kept encrypted on this computer. Its key store does not give back what it "
        "is given, so a passphrase holds the key. Write it down: nobody can send it to you."
    ),
    "change": N_(
        "It replaces the passphrase you have, for the backups too. Your recovery key stays as it "
        "is, and so do your documents."
    ),
    "instead": N_(
        "It opens your drafts from now on, and this computer’s key store forgets their key. "
        "Write it down: nobody can send it to you. Your recovery key stays as it is."
    ),
}
"""Why one is asked for: codes of what keeps a key store from it, or what the user asked for."""


class NewPassphraseDialog(Frame):
    """`chosen` gives what was typed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, why: str = "no-key-store") -> None:
        super().__init__(
            parent,
            translated(N_("Choose a passphrase")),
            accept=translated(N_("Use this passphrase")),
        )
        self.told = Label(translated(WHY[why]))
        self.middle.addWidget(self.told)
        self.fields = NewPassphrase()
        self.first, self.first_row = self.fields.first, self.fields.first_row
        self.second, self.second_row = self.fields.second, self.fields.second_row
        self.keep = self.accepting
        self.middle.addWidget(self.fields)
        self.middle.addStretch(1)
        self.fit(520, 440)
        self.first.setFocus()

    def take(self) -> None:
        passphrase = self.fields.taken()
        if passphrase is not None:
            self.accept()
            self.chosen.emit(passphrase)

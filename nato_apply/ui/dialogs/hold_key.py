"""How the vault's key is to be held from now on: by the key store, or by a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.new_passphrase import NewPassphrase
from nato_apply.ui.widgets.radio import Radio

if TYPE_CHECKING:
    from nato_apply.ui.care import Care


class HoldKeyDialog(Frame):
    """Asked after the vault was opened with its recovery key."""

    def __init__(self, parent: QWidget, care: Care, *, key_store: bool) -> None:
        super().__init__(
            parent,
            translated(N_("Your drafts are open again")),
            accept=translated(N_("Hold it this way")),
            close=translated(N_("Later")),
        )
        self._care = care
        self.middle.addWidget(
            Label(
                translated(
                    N_(
                        "Everything is there. Choose how the key is held from now on, so that you "
                        "need the recovery key no more. Keep it all the same: it stays as it is."
                    )
                )
            )
        )
        self.key_store = Radio(translated(N_("This computer’s key store holds it")))
        self.passphrase = Radio(translated(N_("A passphrase of mine opens it")))
        self.fields = NewPassphrase()
        self.refused = Notice("not_met")
        self.refused.hide()
        for part in (self.key_store, self.passphrase, self.fields, self.refused):
            self.middle.addWidget(part)
        self.middle.addStretch(1)
        self.key_store.setVisible(key_store)
        self.passphrase.setVisible(key_store)
        (self.key_store if key_store else self.passphrase).setChecked(True)
        self.fields.setVisible(not key_store)
        self.passphrase.toggled.connect(self.fields.setVisible)
        self.fit(560, 560)
        (self.key_store if key_store else self.fields.first).setFocus()

    def take(self) -> None:
        if self.key_store.isChecked():
            self.accepting.setEnabled(False)
            self._care.hold_by_key_store(self._held, self._not_held)
            return
        passphrase = self.fields.taken()
        if passphrase is not None:
            self.accepting.setEnabled(False)
            self._care.hold_by_passphrase(passphrase, self._held, self._not_held)

    def _held(self, _none: object) -> None:
        self.accept()

    def _not_held(self, error: Exception) -> None:
        self.accepting.setEnabled(True)
        self.refused.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.refused.show()

"""How the key to the drafts is held, and the recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply.i18n import N_, translated
from nato_apply.ui import care_dialogs
from nato_apply.ui.footer import reason_words
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.care import Care

_HELD = {
    "none": N_("Nothing is kept yet. Your first draft makes a key, and shows its recovery key."),
    "key-store": N_("This computer’s key store holds the key: your drafts open by themselves."),
    "passphrase": N_("Your passphrase opens your drafts, each time the program starts."),
}


class KeysCard(SafetyCard):
    title = N_("The key to your drafts")

    def build(self) -> None:
        care: Care = self.services.drafts.care
        self._care = care
        self.body.setSpacing(12)
        self.held = Label()
        self.body.addWidget(self.held)
        row = FlowLayout()
        self.passphrase = Button(icon="key-round")
        self.key_store = Button(icon="lock")
        row.addWidget(self.passphrase)
        row.addWidget(self.key_store)
        self.body.addLayout(row)
        self.recovery = Label()
        self.body.addWidget(self.recovery)
        row = FlowLayout()
        self.new_key = Button(icon="shield-check")
        self.have_it = Button(kind="link")
        row.addWidget(self.new_key)
        row.addWidget(self.have_it)
        self.body.addLayout(row)
        self.said = Notice("met")
        self.said.hide()
        self.body.addWidget(self.said)
        self.passphrase.clicked.connect(self._ask_passphrase)
        self.key_store.clicked.connect(self._use_key_store)
        self.new_key.clicked.connect(self._new_key)
        self.have_it.clicked.connect(lambda: care.say_kept(kept=True))
        care.changed.connect(self.present)
        care.drafts.changed.connect(self.present)
        care.look()

    def present(self) -> None:
        care = self._care
        by = care.held.by if care.held else "none"
        self.held.setText(translated(_HELD[by]))
        by_passphrase = by == "passphrase"
        self.passphrase.setText(
            translated(N_("Change the passphrase…"))
            if by_passphrase
            else translated(N_("Use a passphrase instead…"))
        )
        self.key_store.setText(translated(N_("Have the key store hold it instead")))
        there = care.held is not None and care.held.key_store
        self.passphrase.setVisible(by != "none")
        self.key_store.setVisible(there and (by_passphrase or care.keeper.recovered))
        self._present_recovery(by)
        for button in (self.passphrase, self.key_store, self.new_key, self.have_it):
            button.setEnabled(care.can_change)

    def retranslate(self) -> None:
        self.said.hide()  # its words were those of the other language
        super().retranslate()

    def _present_recovery(self, by: str) -> None:
        care = self._care
        if care.wants_recovery_key:
            text = N_(
                "There is no recovery key. Without one, a forgotten passphrase or a key store that "
                "is reset loses all your drafts."
            )
        elif care.wants_keeping:
            text = N_(
                "There is a recovery key, and you have not said that you have kept it. It cannot "
                "be shown again; a new one can be made."
            )
        else:
            text = N_(
                "There is a recovery key. A new one replaces it: the old one then opens nothing "
                "more, and your documents stay as they are."
            )
        self.recovery.setText(translated(text))
        self.recovery.setVisible(by != "none")
        self.new_key.setVisible(by != "none")
        self.new_key.setText(
            translated(N_("Make a recovery key…"))
            if care.wants_recovery_key
            else translated(N_("Make a new recovery key…"))
        )
        self.have_it.setText(translated(N_("I have kept it")))
        self.have_it.setVisible(by != "none" and care.wants_keeping)

    # What the user does

    def _ask_passphrase(self) -> None:
        held = self._care.held
        why = "change" if held is not None and held.by == "passphrase" else "instead"
        done = N_("From now on, the new passphrase opens your drafts.")
        care_dialogs.ask_passphrase(
            self.window(),
            lambda words: self._care.hold_by_passphrase(
                words, lambda _none: self._say(done), self._refused
            ),
            why,
        )

    def _use_key_store(self) -> None:
        done = N_("From now on, this computer’s key store holds the key.")
        self._care.hold_by_key_store(lambda _none: self._say(done), self._refused)

    def _new_key(self) -> None:
        self.said.hide()
        care_dialogs.new_recovery_key(self.window(), self._care, self._refused)

    def _say(self, text: str) -> None:
        self.said.show_notice("met", translated(text))
        self.said.show()

    def _refused(self, error: Exception) -> None:
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.said.show()

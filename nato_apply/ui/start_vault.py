"""How it stands with the vault, on the start page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from nato_apply.i18n import N_, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.situation import Situation
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow


class VaultCard(Card):
    """How it stands with the vault: opening, a passphrase wanted, read-only, refused."""

    unlocked = Signal(str)
    again = Signal()
    """Try again to open the vault."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._unlock)
        self.row = FieldRow(self.field)
        self.unlock = Button("", "primary", "key-round")
        self.unlock.clicked.connect(self._unlock)
        self.retry = Button()
        self.retry.clicked.connect(self.again)
        self.explained = Label(role="muted")
        self.body.addWidget(self.explained)
        self.body.addWidget(self.row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.unlock)
        buttons.addWidget(self.retry)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_situation(self, situation: Situation) -> None:
        """Show itself where there is something to say or to ask."""
        kind = situation.kind
        self.setVisible(kind in ("passphrase", "read-only", "refused"))
        asks = kind == "passphrase"
        self.row.setVisible(asks)
        self.unlock.setVisible(asks)
        self.retry.setVisible(kind in ("refused", "read-only"))
        self.unlock.setText(translated(N_("Open my drafts")))
        self.retry.setText(translated(N_("Try again")))
        self.row.set_label(translated(N_("Passphrase")))
        heading, text = _situation_words(situation)
        self.set_heading(heading)
        self.explained.setText(text)
        self.explained.setVisible(bool(text))
        self.row.show_error(reason_words(situation.reason) if asks and situation.reason else "")
        self.set_ground("not_met" if kind == "refused" else "card")
        if asks and not self.field.hasFocus() and self.isVisible():
            self.field.setFocus()

    def _unlock(self) -> None:
        passphrase = self.field.text()
        self.field.clear()
        self.unlocked.emit(passphrase)


def _situation_words(situation: Situation) -> tuple[str, str]:
    if situation.kind == "passphrase":
        return (
            translated(N_("Your drafts are locked")),
            translated(N_("They are kept encrypted. Type the passphrase you chose for them.")),
        )
    if situation.kind == "read-only":
        return (
            translated(N_("Opened for reading only")),
            reason_words(situation.reason),
        )
    return (
        translated(N_("Your drafts cannot be opened now")),
        reason_words(situation.reason) if situation.reason else "",
    )

"""How it stands with the vault, on the start page and the lock screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from nato_apply.i18n import N_, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.situation import Situation, Way, trouble
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from nato_apply.ui.drafts import Drafts

WAYS: dict[Way, tuple[str, str]] = {
    "recovery": (N_("Use the recovery key…"), "key-round"),
    "restore": (N_("Restore a backup…"), "history"),
    "salvage": (N_("Save what can be read…"), "shield-check"),
    "take-over": (N_("Go on here…"), "lock"),
    "again": (N_("Try again"), ""),
}


class VaultCard(Card):
    """How it stands with the vault: a passphrase wanted, read-only, refused; and each way on."""

    unlocked = Signal(str)
    wanted = Signal(str)
    """A `Way` that the user takes."""

    def __init__(self, *, explains: bool = True) -> None:
        super().__init__()
        self._explains = explains  # on the lock screen, what asks is said above the card
        self.field = SecretField()
        self.field.returnPressed.connect(self._unlock)
        self.row = FieldRow(self.field)
        self.unlock = Button("", "primary", "key-round")
        self.unlock.clicked.connect(self._unlock)
        self.explained = Label(role="muted")
        self.body.addWidget(self.explained)
        self.body.addWidget(self.row)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self.unlock)
        self.ways: dict[Way, Button] = {}
        for way, (_words, icon) in WAYS.items():
            button = Button(icon=icon)
            button.clicked.connect(lambda _down=False, way=way: self.wanted.emit(way))
            self.ways[way] = button
            self._buttons.addWidget(button)
        self.body.addLayout(self._buttons)

    def show_situation(self, situation: Situation) -> None:
        """Show itself where there is something to say or to ask."""
        kind = situation.kind
        self.setVisible(kind in ("passphrase", "read-only", "refused"))
        if self.isHidden():
            return
        found = trouble(situation)
        asks = kind == "passphrase"
        self.row.setVisible(asks)
        self.unlock.setVisible(asks)
        self.unlock.setText(translated(N_("Open my drafts")))
        self.row.set_label(translated(N_("Passphrase")))
        told = self._explains or not asks
        self.set_heading(translated(found.heading) if told else "")
        self.explained.setText(translated(found.text) or reason_words(situation.reason))
        self.explained.setVisible(told)
        for way, button in self.ways.items():
            button.setText(translated(WAYS[way][0]))
            button.setVisible(way in found.ways)
            button.set_kind("primary" if not asks and found.ways[:1] == (way,) else "secondary")
        self.row.show_error(reason_words(situation.reason) if asks and situation.reason else "")
        self.set_ground("not_met" if kind == "refused" else "card")
        if asks and not self.field.hasFocus() and self.isVisible():
            self.field.setFocus()

    def _unlock(self) -> None:
        passphrase = self.field.text()
        self.field.clear()
        self.unlocked.emit(passphrase)


def connect(card: VaultCard, drafts: Drafts) -> None:
    """Let the card do what it offers."""
    card.unlocked.connect(drafts.open_vault)
    card.wanted.connect(lambda way: _go(card, drafts, way))


def _go(card: VaultCard, drafts: Drafts, way: Way) -> None:
    from nato_apply.ui import care_dialogs

    window = card.window()
    if way == "again":
        drafts.open_vault()
    elif way == "recovery":
        care_dialogs.recover(window, drafts.care)
    elif way == "restore":
        care_dialogs.restore(window, drafts.care)
    elif way == "salvage":
        care_dialogs.salvage(window, drafts.care)
    else:
        care_dialogs.take_over(window, drafts.care)

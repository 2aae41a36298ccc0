"""Settings and safety: how it looks; where the work lives, and how it is kept safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from nato_apply.i18n import N_
from nato_apply.ui.pages.page import Page
from nato_apply.ui.safety.backups import BackupsCard
from nato_apply.ui.safety.checkup import CheckupCard
from nato_apply.ui.safety.documents import DocumentsCard
from nato_apply.ui.safety.forgetting import ForgettingCard
from nato_apply.ui.safety.keys import KeysCard
from nato_apply.ui.safety.locking import LockingCard
from nato_apply.ui.safety.look import LookCard
from nato_apply.ui.safety.place import HonestCard, PlaceCard

if TYPE_CHECKING:
    from nato_apply.ui.safety.card import SafetyCard
    from nato_apply.ui.services import Services


class SettingsAndSafety(Page):
    title = N_("Settings and safety")

    language_chosen = Signal(str)

    def __init__(self, services: Services) -> None:
        self._services = services
        super().__init__(services.session)

    def build(self) -> None:
        self.look = LookCard(self._services)
        self.look.language_chosen.connect(self.language_chosen)
        self.place = PlaceCard(self._services)
        self.cards: tuple[SafetyCard, ...] = (
            self.look,
            LockingCard(self._services),
            KeysCard(self._services),
            BackupsCard(self._services),
            CheckupCard(self._services),
            DocumentsCard(self._services),
            self.place,
            HonestCard(self._services),
            ForgettingCard(self._services),  # what cannot be undone stands apart, at the end
        )
        for card in self.cards:
            self.body.addWidget(card)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        super().retranslate()
        for card in self.cards:
            card.retranslate()

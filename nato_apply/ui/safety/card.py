"""What every card of “Settings and safety” shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.cards import Card

if TYPE_CHECKING:
    from nato_apply.ui.services import Services


class SafetyCard(Card):
    """One card. Override `build` and `present`."""

    title: ClassVar[str] = N_("Page")

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._texts: list[tuple[Callable[[str], object], str]] = []
        self.text(self.set_heading, self.title)
        self.build()
        self.present()

    def build(self) -> None:
        """Make the widgets and put them into `self.body`. Called once."""

    def present(self) -> None:
        """Show how it stands now, in the current language."""

    def text(self, put: Callable[[str], object], text: str) -> None:
        """Have `put` called with the translated text (marked by `N_`), now and on each switch."""
        self._texts.append((put, text))
        put(translated(text))

    def retranslate(self) -> None:
        for put, text in self._texts:
            put(translated(text))
        self.present()

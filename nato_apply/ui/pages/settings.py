"""Settings and safety: language, text size, theme; where the work lives and how it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from nato_apply import i18n
from nato_apply.i18n import N_, translated
from nato_apply.ui.pages.page import Page
from nato_apply.ui.theme import MODES
from nato_apply.ui.tokens import LEAST_PERCENT, MOST_PERCENT
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.paths import DataFolder
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session
    from nato_apply.ui.theme import Theme

NAMES = {"en": "English", "fr": "Français"}
THEMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
}
SIZES = tuple(range(LEAST_PERCENT, MOST_PERCENT + 1, 10))


class SettingsAndSafety(Page):
    title = N_("Settings and safety")

    language_chosen = Signal(str)

    def __init__(self, session: Session, drafts: Drafts, look: Theme, data: DataFolder) -> None:
        self._drafts = drafts
        self._look = look
        self._data = data
        super().__init__(session)
        look.changed.connect(self._show_look)
        drafts.changed.connect(self._show_safety)

    def build(self) -> None:
        card = Card()
        card.body.setSpacing(16)
        self.text(card.set_heading, N_("How it looks"))
        self.language = PlainCombo()
        self.language.addItems(list(NAMES.values()))
        self.language.activated.connect(lambda index: self.language_chosen.emit(list(NAMES)[index]))
        self.text_size = PlainCombo()
        self.text_size.activated.connect(lambda index: self._look.set_percent(SIZES[index]))
        self.theme = PlainCombo()
        self.theme.activated.connect(lambda index: self._look.set_mode(MODES[index]))
        for field, label in (
            (self.language, N_("Language")),
            (self.text_size, N_("Text size")),
            (self.theme, N_("Theme")),
        ):
            row = FieldRow(field)
            self.text(row.set_label, label)
            card.body.addWidget(row)
        self.body.addWidget(card)
        self._build_safety()
        self.body.addStretch(1)

    def _build_safety(self) -> None:
        card = Card()
        self.text(card.set_heading, N_("Where your work is"))
        self.where = Label()
        self.folder = Label(role="muted")
        card.body.addWidget(self.where)
        card.body.addWidget(self.folder)
        self.body.addWidget(card)
        honest = Card()
        self.text(honest.set_heading, N_("What this program is"))
        for text in (
            N_(
                "It is not NATO’s, and not affiliated with NATO. What it says is advice; "
                "whether you are eligible is for NATO to decide."
            ),
            N_(
                "It writes nothing for you: no text is generated here, and none is proposed. "
                "It makes no connection to any network."
            ),
        ):
            label = Label()
            self.text(label.setText, text)
            honest.body.addWidget(label)
        self.body.addWidget(honest)

    def retranslate(self) -> None:
        super().retranslate()
        self.theme.clear()
        self.theme.addItems([translated(name) for name in THEMES.values()])
        self.text_size.clear()
        self.text_size.addItems([f"{size}\u00a0%" for size in SIZES])
        self._show_look()
        self._show_safety()

    def _show_look(self) -> None:
        self.language.setCurrentIndex(list(NAMES).index(i18n.language()))
        self.theme.setCurrentIndex(MODES.index(self._look.mode))
        nearest = min(range(len(SIZES)), key=lambda n: abs(SIZES[n] - self._look.percent))
        self.text_size.setCurrentIndex(nearest)

    def _show_safety(self) -> None:
        words = {
            "none": N_("Nothing is kept yet. Your first draft makes an encrypted vault."),
            "passphrase": N_("Your drafts are kept encrypted, and wait for your passphrase."),
            "refused": N_("Your drafts are kept encrypted, and could not be opened now."),
        }
        kept = N_("Your drafts and documents are kept encrypted, on this computer alone.")
        self.where.setText(translated(words.get(self._drafts.situation.kind, kept)))
        self.folder.setText(str(self._data.root))

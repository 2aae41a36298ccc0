"""How it looks: language, text size, theme."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nato_apply import i18n
from nato_apply.i18n import N_, translated
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.theme import MODES
from nato_apply.ui.tokens import LEAST_PERCENT, MOST_PERCENT
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.rows import FieldRow

NAMES = {"en": "English", "fr": "Français"}
THEMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}
LETTERS = 13
"""How many the lists have room for: no wider than their few words need."""
SIZES = tuple(range(LEAST_PERCENT, MOST_PERCENT + 1, 10))


class LookCard(SafetyCard):
    title = N_("How it looks")

    language_chosen = Signal(str)

    def build(self) -> None:
        look = self.services.look
        self.body.setSpacing(16)
        self.language = PlainCombo()
        self.language.addItems(list(NAMES.values()))
        self.language.activated.connect(lambda index: self.language_chosen.emit(list(NAMES)[index]))
        self.text_size = PlainCombo()
        self.text_size.activated.connect(lambda index: look.set_percent(SIZES[index]))
        self.theme = PlainCombo()
        self.theme.activated.connect(lambda index: look.set_mode(MODES[index]))
        across = FlowLayout(spacing=24)
        for field, label in (
            (self.language, N_("Language")),
            (self.text_size, N_("Text size")),
            (self.theme, N_("Theme")),
        ):
            field.keep_narrow(LETTERS)
            row = FieldRow(field, stretch=False)
            self.text(row.set_label, label)
            across.addWidget(row)
        self.body.addLayout(across)
        look.changed.connect(self.present)

    def present(self) -> None:
        look = self.services.look
        self.theme.clear()
        self.theme.addItems([translated(name) for name in THEMES.values()])
        self.text_size.clear()
        self.text_size.addItems([f"{size}\u00a0%" for size in SIZES])
        self.language.setCurrentIndex(list(NAMES).index(i18n.language()))
        self.theme.setCurrentIndex(MODES.index(look.mode))
        nearest = min(range(len(SIZES)), key=lambda n: abs(SIZES[n] - look.percent))
        self.text_size.setCurrentIndex(nearest)

"""The length that the form where the text will go allows: typed once, counted against from then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, translated
from nato_apply.ui import text_limits
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.text_limits import MOST, Limit, Unit
from nato_apply.ui.widgets.fields import NumberField, PlainCombo
from nato_apply.ui.widgets.rows import FieldRow

UNITS: tuple[tuple[Unit, str], ...] = (
    ("characters", N_("Characters, spaces included")),
    ("words", N_("Words")),
)
_FOR = {
    "motivation": N_("It holds for this text."),
    "competency": N_("It holds for every competency."),
    "criterion": N_("It holds for every desirable criterion."),
    "choice": N_("It holds for every “Why this one”."),
}


class TextLimitDialog(Frame):
    """`changed` once a limit has been set, or taken away by leaving the field empty."""

    changed = Signal()

    def __init__(self, parent: QWidget, about: str) -> None:
        super().__init__(
            parent, translated(N_("How long the text may be")), accept=translated(N_("Keep"))
        )
        self._about = about
        known = text_limits.of(about)
        self.most = NumberField(MOST)
        self.most.show_value(known.most if known else None)
        self.most.returnPressed.connect(self.take)
        self.row = FieldRow(self.most, stretch=False)
        self.row.set_label(translated(N_("At most")))
        kind = about.partition(".")[0]
        told = (
            N_("The notice may not say: the form on the portal does. Leave empty for no limit."),
            _FOR.get(kind, _FOR["motivation"]),
        )
        self.row.set_help(" ".join(translated(each) for each in told))
        self.middle.addWidget(self.row)
        self.unit = PlainCombo()
        self.unit.addItems([translated(words) for _unit, words in UNITS])
        self.unit.setCurrentIndex(1 if known and known.unit == "words" else 0)
        self.unit_row = FieldRow(self.unit)
        self.unit_row.set_label(translated(N_("Counted in")))
        self.middle.addWidget(self.unit_row)
        self.middle.addStretch(1)
        self.fit(440, 340)
        self.most.setFocus()

    def take(self) -> None:
        typed = self.most.text()
        if typed and not int(typed):
            self.row.show_error(translated(N_("Type how many, or leave the field empty.")))
            self.most.setFocus()
            return
        unit = UNITS[self.unit.currentIndex()][0]
        try:
            text_limits.put(self._about, Limit(int(typed), unit) if typed else None)
        except UserFault as fault:
            self.row.show_error(reason_words(fault))
            return
        self.changed.emit()
        self.accept()

"""With whose facts an application begins: those told in another, or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.beginning import Told
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label


class BeginDialog(Frame):
    """`chosen` gives the id of the draft whose facts are taken over, or None."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, known: Sequence[Told]) -> None:
        super().__init__(parent, translated(N_("Begin an application")))
        told = N_(
            "What was told before need not be told again: birth date, nationalities, languages, "
            "studies, accommodation, answers, and the documents. Texts and choices begin anew."
        )
        self.middle.addWidget(Label(translated(told)))
        self.ways: list[Button] = []
        for each in known:
            words = Message(
                N_("With what {person} has told, last changed on {day}"),
                {"person": each.person, "day": each.saved_at.astimezone().date()},
            )
            self._offer(str(words), each.draft_id)
        self._offer(translated(N_("For somebody else: with nothing")), None)
        self.middle.addStretch(1)
        self.fit(560, 560)
        self.ways[0].setFocus()

    def _offer(self, words: str, draft_id: str | None) -> None:
        button = Button(words, "secondary" if self.ways else "primary")
        button.clicked.connect(lambda: self._choose(draft_id))
        self.ways.append(button)
        self.middle.addWidget(button)

    def _choose(self, source: str | None) -> None:
        self.accept()
        self.chosen.emit(source)

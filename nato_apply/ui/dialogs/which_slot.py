"""For which of the documents asked for some files are meant, where they were put on no one card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.checklist.parts import SlotPart

_NAMED = 5


class WhichSlotDialog(Frame):
    """`chosen` gives the id of the slot."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, names: Sequence[str], parts: Sequence[SlotPart]) -> None:
        super().__init__(parent, translated(N_("What are these files?")))
        self.middle.addWidget(Label(_told(names)))
        self.buttons: dict[str, Button] = {}
        for part in parts:
            wording = N_("{slot} ({state})")
            text = str(Message(wording, {"slot": part.title, "state": part.word}))
            button = Button(text, "primary" if not self.buttons else "secondary")
            button.clicked.connect(partial(self._choose, part.id))
            self.buttons[part.id] = button
            self.middle.addWidget(button)
        self.middle.addStretch(1)
        self.fill(520, 360)
        next(iter(self.buttons.values())).setFocus()

    def _choose(self, slot: str) -> None:
        self.accept()
        self.chosen.emit(slot)


def _told(names: Sequence[str]) -> str:
    shown = "\n".join(breakable(name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    if more > 0:
        shown += "\n" + plural("and {count} more", "and {count} more", more)
    return shown

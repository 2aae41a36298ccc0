"""The groups of a recovery key, large, each with its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from nato_apply.i18n import N_, Message
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

IN_A_ROW = 4

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -IN_A_ROW,
    Qt.Key.Key_Down: IN_A_ROW,
}


class _Group(Label):
    """Takes the keyboard, so that it is read aloud; the arrows go on to the others."""

    stepped = Signal(int)

    def __init__(self, letters: str) -> None:
        super().__init__(letters, role="key", wrap=False)
        self.setIndent(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class KeyGroups(Ground):
    """Tab comes to one group; from it, the arrows lead to each."""

    def __init__(self, recovery_key: str) -> None:
        super().__init__("accent")
        self.setProperty("personal", "closed")  # before a projector, nobody may copy it
        self.setProperty("instead", N_("Stop presenting to see it"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self.groups: list[_Group] = []
        for place, group in enumerate(recovery_key.split("-"), 1):
            cell = Ground("plain")
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(str(place), role="small", wrap=False))
            shown = _Group(group)
            shown.stepped.connect(partial(self._step, place - 1))
            # A voice reads it letter by letter.
            spoken = {"place": str(place), "letters": " ".join(group)}
            shown.setAccessibleName(str(Message(N_("Group {place}: {letters}"), spoken)))
            column.addWidget(shown)
            grid.addWidget(cell, *divmod(place - 1, IN_A_ROW))
            self.groups.append(shown)
        self.groups[0].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def read(self) -> None:
        """Put the keyboard to the first group."""
        self._go(0)

    def _step(self, here: int, by: int) -> None:
        if 0 <= here + by < len(self.groups):
            self._go(here + by)

    def _go(self, place: int) -> None:
        for number, group in enumerate(self.groups):
            policy = Qt.FocusPolicy
            group.setFocusPolicy(policy.TabFocus if number == place else policy.NoFocus)
        self.groups[place].setFocus(Qt.FocusReason.OtherFocusReason)

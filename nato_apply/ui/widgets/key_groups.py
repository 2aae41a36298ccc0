"""The groups of a recovery key, large, each with its place."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from nato_apply.i18n import N_, Message
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

IN_A_ROW = 4


class KeyGroups(Ground):
    def __init__(self, recovery_key: str) -> None:
        super().__init__("accent")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self.groups: list[Label] = []
        for place, group in enumerate(recovery_key.split("-"), 1):
            cell = Ground("plain")
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(str(place), role="small", wrap=False))
            shown = Label(group, role="key", wrap=False)
            # A voice reads it letter by letter.
            spoken = {"place": str(place), "letters": " ".join(group)}
            shown.setAccessibleName(str(Message(N_("Group {place}: {letters}"), spoken)))
            column.addWidget(shown)
            grid.addWidget(cell, *divmod(place - 1, IN_A_ROW))
            self.groups.append(shown)

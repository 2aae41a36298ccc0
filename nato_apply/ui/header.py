"""The top: the draft's name, its call, and the deadline, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.ui.deadline_chip import DeadlineChip
    from nato_apply.ui.view import View
    from nato_apply.ui.widgets.buttons import IconButton


class Header(Ground):
    """Name and call at the left, the deadline at the right; below each other where it is narrow."""

    def __init__(self) -> None:
        super().__init__("header")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 6, 12, 7)
        self._row.setSpacing(8)
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        self.name = Label(role="strong")
        self.call = Label(role="small")
        column.addWidget(self.name)
        column.addWidget(self.call)
        self._ends = TwoEnds(names)
        self._row.addWidget(self._ends, 1)
        self.chip: DeadlineChip | None = None
        self.show_none()

    def show_none(self) -> None:
        """There is no current draft."""
        self.name.setText("NATO Apply")
        self.call.setText(translated(N_("From “may I?” to “ready to submit”")))
        if self.chip is not None:
            self.chip.hide()

    def begin(self) -> IconButton:
        """Make what only a draft needs; gives the button that folds the panel at the right."""
        from nato_apply.ui.deadline_chip import DeadlineChip
        from nato_apply.ui.widgets.buttons import IconButton

        self.chip = DeadlineChip()
        self.chip.hide()
        self._ends.set_last(self.chip)
        button = IconButton("panel-right")
        button.setCheckable(True)
        button.hide()
        self._row.addWidget(button)
        return button

    def set_compact(self, compact: bool) -> None:
        """Leave the call out where the window is low for its text; the panel has its name too."""
        self.call.setVisible(not compact)

    def show_view(self, view: View) -> None:
        from nato_apply.ui import words

        draft = view.draft
        self.name.setText(draft.person.name or draft.name or translated(N_("New application")))
        if view.call is None:
            self.call.setText(translated(N_("No call chosen yet")))
        else:
            kind = translated(words.SOURCES[view.call.source.kind])
            self.call.setText(f"{view.call.title} · {kind}")
        if self.chip is not None:
            self.chip.setVisible(view.plan is not None)
            if view.plan is not None:
                self.chip.show_plan(view.plan)
        self._ends.arrange()

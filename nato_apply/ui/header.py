"""The top: the draft's name, its call, and the deadline, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from nato_apply.ui.deadline_chip import DeadlineChip
    from nato_apply.ui.view import View
    from nato_apply.ui.widgets.buttons import IconButton
    from nato_apply.ui.widgets.few_lines import FewLines

LEAST_NAMES = 110
LEAST_NAME = 80
"""Pixels (at 100 %) that name and call keep beside a long deadline; and the name alone."""


class Header(Ground):
    """Name and call at the left, the deadline at the right, two lines each, cut where too long."""

    def __init__(self) -> None:
        super().__init__("header")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._names = QWidget()
        column = QVBoxLayout(self._names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.name = OneLine("strong")
        self.call = OneLine("small")
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.call)
        column.addStretch(1)
        policy = QSizePolicy.Policy
        self._names.setSizePolicy(policy.Ignored, policy.Preferred)
        self._row.addWidget(self._names, 1)
        self._column = column
        self._wrapped: FewLines | None = None
        self.chip: DeadlineChip | None = None
        self.set_compact(False)
        self.show_none()

    def show_none(self) -> None:
        """There is no current draft."""
        self._show_name("NATO Apply")
        self.call.setText(translated(N_("From “may I?” to “ready to submit”")))
        if self.chip is not None:
            self.chip.hide()

    def begin(self) -> IconButton:
        """Make what only a draft needs; gives the button that folds the panel at the right."""
        from nato_apply.ui.deadline_chip import DeadlineChip
        from nato_apply.ui.widgets.buttons import IconButton

        self.chip = DeadlineChip()
        self.chip.hide()
        self._row.addWidget(self.chip)
        button = IconButton("panel-right")
        button.setCheckable(True)
        button.hide()
        self._row.addWidget(button)
        return button

    def put_first(self, button: QWidget) -> None:
        """Put a button first that stands for what there is no room for."""
        self._row.insertWidget(0, button)

    def set_compact(self, compact: bool, *, narrow: bool = False) -> None:
        """Closer together where the window is low for its text, so that the page gets the room."""
        above = 2 if compact else 8
        self._row.setContentsMargins(12 if compact else 24, above, 12, above)
        self._names.setMinimumWidth(theme.px(LEAST_NAME if compact else LEAST_NAMES))
        self._wrap(compact)
        if self.chip is not None:
            self.chip.set_narrow(compact or narrow)

    def _wrap(self, compact: bool) -> None:
        """The name on two lines in place of name and call, which would both be cut."""
        if compact and self._wrapped is None:
            from nato_apply.ui.widgets.few_lines import FewLines

            self._wrapped = FewLines("strong")
            self._wrapped.setText(self.name.text())
            self._column.insertWidget(1, self._wrapped)
        if self._wrapped is not None:
            self._wrapped.setVisible(compact)
            self.name.setVisible(not compact)
            self.call.setVisible(not compact)

    def _show_name(self, name: str) -> None:
        self.name.setText(name)
        if self._wrapped is not None:
            self._wrapped.setText(name)

    def show_view(self, view: View) -> None:
        from nato_apply.ui import words

        draft = view.draft
        self._show_name(draft.name or draft.person.name or translated(N_("New application")))
        if view.call is None:
            self.call.setText(translated(N_("No call chosen yet")))
        else:
            kind = translated(words.SOURCES[view.call.source.kind])
            self.call.set_ended(str(view.call.title), f" · {kind}")
        if self.chip is not None:
            self.chip.setVisible(view.plan is not None)
            if view.plan is not None:
                self.chip.show_plan(view.plan)

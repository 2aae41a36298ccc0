"""Where the window is narrow for its text, the task list folds behind a button in the header.

Unfolded it has the whole width, as a page of its own: a step chosen from it folds it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from nato_apply.i18n import N_, translated
from nato_apply.ui import sharing
from nato_apply.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


class Folding(QObject):
    """Folds the task list of a window, and unfolds it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.button = IconButton("list-checks")
        self.button.setCheckable(True)
        self.button.clicked.connect(self._turn)
        window.navigation.left.connect(self._leave)
        window.header.put_first(self.button)
        window.language_changed.connect(self._name)
        self._name()
        self.fit()

    def fit(self) -> None:
        """Beside the page where both have room; otherwise one of the two."""
        window, narrow = self._window, not sharing.navigation_fits(self._window)
        unfolded = narrow and self.button.isChecked()
        self.button.setVisible(narrow)
        wide = window.width() if unfolded else sharing.navigation_width(window)
        window.navigation.setFixedWidth(wide)
        window.navigation.setVisible(unfolded or not narrow)
        window.centre.setVisible(not unfolded)

    def fold(self) -> None:
        """Show the page."""
        if self.button.isChecked():
            self.button.setChecked(False)
            self.fit()

    def _turn(self) -> None:
        self.fit()
        if self.button.isChecked():
            self._window.navigation.take_keyboard()
        else:
            self._window.page(self._window.page_id).focus_first()

    def _leave(self) -> None:
        if self.button.isChecked():
            self.fold()
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name(self) -> None:
        self.button.set_name(translated(N_("Your application: all steps")))

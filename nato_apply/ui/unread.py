"""Answers that could not be read, on any page: the session is told, and says so everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.widgets import unread

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.widgets.unread import Forgetful


class Unread(QObject):
    """Looks after the fields of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        unread.CHANGES.changed.connect(self._mark)
        window.session.opened.connect(self._forget)
        window.session.closed.connect(self._forget)

    def _mark(self) -> None:
        stack = self._window.stack
        self._window.session.mark_unread(
            tuple(
                page_id
                for page_id in PAGES
                if stack.is_made(page_id)
                for _field in unread.unread_in(stack.page(page_id))
            )
        )

    def _forget(self) -> None:
        """What was typed for another draft is for nobody's eyes now."""
        for field in unread.unread_in(self._window.stack):
            cast("Forgetful", field).forget()

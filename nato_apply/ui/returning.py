"""“Change” returns to the summary: who left it by one of its ways finds the way back.

The way back stands above the page until another page is gone to in any other manner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.tasks import AFTERWARDS, TASKS
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import set_tip

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow

SUMMARY = "hand_over"
KEYS = "Alt+Left"
_NOT_BACK = ("start", "settings", SUMMARY, AFTERWARDS.id)
"""Pages that are no place where an answer of the summary is changed."""


class Returning(QWidget):
    """The way back, hidden while there is none. To be made before the stack's `go` is heeded."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._left_from: QWidget | None = None
        self._on_the_way = False
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 0)
        self.back = Button(kind="link", icon="arrow-left")
        self.back.clicked.connect(self._return)
        row.addWidget(self.back)
        row.addStretch(1)
        self._keys = QShortcut(QKeySequence(KEYS), window)
        self._keys.activated.connect(self._return)
        self.retranslate()
        self._show(False)
        window.stack.go.connect(self._leave)
        window.stack.point.connect(self._leave)
        window.stack.currentChanged.connect(self._turned)
        window.language_changed.connect(self.retranslate)

    @Slot()
    def retranslate(self) -> None:
        summary = next(task.name for task in TASKS if task.id == SUMMARY)
        text = str(Message(N_("Back to: {page}"), {"page": translated(summary)}))
        self.back.setText(text)
        keys = self._keys.key().toString(QKeySequence.SequenceFormat.NativeText)
        set_tip(self.back, f"{text} ({keys})")

    @Slot(str)
    @Slot(str, str)
    def _leave(self, page_id: str, _key: str = "") -> None:
        self._on_the_way = self._window.page_id == SUMMARY and page_id not in _NOT_BACK
        if self._on_the_way:
            self._left_from = self._window.focusWidget()

    @Slot(int)
    def _turned(self, _place: int) -> None:
        self._show(self._on_the_way)
        self._on_the_way = False

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        self._keys.setEnabled(shown)

    @Slot()
    def _return(self) -> None:
        left = self._left_from
        self._window.go(SUMMARY)
        if self._window.page(SUMMARY).come_back():
            return
        if left is not None and shiboken6.isValid(left) and left.isVisible():
            left.setFocus(Qt.FocusReason.ShortcutFocusReason)
            bring_into_view(left)

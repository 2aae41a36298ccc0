"""A draft that has just been deleted, and can still be brought back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

GONE_AFTER_MS = 12_000
"""How long a deleted draft can be brought back while the page is in view."""


class UndoRow(Ground):
    """`wanted_back`: the button was pressed; `gone`: the time is over."""

    wanted_back = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__("accent")
        row = FlowLayout(self, spread=True)
        row.setContentsMargins(16, 8, 8, 8)
        self.label = Label()
        self.button = Button("", "link")
        self.button.clicked.connect(self.wanted_back)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=GONE_AFTER_MS)
        self._timer.timeout.connect(self.gone)

    def show_deleted(self, name: str) -> None:
        self.label.setText(str(Message(N_("“{draft}” was deleted."), {"draft": name})))
        self.button.setText(translated(N_("Bring it back")))
        self.show()
        self._timer.start()

    def show_removed(self, file: str) -> None:
        """The same for a file taken away from a draft."""
        self.label.setText(str(Message(N_("“{file}” was removed."), {"file": file})))
        self.button.setText(translated(N_("Bring it back")))
        self.button.setAccessibleDescription(self.label.text())
        self.show()
        self._timer.start()

    def forget(self) -> None:
        self._timer.stop()
        self.hide()

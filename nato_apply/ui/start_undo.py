"""A draft that has just been deleted, and can still be brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label


class UndoRow(Ground):
    """`wanted_back`: the button was pressed. It stays for as long as its page is in view."""

    wanted_back = Signal()

    def __init__(self) -> None:
        super().__init__("accent")
        row = FlowLayout(self, spread=True)
        row.setContentsMargins(16, 8, 8, 8)
        self.label = Label()
        self.button = Button("", "link")
        self.button.clicked.connect(self.wanted_back)
        row.addWidget(self.label)
        row.addWidget(self.button)

    def show_deleted(self, name: str) -> None:
        self.label.setText(str(Message(N_("“{draft}” was deleted."), {"draft": name})))
        self.button.setText(translated(N_("Bring it back")))
        self.show()

    def show_removed(self, file: str) -> None:
        """The same for a file taken away from a draft."""
        self.label.setText(str(Message(N_("“{file}” was removed."), {"file": file})))
        self.button.setText(translated(N_("Bring it back")))
        self.button.setAccessibleDescription(self.label.text())
        self.show()

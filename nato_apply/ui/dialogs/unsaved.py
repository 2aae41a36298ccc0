"""The window is being closed, and the last changes could not be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label


class UnsavedDialog(QDialog):
    def __init__(self, parent: QWidget, reason: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated(N_("Not saved")))
        self.resize(theme.px(480), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(translated(N_("The last changes are not saved")), role="heading"))
        column.addWidget(Label(reason))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.lose = Button(translated(N_("Close and lose them")), "danger")
        self.lose.clicked.connect(self.accept)
        self.stay = Button(translated(N_("Stay and try again")), "primary")
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        buttons.addWidget(self.lose)
        buttons.addWidget(self.stay)
        column.addLayout(buttons)

    def asked(self) -> bool:
        """Whether the user closes all the same."""
        return self.exec() == QDialog.DialogCode.Accepted

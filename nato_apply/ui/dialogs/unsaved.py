"""The window is being closed, and the last changes could not be saved."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label


class UnsavedDialog(QDialog):
    def __init__(self, parent: QWidget, reason: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated(N_("Not saved")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(translated(N_("The last changes are not saved")), role="heading"))
        column.addWidget(Label(reason))
        buttons = FlowLayout()
        self.lose = Button(translated(N_("Close and lose them")), "danger")
        self.lose.clicked.connect(self.accept)
        self.stay = Button(translated(N_("Stay and try again")), "primary")
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        buttons.addWidget(self.lose)
        buttons.addWidget(self.stay)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at that width: only now is it known how large they are."""
        super().showEvent(event)
        wide, column = theme.px(480), self.layout()
        assert column is not None
        self.resize(wide, column.totalHeightForWidth(wide))

    def asked(self) -> bool:
        """Whether the user closes all the same."""
        return self.exec() == QDialog.DialogCode.Accepted

"""A passphrase or password: dots, and a button that shows what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import IconButton


class SecretField(QLineEdit):
    """Hidden at first, and again each time it comes into view."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton("eye")
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.clicked.connect(self.show_typed)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        self._retranslate()

    def show_typed(self, shown: bool) -> None:
        """Show the letters, or dots in their place."""
        echo = QLineEdit.EchoMode
        self.setEchoMode(echo.Normal if shown else echo.Password)
        self.eye.setChecked(shown)

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")

    def setAccessibleName(self, name: str) -> None:
        """There may be two of them: each button says which field it is for."""
        super().setAccessibleName(name)
        self._retranslate()

    def _retranslate(self) -> None:
        told = translated(N_("Show what is typed"))
        self.eye.set_name(titled(self.accessibleName(), told) if self.accessibleName() else told)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.show_typed(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setTextMargins(0, 0, self.eye.sizeHint().width(), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

"""A text to be copied: a path, an address."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from nato_apply.ui.phrases import unbroken
from nato_apply.ui.widgets.labels import Label, Role


class Copied(Label):
    """Selected by mouse and keyboard; what is copied is without the places where it is broken."""

    def __init__(self, text: str = "", role: Role = "body") -> None:
        super().__init__(text, role)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        QGuiApplication.clipboard().dataChanged.connect(self._clean)

    def _clean(self) -> None:
        """Qt has copied what is shown: a path that nobody could open."""
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text() if self.hasSelectedText() else ""
        if text != unbroken(text) and text == self.selectedText().replace("\u2029", "\n"):
            clipboard.setText(unbroken(text))

"""Icons as widgets: decoration beside words, so a screen reader leaves them out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from nato_apply.ui import theme


class Icon(QLabel):
    """One of the shipped icons, in a colour of the theme, growing with the text."""

    def __init__(self, name: str, tone: str = "text", size: int = 18) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._drawn = False

    def set_icon(self, name: str, tone: str = "") -> None:
        self._name = name
        self._tone = tone or self._tone
        if self._drawn:
            self._draw()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _draw(self) -> None:
        self._drawn = True
        self.setPixmap(theme.pixmap(self._name, self._tone, self._size))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._drawn:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._drawn:
            self._draw()

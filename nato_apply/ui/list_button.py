"""What the lines of the task list and the card below them are made from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from nato_apply.ui import theme
from nato_apply.ui.widgets.by_enter import ByEnter

WIDTH = 216
"""Pixels (at 100 %) that one would like to have."""


class ListButton(ByEnter, QAbstractButton):
    """Painted by itself, as wide as the list and as high as its words need (`heightForWidth`)."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 60 else theme.px(WIDTH)
        return QSize(theme.px(WIDTH), self.heightForWidth(width))

"""Grounds that hold things: card, banner, empty state, dividing line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import StatusMark

__all__ = ["Card", "EmptyState", "Ground", "Line", "Notice", "clear"]


class Line(Ground):
    """A thin dividing line."""

    ROLE = QAccessible.Role.Separator

    def __init__(self) -> None:
        super().__init__("line")
        self.setFixedHeight(1)


class Notice(Ground):
    """A banner: a mark, one strong line, a text below it. `tone`: a status or `accent`."""

    def __init__(self, tone: str = "accent", strong: str = "", text: str = "") -> None:
        super().__init__(tone)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 12, 16, 12)
        across.setSpacing(16)
        self._mark = StatusMark("unknown", 28)
        self._icon = Icon("info", "accent", 24)
        for shape in (self._mark, self._icon):
            across.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        across.addLayout(self.body, 1)
        self.strong = Label(role="heading")
        self.label = Label()
        self.body.addWidget(self.strong)
        self.body.addWidget(self.label)
        self.show_notice(tone, strong, text)

    def show_notice(self, tone: str, strong: str, text: str = "") -> None:
        self.set_ground("unknown" if tone == "unstated" else tone)
        self._icon.setVisible(tone == "accent")
        self._mark.setVisible(tone != "accent")
        if tone != "accent":
            self._mark.set_status(tone)
        self.strong.setText(strong)
        self.strong.setVisible(bool(strong))
        self.label.setText(text)
        self.label.setVisible(bool(text))
        self.setAccessibleName(strong or text)


class EmptyState(Ground):
    """What a place is for while nothing is there yet, and its one action."""

    def __init__(self, icon: str, button: Button | None = None) -> None:
        super().__init__("dashed")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(Icon(icon, "muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self.strong = Label(role="strong")
        self.label = Label(role="muted")
        for each in (self.strong, self.label):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_texts(self, strong: str, text: str) -> None:
        self.strong.setText(strong)
        self.label.setText(text)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout that is about to be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            discard(widget)
            widget.setParent(None)

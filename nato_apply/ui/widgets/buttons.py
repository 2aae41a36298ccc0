"""Buttons: one that matters most, plain ones, links, and icons with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from nato_apply.ui import theme
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.labels import set_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QShowEvent

LEAST_WIDTH = 120
"""Pixels at 100 % below which no button is made narrower."""

Kind = Literal["primary", "secondary", "link", "danger"]
_TONES = {"primary": "on_accent", "link": "accent", "danger": "not_met"}


class Button(Checkable, QPushButton):
    """A button with words. At most one `primary` on a page."""

    def __init__(self, text: str = "", kind: Kind = "secondary", icon: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = icon
        self._tone = _TONES.get(kind, "text")
        self._draw()

    def set_kind(self, kind: Kind) -> None:
        """Matter more, or less, than before."""
        if self.property("kind") != kind:
            self._tone = _TONES.get(kind, "text")
            self.setAutoDefault(kind == "primary")
            theme.restyle(self, kind=kind)
            self._draw()

    def setText(self, text: str) -> None:
        """Set the words; an ampersand in them (a name’s) is one, and marks no shortcut."""
        super().setText(text.replace("&", "&&"))

    def set_icon(self, name: str) -> None:
        self._icon = name
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Narrower than the words, so that a large text cannot make a page wider than its place."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.px(LEAST_WIDTH)), least.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
        else:
            self._paint_cut()
        if self.property("kind") == "primary" and self.hasFocus():
            self._paint_ring()

    def _paint_ring(self) -> None:
        """A ring inside: the border alone is hardly told from the accent it lies on."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor, QPainter, QPen

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().on_accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 3, 3)
        painter.end()

    def _paint_cut(self) -> None:
        """The words cut with “…”; the whole of them is what a screen reader says."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        taken = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - taken
        )
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(theme.icon(self._icon, self._tone, gap=6))
            self.setIconSize(QSize(theme.px(18 + 6), theme.px(18)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type().name == "StyleChange":
            self._draw()


class IconButton(Checkable, QToolButton):
    """A button with an icon alone; its name is its tool tip and what a screen reader says."""

    def __init__(self, icon: str, name: str = "", tone: str = "text") -> None:
        super().__init__()
        self.setProperty("kind", "flat")
        self._icon = icon
        self._tone = tone
        self._drawn = False
        self.set_name(name)
        self._size()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        set_tip(self, name)

    def set_icon(self, name: str) -> None:
        self._icon = name
        if self._drawn:
            self._draw()

    def _size(self) -> None:
        self.setIconSize(QSize(theme.px(18), theme.px(18)))

    def _draw(self) -> None:
        self._drawn = True
        self.setIcon(theme.icon(self._icon, self._tone))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type().name == "StyleChange":
            self._size()
            if self._drawn:
                self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._drawn:
            self._draw()

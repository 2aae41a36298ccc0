"""Buttons: one that matters most, plain ones, links, and icons with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from nato_apply.ui import theme
from nato_apply.ui.widgets.by_enter import ByEnter
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.labels import set_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

LEAST_WIDTH = 120
"""Pixels at 100 % below which no button is made narrower."""

Kind = Literal["primary", "secondary", "link", "danger"]
_TONES = {"primary": "on_accent", "link": "accent", "danger": "not_met"}


class Button(ByEnter, Checkable, QPushButton):
    """A button with words. At most one `primary` on a page."""

    def __init__(self, text: str = "", kind: Kind = "secondary", icon: str = "") -> None:
        super().__init__()
        self._lines: list[str] = []
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
        if self.isVisible():  # before that, its width is not yet its own
            self._wrap()

    def sizeHint(self) -> QSize:
        """The words on one line; as high as the lines they take at the width there is."""
        hint = super().sizeHint()
        more = max(0, len(self._lines) - 1) * self.fontMetrics().lineSpacing()
        return QSize(hint.width() + self.bolder(), hint.height() + more)

    def least_width(self) -> int:
        """Pixels below which a word of it is cut: wrapped, it needs no more than its longest."""
        words = self.text().split(" ")
        return self._around() + max((self.advance(word) for word in words), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _around(self) -> int:
        """Pixels that the icon and the edges take beside the words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _wrap(self) -> None:
        """Share the words out over lines, where one is not wide enough."""
        lines: list[str] = []
        if self.width() < super().sizeHint().width() + self.bolder():
            room = self.width() - self._around()
            for word in self.text().split(" "):
                if lines and self.advance(f"{lines[-1]} {word}") <= room:
                    lines[-1] += f" {word}"
                else:
                    lines.append(word)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def set_icon(self, name: str) -> None:
        self._icon = name
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Narrower than the words, so that a large text cannot make a page wider than its place."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.px(LEAST_WIDTH)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lines:
            self._paint_lines()
        else:
            super().paintEvent(event)
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

    def _paint_lines(self) -> None:
        """The words on several lines; one too long for its line is cut with “…”.

        A screen reader says the whole of it.
        """
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        room, right = self.width() - self._around(), Qt.TextElideMode.ElideRight
        cut = self.fontMetrics().elidedText
        option.text = "\n".join(cut(line, right, room) for line in self._lines)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(theme.icon(self._icon, self._tone, gap=6, usable=self.isEnabled()))
            self.setIconSize(QSize(theme.px(18 + 6), theme.px(18)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type().name
        if kind in ("StyleChange", "EnabledChange"):
            self._draw()
        if kind == "StyleChange" and self.isVisible():
            self._wrap()


class IconButton(ByEnter, Checkable, QToolButton):
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
        self.setIcon(theme.icon(self._icon, self._tone, usable=self.isEnabled()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type().name
        if kind == "StyleChange":
            self._size()
        if kind in ("StyleChange", "EnabledChange") and self._drawn:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._drawn:
            self._draw()

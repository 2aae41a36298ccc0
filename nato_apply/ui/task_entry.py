"""A line of the task list: a status as a shape, the task's name, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from nato_apply.i18n import kept_together
from nato_apply.ui import theme, tokens
from nato_apply.ui.list_button import ListButton
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.status import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from nato_apply.ui.tasks import Standing

AIRS = (8, 5, 3, 2)
"""Pixels above and below the words of an entry: the most with which the whole list is in view."""


class Entry(Checkable, ListButton):
    """One line of the list: status shape, name, and one line below; a house for the start."""

    def __init__(self, page: str, icon: str) -> None:
        super().__init__()
        self.page = page
        self._icon = icon
        self._standing: Standing | None = None
        self._air = AIRS[-1]
        self.setCheckable(True)
        self.setAutoExclusive(True)  # for a screen reader: one of several

    def show_standing(self, name: str, standing: Standing | None) -> None:
        self.setText(name)
        self._standing = standing
        spoken = [name]
        if standing is not None:  # “Arguable on 20 April” says the word too
            told = standing.line.startswith(standing.word)
            spoken += [standing.line] if told else [standing.word, standing.line]
        self.setAccessibleName(", ".join(spoken))
        self.updateGeometry()
        self.update()

    def set_air(self, pixels: int) -> None:
        """Room above and below the words."""
        if pixels != self._air:
            self._air = pixels
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list; Enter and Space open the page."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(event.key())
        group = self.group()
        if step is not None and group is not None:
            rows = [each for each in group.buttons() if each.isVisible()]
            rows[(rows.index(self) + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fonts(self) -> tuple[QFont, QFont]:
        name, line = QFont(self.font()), QFont(self.font())
        name.setPixelSize(theme.px(tokens.BODY))
        line.setPixelSize(theme.px(tokens.SMALL))
        return name, line

    def _left(self) -> int:
        return theme.px(40)

    def heightForWidth(self, width: int) -> int:
        inside = width - self._left() - 8
        name, line = self._fonts()
        flags = int(Qt.TextFlag.TextWordWrap)
        tall = QFontMetrics(name).boundingRect(0, 0, inside, 999, flags, self.text()).height()
        if self._standing:
            text = kept_together(self._standing.line)
            tall += QFontMetrics(line).boundingRect(0, 0, inside, 999, flags, text).height() + 2
        return max(tall + 2 * self._air, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(c.accent_soft if self.isChecked() else c.sunken))
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if self.isChecked():
            painter.setBrush(QColor(c.accent))
            painter.drawRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8))
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        self._paint_shape(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_shape(self, painter: QPainter) -> None:
        size = theme.px(20)
        top = self._air + 2 if self._standing else (self.height() - size) / 2
        box = QRectF(theme.px(10), top, size, size)
        if self._standing:
            paint_mark(painter, self._standing.shape, box)
        else:
            painter.drawPixmap(box.topLeft(), theme.pixmap(self._icon, "muted", 20))

    def _paint_words(self, painter: QPainter) -> None:
        c = theme.colours()
        name, line = self._fonts()
        wide, tall = self.width() - self._left() - 8, self.height() - 2 * self._air
        inside = QRectF(self._left(), self._air, wide, tall)
        flags = int(Qt.TextFlag.TextWordWrap)
        if not self._standing:
            flags |= int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(name)
        painter.setPen(QColor(c.text))
        painter.drawText(inside, flags, self.text())
        if self._standing:
            painter.setFont(line)
            painter.setPen(QColor(c.muted))
            taken = QFontMetrics(name).boundingRect(0, 0, int(wide), 999, flags, self.text())
            below = inside.adjusted(0, taken.height() + 2, 0, 0)
            painter.drawText(below, flags, kept_together(self._standing.line))

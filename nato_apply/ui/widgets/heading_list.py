"""The list of what there is to write on: by group, with a shape and a word for how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.status import paint_mark


class Line(NamedTuple):
    """One entry. `state` in words, `shape` one of `SHAPES`; an entry with no key heads a group."""

    key: str
    title: str
    more: str = ""
    state: str = ""
    shape: str = "empty"


SHAPES = {
    "empty": ("circle-dashed", "unknown"),
    "begun": ("pen-line", "met"),
    "long": ("triangle-alert", "not_met"),
}
"""The icon and its tone for how far a text is."""

_LINE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_EDGE = 10


class HeadingList(QListWidget):
    """`chosen` gives the key of the entry that the user has gone to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._gone_to)

    def show_lines(self, lines: Sequence[Line], current: str) -> None:
        """Show these entries, the current one marked. Emits nothing."""
        self.blockSignals(True)
        if [self._line(row).key for row in range(self.count())] != [line.key for line in lines]:
            self.clear()
            for line in lines:
                self.addItem(_filled(QListWidgetItem(), line))
        for row, line in enumerate(lines):
            if self._line(row) != line:
                _filled(self.item(row), line)
            if line.key == current and self.currentRow() != row:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def _line(self, row: int) -> Line:
        found = self.item(row).data(_LINE)
        assert isinstance(found, Line)
        return found

    def _gone_to(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_LINE).key:
            self.chosen.emit(item.data(_LINE).key)

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        rows = self.count()
        tall = self.visualItemRect(self.item(rows - 1)).bottom() + 1 if rows else 0
        tall += self.verticalOffset() + 2 * self.frameWidth()
        if rows and tall != self.maximumHeight():  # no taller than what is in it
            self.setMaximumHeight(tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # titles wrap otherwise now
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), min(theme.px(200), self.maximumHeight()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), min(theme.px(120), self.maximumHeight()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


def _filled(item: QListWidgetItem, line: Line) -> QListWidgetItem:
    item.setData(_LINE, line)
    item.setText(line.title)
    spoken = ", ".join(part for part in (line.title, line.state) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, line.more)
    can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(can if line.key else Qt.ItemFlag.NoItemFlags)
    return item


class _Laid(NamedTuple):
    """Where the parts of an entry stand, for one width: heights in pixels."""

    title: QFont
    small: QFont
    tall: int
    """Of the title, over as many lines as it needs."""
    beside: bool
    """Whether the state stands at the right of the title, else below it."""
    more: str
    line: int
    """Of a line of small text."""

    @property
    def height(self) -> int:
        return self.tall + self.line * (bool(self.more) + (not self.beside))


def _wrapped(font: QFont, text: str, width: int) -> QRect:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 9999), _WRAP, text)


class _Painter(QStyledItemDelegate):
    """Paints an entry: its shape, its title over as many lines as it needs, and its state."""

    def _fonts(self, line: Line) -> tuple[QFont, QFont]:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        title, small = QFont(widget.font()), QFont(widget.font())
        title.setPixelSize(theme.px(tokens.BODY if line.key else tokens.SMALL))
        title.setBold(not line.key)
        small.setPixelSize(theme.px(tokens.SMALL))
        return title, small

    def _laid(self, line: Line, width: int) -> _Laid:
        title, small = self._fonts(line)
        small_metrics = QFontMetrics(small)
        more = small_metrics.elidedText(line.more, Qt.TextElideMode.ElideRight, width)
        below = _wrapped(title, line.title, width)
        tall, beside = below.height(), True
        if line.state:  # at the right, unless the title then takes more room than with it below
            room = width - small_metrics.horizontalAdvance(line.state) - _EDGE
            narrow = _wrapped(title, line.title, room)
            beside = narrow.width() <= room and narrow.height() <= tall + small_metrics.height() + 4
            tall = narrow.height() if beside else tall
        return _Laid(title, small, tall, beside, more, small_metrics.height())

    def _left(self, line: Line) -> int:
        return theme.px(36) if line.key else _EDGE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_LINE)
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        width = view.viewport().width()
        laid = self._laid(line, max(40, width - self._left(line) - _EDGE))
        above = 16 if line.key else (14 if index.row() else 10)
        return QSize(width, laid.height + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        if line.key:
            self._paint_ground(painter, rect, option.state)
            self._paint_shape(painter, rect, line)
        left = rect.left() + self._left(line)
        room = QRect(left, rect.top(), rect.width() - self._left(line) - _EDGE, rect.height())
        self._paint_texts(painter, room, line, self._laid(line, room.width()))
        painter.restore()

    def _paint_texts(self, painter: QPainter, room: QRect, line: Line, laid: _Laid) -> None:
        c = theme.colours()
        y = room.top() + (8 if line.key else room.height() - laid.tall - 3)
        title = QRect(room.left(), y, room.width(), laid.tall + 2)
        painter.setFont(laid.title)
        painter.setPen(QColor(c.text if line.key else c.muted))
        advance = QFontMetrics(laid.small).horizontalAdvance
        aside = advance(line.state) + _EDGE if laid.beside and line.state else 0
        painter.drawText(title.adjusted(0, 0, -aside, 0), _WRAP, line.title)
        painter.setFont(laid.small)
        painter.setPen(QColor(c.muted))
        y += laid.tall
        if laid.more:
            painter.drawText(QRect(room.left(), y, room.width(), laid.line + 2), 0, laid.more)
            y += laid.line
        if line.shape == "long":
            painter.setPen(QColor(c.not_met))
        if laid.beside:
            first = title.adjusted(0, 0, 0, QFontMetrics(laid.title).height() - title.height())
            painter.drawText(first, _RIGHT, line.state)
        else:
            state = QFontMetrics(laid.small).elidedText(
                line.state, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), y, room.width(), laid.line + 2), 0, state)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        c = theme.colours()
        box = QRectF(rect).adjusted(3, 1, -3, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(c.accent_soft if chosen else c.sunken))
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if chosen:
            painter.setBrush(QColor(c.accent))
            painter.drawRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8))

    def _paint_shape(self, painter: QPainter, rect: QRect, line: Line) -> None:
        size = theme.px(18)
        box = QRectF(rect.left() + 11, rect.top() + 8, size, size)
        if line.shape == "empty":
            paint_mark(painter, "unknown", box)
        else:
            painter.drawPixmap(box.topLeft(), theme.pixmap(*SHAPES[line.shape], 18))

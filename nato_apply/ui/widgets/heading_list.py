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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
    """One entry. `state` in words, `begun` as a shape; an entry with no key heads a group."""

    key: str
    title: str
    more: str = ""
    state: str = ""
    begun: bool = False


_LINE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)


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

    def sizeHint(self) -> QSize:
        return QSize(theme.px(250), theme.px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(200))

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


class _Painter(QStyledItemDelegate):
    """Paints an entry: its shape, its title over as many lines as it needs, its state below."""

    def _fonts(self, line: Line) -> tuple[QFont, QFont]:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        title, small = QFont(widget.font()), QFont(widget.font())
        title.setPixelSize(theme.px(tokens.BODY if line.key else tokens.SMALL))
        title.setBold(not line.key)
        small.setPixelSize(theme.px(tokens.SMALL))
        return title, small

    def _parts(self, line: Line, width: int) -> list[tuple[QFont, str, int, bool]]:
        """What stands below each other: font, text, height, and whether it is muted."""
        title, small = self._fonts(line)
        rect = QRect(0, 0, width, 9999)
        tall = QFontMetrics(title).boundingRect(rect, _WRAP, line.title).height()
        parts = [(title, line.title, tall, not line.key)]
        metrics = QFontMetrics(small)
        if line.more:
            short = metrics.elidedText(line.more, Qt.TextElideMode.ElideRight, width)
            parts.append((small, short, metrics.height(), True))
        if line.state:
            short = metrics.elidedText(line.state, Qt.TextElideMode.ElideRight, width)
            parts.append((small, short, metrics.height(), True))
        return parts

    def _left(self, line: Line) -> int:
        return theme.px(36) if line.key else 10

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(_LINE)
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        width = view.viewport().width()
        parts = self._parts(line, max(40, width - self._left(line) - 10))
        above = 14 if line.key else (14 if index.row() else 10)
        return QSize(width, sum(tall for _f, _t, tall, _m in parts) + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE)
        c = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        state = option.state
        if line.key:
            self._paint_ground(painter, rect, state)
            self._paint_shape(painter, rect, line)
        left = rect.left() + self._left(line)
        width = rect.right() - 10 - left
        y = rect.top() + (7 if line.key else rect.height() - self._title_height(line, width) - 3)
        for font, text, tall, muted in self._parts(line, width):
            painter.setFont(font)
            painter.setPen(QColor(c.muted if muted else c.text))
            painter.drawText(QRect(left, y, width, tall + 2), _WRAP, text)
            y += tall
        painter.restore()

    def _title_height(self, line: Line, width: int) -> int:
        return self._parts(line, width)[0][2]

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
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)

    def _paint_shape(self, painter: QPainter, rect: QRect, line: Line) -> None:
        size = theme.px(18)
        box = QRectF(rect.left() + 11, rect.top() + 7, size, size)
        if line.begun:
            painter.drawPixmap(box.topLeft(), theme.pixmap("pen-line", "met", 18))
        else:
            paint_mark(painter, "unknown", box)

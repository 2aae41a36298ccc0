"""Things in an order of preference: dragged by the mouse, or moved by key and button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nato_apply.ui import theme
from nato_apply.ui.widgets.discard import discard


class RankedList(QWidget):
    """`moved` gives the id of a thing and the place it should have, 0 for the first.

    A drag begins anywhere on a thing that is no button or text; Escape leaves all as it was.
    """

    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, QWidget] = {}
        self._order: list[str] = []
        self._held: str | None = None
        self._held_at = QPoint()
        self._target: int | None = None
        self._editable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def item(self, item_id: str) -> QWidget | None:
        return self._items.get(item_id)

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(self._order)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable

    def show_order(self, items: Sequence[tuple[str, QWidget]]) -> None:
        """Show these widgets in this order. Those that stay keep the focus that they have."""
        wanted = [item_id for item_id, _widget in items]
        for item_id in [i for i in self._items if i not in wanted]:
            widget = self._items.pop(item_id)
            self._column.removeWidget(widget)
            discard(widget)
        for place, (item_id, widget) in enumerate(items):
            if self._column.indexOf(widget) != place:
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
            self._items[item_id] = widget
        if wanted != self._order:
            self._order = wanted
            self._let_go()

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._editable:
            self._held = self._at(event.position().toPoint())
            self._held_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        point = event.position().toPoint()
        far = (point - self._held_at).manhattanLength() >= QApplication.startDragDistance()
        if self._target is None and not far:
            return
        if self._target is None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if app := QApplication.instance():
                app.installEventFilter(self)  # for Escape, wherever the focus is
        self._target = self._gap(point.y())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, target = self._held, self._target
        self._let_go()
        if held is None or target is None:
            return
        here = self._order.index(held)
        place = target - 1 if target > here else target
        if place != here:
            self.moved.emit(held, place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            self._let_go()
            return True
        return False

    def _let_go(self) -> None:
        if self._target is not None:
            if app := QApplication.instance():
                app.removeEventFilter(self)
            self.unsetCursor()
        self._held = self._target = None
        self.update()

    def _at(self, point: QPoint) -> str | None:
        return next((i for i, item in self._items.items() if item.geometry().contains(point)), None)

    def _gap(self, y: int) -> int:
        """Before which thing a drop at this height puts it; past the last, their number."""
        middles = [self._items[i].geometry().center().y() for i in self._order]
        return sum(1 for middle in middles if y > middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or self._held is None:
            return
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self._items[self._held].geometry(), QColor(c.accent_soft))
        if self._target < len(self._order):
            y = self._items[self._order[self._target]].geometry().top() - 4
        else:
            y = self._items[self._order[-1]].geometry().bottom() + 3
        painter.setPen(QPen(QColor(c.accent), 3))
        y = max(1, min(y, self.height() - 2))
        painter.drawLine(0, y, self.width(), y)
        painter.end()

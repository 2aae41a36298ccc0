"""A row of a list that can be gone to: by mouse, by Tab, by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.in_view import bring_into_view

BAR = 3
"""Width in pixels of the bar at the left of what is selected."""


class RowList(QWidget):
    """What holds the rows; its name says of what they are a list."""

    ROLE = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)


class SelectableRow(QWidget):
    """Paints its own ground: plain, under the mouse, selected, in focus."""

    ROLE = QAccessible.Role.ListItem
    focused = Signal()
    """The row, or something in it, has been gone to."""
    pressed = Signal()
    """A click on the row, or Enter or Space while it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        if selected != self._selected:
            self._selected = selected
            self.update()

    def watch(self, part: QWidget) -> None:
        """Going to this part of the row is going to the row."""
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():  # a key that a field in the row did not want
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(point):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if self.is_head(point):
                self.pressed.emit()

    def is_head(self, point: QPoint) -> bool:
        """Whether a click there presses the row. What is unfolded in it may be clicked at peace."""
        return True

    def _step(self, by: int) -> None:
        """Go to the row above or below, among those of the same list that are in view."""
        parent = self.parentWidget()
        if parent is None:
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        rows = [r for r in parent.findChildren(SelectableRow, options=direct) if r.isVisible()]
        rows.sort(key=lambda row: row.y())
        place = rows.index(self) + by
        if 0 <= place < len(rows):
            rows[place].go_to()

    def go_to(self) -> None:
        """Put the keyboard here, and scroll until the row is in view."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._selected or self.underMouse():
            painter.fillRect(self.rect(), QColor(c.accent_soft if self._selected else c.sunken))
        if self._selected:  # the shade alone is too faint to be told from the rows around it
            painter.fillRect(0, 0, BAR, self.height(), QColor(c.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.end()

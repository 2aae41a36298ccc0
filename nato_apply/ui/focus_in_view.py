"""What gets the keyboard is brought into view, whoever gave it: Tab, a screen reader, the program.

Qt scrolls for Tab alone. A screen reader puts the keyboard to a widget by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from nato_apply.ui.widgets.in_view import MARGIN
from nato_apply.ui.widgets.rows import FieldRow


class FocusInView(QObject):
    """Listens to the application's changes of focus, in pages and dialogs; a child of `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or before is None or before.window() is not now.window():
            return  # a window that comes to the front again is as it was left
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # nothing moves away below a button of the mouse that is down
        bring(now)


def bring(widget: QWidget) -> None:
    """Scroll everything around a widget until it is in view; of a tall one, where one writes."""
    around = widget.parentWidget()
    while around is not None:
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None and inside.isAncestorOf(widget):
            room = around.viewport().height()
            whole = _row(widget)
            seen = whole if whole.height() + 2 * MARGIN <= room else widget
            place = _place(seen, room)
            at = seen.mapTo(inside, place.center())
            around.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + MARGIN)
        around = around.parentWidget()


def _row(widget: QWidget) -> QWidget:
    """The field with its label and what is wrong with it; of what is no field, itself."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, FieldRow | QScrollArea):
        around = around.parentWidget()
    return around if isinstance(around, FieldRow) else widget


def _place(widget: QWidget, room: int) -> QRect:
    """The part of it that is to be seen."""
    whole = widget.rect()
    if whole.height() + 2 * MARGIN <= room:
        return whole
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if isinstance(cursor, QRect) and cursor.isValid():
        return cursor
    return QRect(whole.left(), whole.top(), whole.width(), max(1, min(whole.height(), room // 2)))

"""Tab and screen readers go through the window as one reads it, whatever was made when.

Qt goes by the order in which widgets were made. Parts of ours are made when they are first needed,
and move; the layouts know where they stand. So after each change of layout the order is taken from
there: of the tab stops of the whole window, and of the children that a screen reader walks through.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

AFTER_MS = 30
"""Changes of layout come in swarms; the order is looked at once they are over."""


class ReadingOrder(QObject):
    """Keeps all that stands in one window in order; a child of it."""

    def __init__(self, whole: QWidget, stack: QStackedWidget) -> None:
        super().__init__(whole)
        self._whole = whole
        self._stack = stack
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.arrange)
        whole.installEventFilter(self)
        stack.currentChanged.connect(self._turned)
        self._turned()

    def _turned(self, _page: int = 0) -> None:
        """A page scrolls: what changes in it does not change the layout of the window."""
        page = self._stack.currentWidget()
        for scroll in page.findChildren(QScrollArea) if page is not None else ():
            inside = scroll.widget()
            if inside is not None:
                inside.installEventFilter(self)  # once, however often it is asked for
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._later.start()
        return False

    def arrange(self) -> None:
        """Put everything in order, at once."""
        put_in_order(self._whole)


def put_in_order(whole: QWidget) -> None:
    """Order all that stands in `whole`. A page of 400 widgets takes 2 ms."""
    for first, second in pairwise(_stops(whole)):
        QWidget.setTabOrder(first, second)


def _stops(whole: QWidget) -> Iterator[QWidget]:
    """What Tab goes to. A field of several parts stands for them: Qt takes them along with it."""
    field: QWidget | None = None
    for each in walk(whole):
        if field is not None and field.isAncestorOf(each):
            continue
        first = each.focusProxy()
        field = each if first is not None and each.isAncestorOf(first) else None
        if field is not None or each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each


def walk(part: QWidget) -> Iterator[QWidget]:
    """What stands in a part, in reading order, and the children of each put in this order."""
    yield part
    inside = _inside(part)
    children = [each for each in part.children() if each in inside]
    if children != inside:
        for each in inside:
            each.raise_()  # to the end of the list
    for each in inside:
        yield from walk(each)


def _inside(part: QWidget) -> list[QWidget]:
    if isinstance(part, QStackedWidget):
        shown = part.currentWidget()
        return [shown] if shown is not None else []
    if isinstance(part, QScrollArea):
        held = part.widget()
        return [held] if held is not None else []
    layout = part.layout()
    return [] if layout is None else list(_of(layout))


def _of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of(inner)

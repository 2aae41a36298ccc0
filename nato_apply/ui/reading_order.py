"""Tab and screen readers go through the window as one reads it, whatever was made when.

Qt goes by the order in which widgets were made. Parts of ours are made when they are first needed,
and move; the layouts know where they stand. So Tab asks them where to go (`step`), and after each
change of layout the children that a screen reader walks through are put in their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

AFTER_MS = 30
"""Changes of layout come in swarms; the order is looked at once they are over."""


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to what is read next (before), round and round; false: nothing takes it.

    For `focusNextPrevChild` of a window, which Qt calls for Tab, and when what has the keyboard is
    hidden or cannot be used any more. A page of 400 widgets takes 2 ms.
    """
    parts = list(walk(window))
    here = _place(parts, QApplication.focusWidget() or window.focusWidget())
    round_ = (
        [*parts[here + 1 :], *parts[: here + 1]]
        if forward
        else [*reversed(parts[:here]), *reversed(parts[here:])]
    )
    found = next((part for part in round_ if _is_stop(part, window)), None)
    if found is None:
        return False
    reason = Qt.FocusReason
    found.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    _bring_into_view(found)
    return True


def first(around: QWidget) -> QWidget | None:
    """What the keyboard can be put to inside of something that scrolls: the first in order."""
    inside = (part for part in walk(around) if part is not around)
    return next((part for part in inside if _is_stop(part, around)), None)


def _place(parts: list[QWidget], widget: QWidget | None) -> int:
    """Where it stands; of what has just been taken out of its layout, where it was held."""
    while widget is not None:
        if widget in parts:
            return parts.index(widget)
        widget = widget.parentWidget()
    return 0


def _is_stop(part: QWidget, window: QWidget) -> bool:
    return (
        bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and part.focusProxy() is None
        and part.isEnabled()
        and part.isVisibleTo(window)
    )


def _bring_into_view(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


class ReadingOrder(QObject):
    """Keeps what stands in a window in order for screen readers; a child of `whole`."""

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
        for _part in walk(self._whole):
            pass


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
    if isinstance(part, QMainWindow | QStackedWidget):
        shown = part.centralWidget() if isinstance(part, QMainWindow) else part.currentWidget()
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

"""Scrolling to what has just been shown or gone to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page until the widget is in view, once the layout has given it its place."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))


def _bring(widget: QWidget) -> None:
    above: QObject | None = widget.parent()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parent()
    if above is not None and widget.isVisible():
        for _ in range(3):  # texts that wrap need their width first, and then their height
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if widget.height() > above.viewport().height():  # then what it begins with
            inside = above.widget()
            assert inside is not None  # the widget stands in it
            top = widget.mapTo(inside, QPoint(0, 0)).y()
            above.verticalScrollBar().setValue(top - MARGIN)
        else:
            above.ensureWidgetVisible(widget, 0, MARGIN)

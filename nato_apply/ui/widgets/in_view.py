"""Scrolling to what has just been shown or gone to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
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
        above.ensureWidgetVisible(widget, 0, MARGIN)

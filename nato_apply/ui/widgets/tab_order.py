"""The order in which Tab goes through parts that were made after others."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_tab_order(*parts: QWidget) -> None:
    """Have Tab go through the parts, and within each through what it holds, in this order."""
    stops = [stop for part in parts for stop in _stops(part)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _stops(part: QWidget) -> list[QWidget]:
    """All that Tab stops at, but for what stands in a window of its own (a combo box's list)."""
    inside = [part, *part.findChildren(QWidget)]
    return [
        each
        for each in inside
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is part.window()
    ]

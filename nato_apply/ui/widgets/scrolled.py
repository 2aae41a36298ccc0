"""A column that scrolls up and down, and never sideways: its texts wrap."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """A frameless place in which `inside` scrolls."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    # By its name: the namespace `Qt` is not to be loaded before the first paint.
    scroll.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    inside.setProperty("page", "true")
    scroll.setWidget(inside)
    return scroll

"""Showing a part of what may not be shown itself yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide a part. What is going to be shown with what it stands in is left to that.

    Qt's `setVisible` styles a part and lays it out at once, here before its width is known.
    """
    if widget.isHidden() == shown:
        widget.setVisible(shown)

"""How a tree of widgets is let go of.

Where Qt deletes a tree, the Python halves of its children free one another, each inside the other.
From some fifty levels on Python puts the rest off: halves that count as gone but are still known to
Qt's binding, which then frees them twice. So all are held until Qt is done with the whole tree.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_leaving: list[list[QObject]] = []


def discard(widget: QWidget) -> None:
    """Have Qt delete a widget and all that is in it, soon; it is hidden at once."""
    hold(widget)
    widget.hide()
    widget.deleteLater()


def hold(widget: QWidget) -> None:
    """Hold the Python halves of a tree that is going to be deleted, until it is."""
    _leaving.append([widget, *widget.findChildren(QObject)])
    widget.destroyed.connect(_let_go_soon)


def _let_go_soon() -> None:
    QTimer.singleShot(0, _let_go)  # `destroyed` is said first, the children are deleted next


def _let_go() -> None:
    _leaving[:] = [tree for tree in _leaving if isValid(tree[0])]

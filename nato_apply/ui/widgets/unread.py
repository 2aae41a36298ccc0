"""Which fields hold a text that could not be read: it counts for nothing, and is not saved.

A field tells it here, wherever it stands, so that the window can say it elsewhere too: what stands
in a field on another page is out of sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Forgetful(Protocol):
    """A field that can let go of what it could not read."""

    def forget(self) -> None:
        """Show again what is known."""


class _Unread(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[QWidget] = []


CHANGES = _Unread()
"""Says `changed` whenever a field is told of."""


def tell(field: QWidget, *, unread: bool) -> None:
    """Whether a field now holds a text that could not be read."""
    if unread is (field in CHANGES.fields):
        return
    if unread:
        CHANGES.fields.append(field)
        field.destroyed.connect(_look_soon)
    else:
        CHANGES.fields.remove(field)
    CHANGES.changed.emit()


def unread_in(whole: QWidget) -> list[QWidget]:
    """The fields below `whole`, in its own window, whose text could not be read."""
    return [
        field
        for field in CHANGES.fields
        if isValid(field) and field.window() is whole.window() and whole.isAncestorOf(field)
    ]


def _look_soon() -> None:
    QTimer.singleShot(0, _look)  # `destroyed` is said before the field is gone


def _look() -> None:
    CHANGES.fields[:] = [field for field in CHANGES.fields if isValid(field)]
    CHANGES.changed.emit()

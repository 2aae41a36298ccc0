"""What a screen reader calls the things we paint ourselves: heading, row of a list, picture.

Qt knows the role of its own widgets; of a plain `QWidget`, and of a label that is a heading, it
says nothing.
"""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from nato_apply.ui.widgets.labels import Label

_HEADINGS = ("title", "heading")


class _Kept:
    """Qt holds the interfaces and ends them with their widgets, but does not keep them alive."""

    interfaces: ClassVar[list[QAccessibleInterface]] = []
    most = 256


class _Heading(QAccessibleWidget):
    """Its name is what it says."""

    def __init__(self, label: Label) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        return self._label.text() if kind is QAccessible.Text.Name else super().text(kind)


class _Unfolding(QAccessibleWidget):
    """A row that has more to read, folded away or not."""

    def __init__(self, row: QWidget, role: QAccessible.Role) -> None:
        super().__init__(row, role)
        self._row: Any = row

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = int(self._row.has_detail)
        state.expanded = int(self._row.has_detail and self._row.unfolded)
        state.collapsed = int(self._row.has_detail and not self._row.unfolded)
        return state


def install() -> None:
    """From now on; what a screen reader has seen before keeps the role it had."""
    QAccessible.installFactory(_made)


def _made(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Label) and thing.property("role") in _HEADINGS:
        return _keep(_Heading(thing))
    role = getattr(thing, "ROLE", None)
    if isinstance(thing, QWidget) and role is not None and hasattr(thing, "unfolded"):
        return _keep(_Unfolding(thing, role))
    if isinstance(thing, QWidget) and role is not None:
        return _keep(QAccessibleWidget(thing, role))
    return None


def _keep(interface: QAccessibleInterface) -> QAccessibleInterface:
    kept = _Kept.interfaces
    if len(kept) >= _Kept.most:
        kept[:] = [each for each in kept if isValid(each)]
        _Kept.most = 2 * len(kept) + 256
    kept.append(interface)
    return interface

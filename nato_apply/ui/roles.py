"""What a screen reader calls the things we paint ourselves: heading, row of a list, picture.

Qt knows the role of its own widgets; of a plain `QWidget`, and of a label that is a heading, it
says nothing. A widget of ours says what it is by `ROLE`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget
from shiboken6 import isValid

from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label

_HEADINGS = ("title", "heading")


class _Kept:
    """Qt holds the interfaces and ends them with their widgets, but does not keep them alive."""

    interfaces: ClassVar[list[QAccessibleInterface]] = []
    most = 256
    installed = False


class _Worded(QAccessibleWidget):
    """A heading, a line of a list, a text: its name is what it says.

    Qt would name it with the places at which its long words may be broken.
    """

    def __init__(self, label: Label, role: QAccessible.Role) -> None:
        super().__init__(label, role)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name:
            return super().text(kind)
        heading = self.role() is QAccessible.Role.Heading
        return self._label.text() if heading else super().text(kind) or self._label.text()


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
    if not _Kept.installed:
        _Kept.installed = True
        QAccessible.installFactory(_made)


def tell_folding(row: QWidget, *, unfolded: bool) -> None:
    """Say that a row has just been unfolded, or folded away."""
    changed = QAccessible.State()
    changed.expanded, changed.collapsed = int(unfolded), int(not unfolded)
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(row, changed))


def _made(_key: str, thing: QObject) -> QAccessibleInterface | None:
    role = _role(thing)
    if role is None or not isinstance(thing, QWidget):
        return None
    if isinstance(thing, Label) and role is not QAccessible.Role.Client:
        return _keep(_Worded(thing, role))
    if hasattr(thing, "unfolded"):
        return _keep(_Unfolding(thing, role))
    return _keep(QAccessibleWidget(thing, role))


def _role(thing: QObject) -> QAccessible.Role | None:
    """What it is, where Qt does not know it; `Client` is what there is nothing to say of."""
    if isinstance(thing, Label) and thing.property("role") in _HEADINGS:
        return QAccessible.Role.Heading
    if isinstance(thing, Icon):  # stands beside words
        return QAccessible.Role.Client
    if isinstance(thing, QScrollArea):  # may have the keyboard, to be scrolled
        return QAccessible.Role.Pane
    role: QAccessible.Role | None = getattr(thing, "ROLE", None)
    if role is None and isinstance(thing, Label):
        return QAccessible.Role.StaticText
    return role


def _keep(interface: QAccessibleInterface) -> QAccessibleInterface:
    kept = _Kept.interfaces
    if len(kept) >= _Kept.most:
        kept[:] = [each for each in kept if isValid(each)]
        _Kept.most = 2 * len(kept) + 256
    kept.append(interface)
    return interface

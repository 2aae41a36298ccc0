"""Hides what is personal in the entries of lists, tables and menus (see `veil`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
)

from nato_apply.ui import personal_data
from nato_apply.ui.personal_data import BULLETS

LISTS = (QComboBox, QListWidget, QTableWidget, QMenu)
ListLike = QComboBox | QListWidget | QTableWidget | QMenu

_NOTED = int(Qt.ItemDataRole.UserRole) + 4711


class _Item(NamedTuple):
    """One entry of a list: its text, and where what was hidden is noted on the entry itself."""

    text: str
    write: Callable[[str], object]
    noted: Callable[[], object]
    note: Callable[[object], object]
    told: bool = False
    """It is personal as a whole: in a table that is, every cell but those that name the rows."""


def hide(widget: ListLike) -> None:
    """Show every entry of a list without what is personal in it."""
    for item in _items(widget):
        masked = BULLETS if item.told else personal_data.shown(item.text)
        if masked != item.text:
            item.note([masked, item.text])
            item.write(masked)


def show(widget: ListLike) -> None:
    """Show every entry as it was, or as it was set since."""
    for item in _items(widget):
        noted = item.noted()
        if isinstance(noted, list):
            if noted[0] == item.text:
                item.write(noted[1])
            item.note(None)


def _items(widget: ListLike) -> list[_Item]:
    if isinstance(widget, QComboBox):
        return [_of_combo(widget, at) for at in range(widget.count())]
    if isinstance(widget, QMenu):
        return [_of_action(action) for action in widget.actions()]
    if isinstance(widget, QListWidget):
        return [_of_cell(widget.item(row)) for row in range(widget.count())]
    cells = [(r, c) for r in range(widget.rowCount()) for c in range(widget.columnCount())]
    whole = bool(widget.property("personal"))
    items = ((widget.item(r, c), whole and c > 0) for r, c in cells)
    return [_of_cell(item)._replace(told=told) for item, told in items if item is not None]


def _of_combo(combo: QComboBox, at: int) -> _Item:
    return _Item(
        combo.itemText(at),
        lambda text: combo.setItemText(at, text),
        lambda: combo.itemData(at, _NOTED),
        lambda noted: combo.setItemData(at, noted, _NOTED),
    )


def _of_action(action: QAction) -> _Item:
    return _Item(
        action.text(),
        action.setText,
        lambda: action.property("_veiled"),
        lambda noted: action.setProperty("_veiled", noted),
    )


def _of_cell(cell: QTableWidgetItem | QListWidgetItem) -> _Item:
    return _Item(
        cell.text(),
        cell.setText,
        lambda: cell.data(_NOTED),
        lambda noted: cell.setData(_NOTED, noted),
    )

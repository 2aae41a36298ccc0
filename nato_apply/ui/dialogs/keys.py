"""The keys of every command: in which menu it stands, what it is called, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.copy_table import CopyTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.ui.menu import Menus

ELSEWHERE = (
    (N_("Open the menus"), ("F10",)),
    (N_("Move a choice or a file up or down"), ("Alt+Up", "Alt+Down")),
    (N_("Next field; out of a text too"), ("Tab",)),
    (N_("Close what is open, or forget a search"), ("Esc",)),
)
"""Keys that stand in no menu."""

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysDialog(Frame):
    def __init__(self, parent: QWidget, menus: Menus) -> None:
        super().__init__(parent, translated(N_("Keys")), close=translated(N_("Close")))
        rows = [*_of_menus(menus), *_elsewhere()]
        table = CopyTable(len(rows), 3, named_by=1)
        table.setAccessibleName(translated(N_("Keys")))
        heads = (N_("Menu"), N_("Command"), N_("Keys"))
        table.setHorizontalHeaderLabels([translated(head) for head in heads])
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setSortingEnabled(True)
        table.name_rows()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setCurrentCell(0, 1)
        self.middle.addWidget(table, 1)
        table.setFocus()
        self.fill(620, 640)


def _of_menus(menus: Menus) -> Iterator[tuple[str, str, str]]:
    """Every command of the menus that has keys."""
    for menu in menus.menus.values():
        for action in menu.actions():
            keys = [each.toString(_NATIVE) for each in action.shortcuts()]
            if keys:
                yield _bare(menu.title()), _bare(action.text()), " · ".join(keys)


def _elsewhere() -> Iterator[tuple[str, str, str]]:
    for text, keys in ELSEWHERE:
        yield "–", translated(text), " · ".join(QKeySequence(k).toString(_NATIVE) for k in keys)


def _bare(text: str) -> str:
    return text.replace("&", "")

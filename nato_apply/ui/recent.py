"""The menu of recent drafts: those of the vault's list that were saved last. Nothing is noted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.personal_data import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from nato_apply.ui.main_window import MainWindow
    from nato_apply.vault.records import DraftRow

MOST = 9


class RecentDrafts:
    """Fills the menu each time it opens, from what the start page lists."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        self._window = window
        self._menu = menu
        menu.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        drafts, menu = self._window.drafts, self._menu
        menu.clear()
        deleting = drafts.deleting
        rows = [row for row in drafts.rows if deleting is None or row.id != deleting.id]
        for number, row in enumerate(rows[:MOST], start=1):
            action = menu.addAction(f"&{number}  {self._title(row).replace('&', '&&')}")
            action.setCheckable(True)
            action.setChecked(row.id == self._window.session.draft_id)
            action.triggered.connect(partial(self._open, row.id))
        if not rows:
            menu.addAction(translated(N_("No drafts yet"))).setEnabled(False)

    def _title(self, row: DraftRow) -> str:
        """As on the start page: the draft's name, else the candidate's."""
        summary = self._window.drafts.summaries.get(row.id)
        name = row.name or (summary and summary.person) or translated(N_("New application"))
        saved = row.saved_at.astimezone().date()
        return shown(str(Message(N_("{draft} · {day}"), {"draft": name, "day": saved})))

    def _open(self, draft_id: str, _on: bool = False) -> None:
        if draft_id != self._window.session.draft_id:
            self._window.drafts.open(draft_id)

"""A draft's row on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.tasks import done_words, left
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import Plan
    from nato_apply.ui.draft_summary import Summary
    from nato_apply.vault.records import DraftRow

VERDICTS = {
    "met": N_("Yes"),
    "not_met": N_("No"),
    "arguable": N_("Arguable"),
    "unknown": N_("Not known yet"),
}


class DraftCard(Ground):
    """One draft: name, call, how far it is, last change, verdict, deadline; what can be done.

    What is not known when the list first shows (chips, the right to change) is made later.
    """

    opened = Signal()
    renamed = Signal(str)
    deleted = Signal()

    def __init__(self, *, first: bool) -> None:
        super().__init__(_ground(first))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        names = QWidget()
        self._column = QVBoxLayout(names)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.name = Label(role="strong")
        self.call = Label(role="small")
        self.line = Label(role="small")
        for each in (self.name, self.call, self.line):
            self._column.addWidget(each)
        self.open = Button()
        self.open.clicked.connect(self.opened)
        self._ends = TwoEnds(names)
        self._ends.set_last(self.open)
        row.addWidget(self._ends)
        self._complete = False

    def set_first(self, first: bool) -> None:
        """The first card has no line above it."""
        self.set_ground(_ground(first))

    def show_row(
        self, row: DraftRow, call_title: str, summary: Summary | None, *, may_change: bool
    ) -> None:
        """Fill the row in; the summary comes a moment after the list."""
        self._row = row
        name = row.name or (summary and summary.person) or translated(N_("New application"))
        self.name.setText(name)
        self.call.setText(call_title)
        self.call.setVisible(bool(call_title))
        saved = str(Message(N_("last change {moment}"), {"moment": row.saved_at.astimezone()}))
        self.line.setText(f"{done_words(summary.done)} · {saved}" if summary else saved)
        self.open.setText(translated(N_("Open")))
        self.open.setAccessibleName(str(Message(N_("Open: {draft}"), {"draft": name})))
        if may_change or summary is not None or self._complete:
            self._make_complete()
            self._show_changes(name, may_change=may_change)
            self._show_summary(summary)
        self._ends.arrange()

    def _make_complete(self) -> None:
        if self._complete:
            return
        from nato_apply.ui.widgets.flow import FlowLayout
        from nato_apply.ui.widgets.status import Chip

        self._complete = True
        right = QWidget()
        row = FlowLayout(right)
        self.deadline, self.verdict = Chip(), Chip()
        self.rename, self.delete = IconButton("pencil"), IconButton("trash-2")
        self.rename.clicked.connect(self._begin_name)
        self.delete.clicked.connect(self.deleted)
        for each in (self.deadline, self.verdict, self.open, self.rename, self.delete):
            row.addWidget(each)
        self._ends.set_last(right)

    def _show_changes(self, name: str, *, may_change: bool) -> None:
        for button, wording, tip in (
            (self.rename, N_("Rename: {draft}"), N_("Rename")),
            (self.delete, N_("Delete: {draft}"), N_("Delete")),
        ):
            button.setAccessibleName(str(Message(wording, {"draft": name})))
            button.setToolTip(translated(tip))
            button.setEnabled(may_change)

    def _show_summary(self, summary: Summary | None) -> None:
        submitted = summary is not None and summary.submitted
        if submitted:
            self.verdict.set_chip(translated(N_("Submitted")), "met")
        elif summary is not None and summary.verdict not in (None, "unstated"):
            self.verdict.set_chip(translated(VERDICTS[summary.verdict]), summary.verdict)
        if summary is not None and summary.plan is not None:
            self.deadline.set_chip(*deadline_badge(summary.plan))
        self.verdict.setVisible(bool(self.verdict.text()))
        self.deadline.setVisible(bool(self.deadline.text()) and not submitted)

    # Its name, edited in place

    def _begin_name(self) -> None:
        from nato_apply.ui.widgets.name_edit import NameEdit

        edit = NameEdit(self._row.name or "")
        edit.setAccessibleName(translated(N_("Name of this application")))
        edit.taken.connect(self._take_name)
        self._column.insertWidget(0, edit)
        self.name.hide()
        edit.setFocus()
        edit.selectAll()

    def _take_name(self, name: object) -> None:
        item = self._column.takeAt(0)
        edit = item.widget() if item else None
        if edit is not None:
            discard(edit)
        self.name.show()
        self.rename.setFocus()
        if isinstance(name, str):
            self.renamed.emit(name)


def _ground(first: bool) -> str:
    return "row-first" if first else "row"


def deadline_badge(plan: Plan) -> tuple[str, str]:
    """What is left until a call closes, and the tone of it."""
    if plan.state == "closed":
        return translated(N_("Closed")), "unknown"
    if plan.closes is None:
        return translated(N_("No date yet")), "unknown"
    if plan.state == "not_open":
        return translated(N_("Not open yet")), "unknown"
    return left(plan.remaining_s), "arguable" if plan.state == "closing" else "accent"

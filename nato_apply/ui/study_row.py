"""One study in the list of studies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.thing import shows_thing
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.candidate.facts import Study


class StudyRow(Ground):
    """What it is, where and when; buttons to move it up (but the first), change and remove it.

    `place` is its place among the studies, 0 for the first.
    """

    moved_up = Signal()
    changed = Signal()
    removed = Signal()

    def __init__(self, study: Study, place: int, *, editable: bool) -> None:
        super().__init__("row" if place else "row-first")
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = words.study_title(study)
        column.addWidget(Label(title))
        column.addWidget(Label(words.study_lines(study), role="small"))
        ends = TwoEnds(texts)
        row.addWidget(ends)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        if place:
            up = IconButton("arrow-up", str(Message(N_("Move up: {study}"), {"study": title})))
            up.clicked.connect(self.moved_up)
            across.addWidget(up)
        self.change = Button(translated(N_("Change")), "link")
        self.change.setAccessibleName(str(Message(N_("Change: {study}"), {"study": title})))
        self.change.clicked.connect(self.changed)
        shows_thing(self.change, f"studies.{place}")
        across.addWidget(self.change)
        self.remove = IconButton("trash-2", str(Message(N_("Remove: {study}"), {"study": title})))
        self.remove.clicked.connect(self.removed)
        across.addWidget(self.remove)
        ends.set_last(buttons)
        if not editable:
            buttons.hide()

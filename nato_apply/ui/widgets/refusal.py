"""One choice too many: the clause that forbids it, and the offer to replace one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Ground, clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.calls.call import Vacancy
    from nato_apply.ui.choosing import Clause


class Refusal(Ground):
    """`replace` gives the id of the choice to give up; `kept` that the choices stay."""

    replace = Signal(str)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__("arguable")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self.strong = Label(role="strong")
        self.clause = Label()
        self.question = Label()
        for each in (self.strong, self.clause, self.question):
            column.addWidget(each)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(8)
        column.addLayout(self._offers)
        below = FlowLayout()
        self.keep = Button(kind="link")
        self.keep.clicked.connect(self.kept)
        below.addWidget(self.keep)
        column.addLayout(below)

    def show_refusal(self, clause: Clause, chosen: Sequence[Vacancy]) -> None:
        """Say which clause forbids another choice, and offer to replace one of those chosen."""
        self.strong.setText(translated(N_("Not added: you have all the choices you may have")))
        cited = f"{clause.cite} · {clause.text}" if clause.cite else clause.text
        self.clause.setText(cited)
        self.question.setText(translated(N_("Put it in the place of one of yours?")))
        self.keep.setText(translated(N_("Keep my choices")))
        clear(self._offers)
        for rank, vacancy in enumerate(chosen, start=1):
            self._offers.addWidget(self._offer(rank, vacancy))
        self.setAccessibleName(self.strong.text())
        self.setAccessibleDescription(cited)

    def _offer(self, rank: int, vacancy: Vacancy) -> QWidget:
        line = QWidget()
        across = FlowLayout(line, spread=True, least=120)
        across.addWidget(Label(f"{rank} · {vacancy.title}"))
        button = Button(translated(N_("Replace")))
        button.setAccessibleName(
            str(Message(N_("Replace {vacancy}"), {"vacancy": str(vacancy.title)}))
        )
        button.setAccessibleDescription(self.clause.text())
        button.clicked.connect(partial(self.replace.emit, vacancy.id))
        across.addWidget(button)
        return line

    def offers(self) -> list[Button]:
        """The buttons that replace, in the order of the choices."""
        return [
            button
            for place in range(self._offers.count())
            if (item := self._offers.itemAt(place)) and (line := item.widget())
            for button in line.findChildren(Button)
        ]

    def focus_first(self) -> None:
        offers = self.offers()
        (offers[0] if offers else self.keep).setFocus()

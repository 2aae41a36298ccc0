"""The head of a column of the comparison: which vacancy it is, and which other it could be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.calls.call import Vacancy


class OfVacancies(Button):
    """A button that unfolds the names of vacancies; `wanted` gives the id of the one taken."""

    wanted = Signal(str)

    def __init__(self, text: str, others: Sequence[Vacancy]) -> None:
        super().__init__(text, "link", "chevron-down")
        self.list = QMenu(self)
        for vacancy in others:
            name = str(vacancy.title).replace("&", "&&")
            self.list.addAction(name, partial(self.wanted.emit, vacancy.id))
        self.clicked.connect(self._unfold)

    def _unfold(self) -> None:
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self.list.setActiveAction(self.list.actions()[0])


class ComparedHead(QWidget):
    """Its place among the choices, its title, and the way to another one."""

    def __init__(self, vacancy: Vacancy, rank: int | None, others: Sequence[Vacancy]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = str(vacancy.title)
        column.addWidget(Label(f"{rank} · {title}" if rank else title, role="strong"))
        below = FlowLayout(spacing=8)
        if not rank:
            below.addWidget(Label(translated(N_("Not among your choices")), role="small"))
        self.other = OfVacancies(translated(N_("Show another instead")), others)
        self.other.setAccessibleName(
            str(Message(N_("Show another instead of {vacancy}"), {"vacancy": title}))
        )
        if not others:
            self.other.hide()
        below.addWidget(self.other)
        column.addLayout(below)
        column.addStretch(1)

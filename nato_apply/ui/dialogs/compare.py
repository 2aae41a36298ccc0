"""Vacancies side by side, chosen or not: the same line of each at the same height."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nato_apply.i18n import N_, translated
from nato_apply.ui import choosing, reading_order, theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Line, clear
from nato_apply.ui.widgets.compared_head import ComparedHead, OfVacancies
from nato_apply.ui.widgets.discard import discard, hold
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Vacancy
    from nato_apply.candidate.draft import Draft

NARROWEST = 150
"""Pixels (at 100 %) below which a column is no longer readable; they then stand in one."""
COLUMN = 260
"""Pixels (at 100 %) that a column would like to have."""
MOST = 4
"""As many can be taken in at a glance. All that are chosen are shown even so."""

_Lines = tuple[tuple[str, tuple[str, ...]], ...]


class CompareDialog(QDialog):
    """For a call of two vacancies or more. Begins with the choices, and `also` one more."""

    def __init__(self, parent: QWidget, call: Call, draft: Draft, also: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translated(N_("Compare side by side")))
        self._call, self._draft = call, draft
        self.shown = list(choosing.to_compare(call, draft, also))
        self._beside = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._table(), 1)
        outer.addWidget(self._buttons())
        self._fit()
        self._lay()

    def _fit(self) -> None:
        """As wide as its columns would like, as far as the window is."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.window().size()
        wanted = theme.px(80 + COLUMN * len(self.shown))
        self.resize(min(wanted, room.width() - 40), min(theme.px(640), room.height() - 40))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first thing that can be changed, not at what scrolls."""
        super().showEvent(event)
        first = reading_order.first(self._scroll)
        if not event.spontaneous():
            (first or self.close_button).setFocus()

    def done(self, result: int) -> None:
        hold(self)
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return reading_order.step(self, forward=forward)

    def _table(self) -> QScrollArea:
        inside = QWidget()
        self._scroll = scrolled(inside)
        self._scroll.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(translated(N_("Compare side by side")), role="heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid)
        column.addStretch(1)
        return self._scroll

    def _buttons(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("ground", "footer")
        self._across = FlowLayout(bar, spacing=16)
        self._across.setContentsMargins(24, 12, 24, 12)
        self.close_button = Button(translated(N_("Close")))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._across.addWidget(self.close_button)
        self.add: OfVacancies | None = None
        return bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The comparison as a table: a line for each row, a tab between two cells."""
        vacancies = self._vacancies()
        rows = [("", *(str(vacancy.title) for vacancy in vacancies))]
        rows += [(heading, *texts) for heading, texts in _lines(self._call, self._draft, vacancies)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)

    # Which ones

    def _vacancies(self) -> tuple[Vacancy, ...]:
        return tuple(v for each in self.shown if (v := self._call.vacancy(each)) is not None)

    def _others(self) -> tuple[Vacancy, ...]:
        return tuple(v for v in self._call.vacancies if v.id not in self.shown)

    def show_instead(self, place: int, vacancy: str) -> None:
        """Put another vacancy into a column, 0 for the first."""
        self.shown[place] = vacancy
        self._lay()
        self._go_to(place)

    def show_more(self, vacancy: str) -> None:
        """Put one more vacancy beside the others."""
        self.shown.append(vacancy)
        self._fit()
        self._lay()
        self._go_to(len(self.heads) - 1)

    def _go_to(self, place: int) -> None:
        head = self.heads[place]
        head.show()  # a layout shows it later, and what is hidden takes no keyboard
        head.other.setFocus()
        bring_into_view(head)

    # How they stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_room() != self._beside:
            self._lay()

    def _has_room(self) -> bool:
        return self.width() - 48 >= len(self.shown) * (theme.px(NARROWEST) + 24)

    def _lay(self) -> None:
        vacancies, others = self._vacancies(), self._others()
        chosen = [vacancy.id for vacancy in choosing.chosen(self._call, self._draft)]
        clear(self._grid)
        self.heads: list[ComparedHead] = []
        for place, vacancy in enumerate(vacancies):
            rank = chosen.index(vacancy.id) + 1 if vacancy.id in chosen else None
            head = ComparedHead(vacancy, rank, others)
            head.other.wanted.connect(partial(self.show_instead, place))
            self.heads.append(head)
        lines = tuple(_lines(self._call, self._draft, vacancies))
        self._beside = self._has_room()
        (self._lay_beside if self._beside else self._lay_below)(lines)
        self._offer_more(others)

    def _offer_more(self, others: tuple[Vacancy, ...]) -> None:
        if self.add is not None:
            self._across.removeWidget(self.add)
            discard(self.add)
            self.add = None
        if others and len(self.shown) < MOST:
            self.add = OfVacancies(translated(N_("Add one more")), others)
            self.add.wanted.connect(self.show_more)
            self._across.addWidget(self.add)

    def _lay_beside(self, lines: _Lines) -> None:
        count = len(self.heads)
        top = Qt.AlignmentFlag.AlignTop
        for place in range(count):
            self._grid.setColumnStretch(place, 1)
        for place, head in enumerate(self.heads):
            self._grid.addWidget(head, 0, place, top)
        row = 1
        for heading, texts in lines:
            self._grid.addWidget(Line(), row, 0, 1, count)
            self._grid.addWidget(Label(heading, role="small"), row + 1, 0, 1, count)
            for place, text in enumerate(texts):
                self._grid.addWidget(Label(text), row + 2, place, top)
            row += 3

    def _lay_below(self, lines: _Lines) -> None:
        for place in range(1, self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        row = 0
        for place, head in enumerate(self.heads):
            if place:
                self._grid.addWidget(Line(), row, 0)
            self._grid.addWidget(head, row + 1, 0)
            row += 2
            for heading, texts in lines:
                self._grid.addWidget(Label(heading, role="small"), row, 0)
                self._grid.addWidget(Label(texts[place]), row + 1, 0)
                row += 2


def _lines(
    call: Call, draft: Draft, vacancies: tuple[Vacancy, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A heading, and what stands under it for each vacancy; lines that are empty for all, not."""
    for heading, texts in (
        (N_("Where it belongs"), [choosing.group_title(call, v) for v in vacancies]),
        (N_("What it deals with"), [str(v.summary or "") for v in vacancies]),
        (
            N_("What an intern does here"),
            ["\n".join(f"• {t.text}" for t in choosing.tasks_of(call, v)) for v in vacancies],
        ),
        (N_("Address"), [v.url or "" for v in vacancies]),
        (
            N_("Why this one"),
            [draft.words.get(choosing.words_on(v.id), "") for v in vacancies],
        ),
    ):
        if any(texts):
            yield translated(heading), tuple(text or "–" for text in texts)

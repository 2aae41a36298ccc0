"""The chosen vacancies side by side: the same line of each at the same height."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nato_apply.i18n import N_, translated
from nato_apply.ui import choosing, theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Line, clear
from nato_apply.ui.widgets.discard import hold
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Vacancy
    from nato_apply.candidate.draft import Draft

NARROWEST = 150
"""Pixels (at 100 %) below which a column is no longer readable; they then stand in one."""


class CompareDialog(QDialog):
    def __init__(self, parent: QWidget, call: Call, draft: Draft) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translated(N_("Compare side by side")))
        self._vacancies = choosing.chosen(call, draft)
        self._lines = tuple(_lines(call, draft, self._vacancies))
        self._beside: bool | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._table(), 1)
        outer.addWidget(self._buttons())
        window = parent.window()
        wanted = theme.px(80 + 240 * len(self._vacancies))
        self.resize(min(wanted, window.width() - 40), min(theme.px(640), window.height() - 40))

    def done(self, result: int) -> None:
        hold(self)
        super().done(result)

    def _table(self) -> QScrollArea:
        inside = QWidget()
        self._scroll = scrolled(inside)
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
        across = QHBoxLayout(bar)
        across.setContentsMargins(24, 12, 24, 12)
        self.close_button = Button(translated(N_("Close")))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        across.addWidget(self.close_button)
        across.addStretch(1)
        return bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The comparison as a table: a line for each row, a tab between two cells."""
        rows = [("", *(str(vacancy.title) for vacancy in self._vacancies))]
        rows += [(heading, *texts) for heading, texts in self._lines]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = (self.width() - 48) / len(self._vacancies) >= theme.px(NARROWEST) + 24
        if beside != self._beside:
            self._beside = beside
            clear(self._grid)
            if beside:
                self._lay_beside()
            else:
                self._lay_below()

    def _lay_beside(self) -> None:
        count = len(self._vacancies)
        for place in range(count):
            self._grid.setColumnStretch(place, 1)
        for place, vacancy in enumerate(self._vacancies):
            title = Label(f"{place + 1} · {vacancy.title}", role="strong")
            self._grid.addWidget(title, 0, place, Qt.AlignmentFlag.AlignTop)
        row = 1
        for heading, texts in self._lines:
            self._grid.addWidget(Line(), row, 0, 1, count)
            self._grid.addWidget(Label(heading, role="small"), row + 1, 0, 1, count)
            for place, text in enumerate(texts):
                self._grid.addWidget(Label(text), row + 2, place, Qt.AlignmentFlag.AlignTop)
            row += 3

    def _lay_below(self) -> None:
        row = 0
        for place, vacancy in enumerate(self._vacancies):
            if place:
                self._grid.addWidget(Line(), row, 0)
            self._grid.addWidget(Label(f"{place + 1} · {vacancy.title}", role="strong"), row + 1, 0)
            row += 2
            for heading, texts in self._lines:
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

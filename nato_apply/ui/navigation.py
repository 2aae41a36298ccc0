"""The task list at the left: icons and words, a status each, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.next_card import NextCard
from nato_apply.ui.task_entry import AIRS, Entry
from nato_apply.ui.tasks import TASKS, Standing, done_words
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from nato_apply.ui.next_step import NextStep


class Navigation(Ground):
    """Start, then the tasks of the current draft, then what comes next.

    `chosen` gives a page's id; `left`: Escape was pressed.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("nav")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        inner = QWidget()
        self.view = scrolled(inner)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.view)
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self.entries: dict[str, Entry] = {}
        column.addWidget(self._entry("start", "house"))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 8, 0, 0)
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addStretch(1)
        self._column = column
        below = QWidget()
        self._below = QVBoxLayout(below)
        self._below.setContentsMargins(12, 8, 12, 8)
        outer.addWidget(below)
        self._tasks: list[QWidget] = []
        self.mark("start")
        self.retranslate()

    def _begin(self) -> None:
        """Make the tasks: before a draft is open they are not seen."""
        self._heading = Label(role="heading")
        self._count = Label(role="small")
        self._count.setContentsMargins(0, 0, 0, 4)
        self.next_card = NextCard()
        self.next_card.clicked.connect(lambda: self.chosen.emit(self.next_card.page))
        self._tasks = [self._heading, self._count]
        self._tasks += [self._entry(task.id, task.icon) for task in TASKS]
        for widget in self._tasks:
            self._list.addWidget(widget)
        self._below.addWidget(self.next_card)
        self._tasks.append(self.next_card)
        self.retranslate()

    def _entry(self, page: str, icon: str) -> Entry:
        entry = Entry(page, icon)
        self._group.addButton(entry)
        entry.clicked.connect(lambda: self.chosen.emit(page))
        self.entries[page] = entry
        return entry

    def mark(self, page: str) -> None:
        """Show which page is in view; none of the list's for one that is not in it."""
        self._group.setExclusive(False)
        for name, entry in self.entries.items():
            entry.setChecked(name == page)
        self._group.setExclusive(True)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Where the list is longer than its place, the page in front stays in it."""
        entry = self._group.checkedButton()
        if entry is not None:
            QTimer.singleShot(0, entry, lambda: self.view.ensureWidgetVisible(entry, 0, 8))

    def take_keyboard(self) -> None:
        """Put the keyboard on the page in view, else on the first."""
        entry = self._group.checkedButton() or self.entries["start"]
        entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_none(self) -> None:
        """There is no current draft: only the start."""
        for widget in self._tasks:
            widget.hide()

    def show_tasks(self, found: dict[str, Standing], step: NextStep) -> None:
        if not self._tasks:
            self._begin()
        for task in TASKS:
            self.entries[task.id].show_standing(translated(task.name), found[task.id])
        self._count.setText(done_words(sum(standing.done for standing in found.values())))
        self.next_card.show_step(step)
        for widget in self._tasks:
            widget.show()
        self._spread()

    def set_compact(self, compact: bool) -> None:
        """Smaller margins where the window is low for its text."""
        beside = 8 if compact else 12
        self._column.setContentsMargins(beside, 4 if compact else 8, 12, 8)
        self._below.setContentsMargins(beside, 8, 12, 8)
        self._list.setContentsMargins(0, 0 if compact else 8, 0, 0)
        self._spread()

    def _spread(self) -> None:
        """Give the entries the most air with which nothing has to be scrolled for.

        Where even the least is too much, the heading goes: the count below it says enough.
        """
        if not self._tasks or self._count.isHidden():
            return
        self._below.activate()
        high = self.height() - self._below.totalHeightForWidth(self.width())
        for air, headed in (*((air, True) for air in AIRS), (AIRS[-1], False)):
            for entry in self.entries.values():
                entry.set_air(air)
            self._heading.setVisible(headed)
            self._column.invalidate()
            if self._column.totalHeightForWidth(self.view.width()) <= high:
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def retranslate(self) -> None:
        self.entries["start"].show_standing(translated(N_("All applications")), None)
        if self._tasks:
            self._heading.setText(translated(N_("Your application")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

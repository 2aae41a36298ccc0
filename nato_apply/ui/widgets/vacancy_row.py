"""One vacancy of the list: title and summary, its detail unfolded, and the button to choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import choosing, roles
from nato_apply.ui.phrases import spoken
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.copied import Copied
from nato_apply.ui.widgets.few_lines import FewLines
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label, set_tip
from nato_apply.ui.widgets.refusal import Refusal
from nato_apply.ui.widgets.selectable_row import SelectableRow
from nato_apply.ui.widgets.status import Chip

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Vacancy


class VacancyRow(SelectableRow):
    chosen = Signal()
    dropped = Signal()
    """The candidate does not want this one any more."""
    compared = Signal()
    """It should be seen beside the choices."""

    def __init__(self, call: Call, vacancy: Vacancy) -> None:
        super().__init__()
        self._call = call
        self.vacancy = vacancy
        self._rank: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(self._top())
        self.refusal = Refusal()
        self.refusal.hide()
        column.addWidget(self.refusal)
        self._unfolded = self._detail()
        self._unfolded.hide()
        self._indent()
        column.addWidget(self._unfolded)
        for part in (self.choose, self.drop, self.compare, *self.refusal.findChildren(QWidget)):
            self.watch(part)

    def _top(self) -> FlowLayout:
        top = FlowLayout(spread=True)
        top.addWidget(self._texts())
        state = QWidget()
        across = FlowLayout(state)
        self.choose = Button()
        self.choose.clicked.connect(self.chosen)
        self.chip = Chip(tone="met")
        across.addWidget(self.choose)
        across.addWidget(self.chip)
        top.addWidget(state)
        return top

    def _texts(self) -> QWidget:
        """Title and summary, and the arrow that says that there is more to read."""
        texts = QWidget()
        across = QHBoxLayout(texts)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(8)
        self.arrow = Icon("chevron-right", "accent")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        self.title = Label()
        self.short = FewLines()
        lines.addWidget(self.title)
        lines.addWidget(self.short)
        across.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(lines, 1)
        for part in (self.arrow, self.title, self.short):
            part.setCursor(Qt.CursorShape.PointingHandCursor)
        return texts

    def _detail(self) -> QWidget:
        detail = QWidget()
        column = self._inside = QVBoxLayout(detail)
        column.setSpacing(8)
        self.summary = Label()
        self.tasks_title = Label(role="strong")
        self.tasks = Bullets()
        self.address = Copied(role="small")
        self.group = Label(role="small")
        self.drop = Button(kind="link")
        self.drop.clicked.connect(self.dropped)
        for each in (self.group, self.summary, self.tasks_title, self.tasks, self.address):
            column.addWidget(each)
        self.compare = Button(kind="link")
        self.compare.clicked.connect(self.compared)
        below = FlowLayout()
        below.addWidget(self.drop)
        below.addWidget(self.compare)
        column.addLayout(below)
        return detail

    def _indent(self) -> None:
        """The detail begins where the title does."""
        self._inside.setContentsMargins(self.arrow.sizeHint().width() + 8, 0, 0, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._indent()

    def is_head(self, point: QPoint) -> bool:
        open_parts = [p for p in (self.refusal, self._unfolded) if not p.isHidden()]
        return all(point.y() < part.y() for part in open_parts)

    # Showing

    def show_vacancy(self, rank: int | None, *, editable: bool) -> None:
        """Show it as chosen at a rank (1 for the one wanted most), or as not chosen."""
        self._rank = rank
        title = str(self.vacancy.title)
        self.title.setText(title)
        self._show_texts()
        self.choose.setVisible(rank is None and editable)
        self.choose.setText(translated(N_("Choose")))
        self.choose.setAccessibleName(str(Message(N_("Choose: {vacancy}"), {"vacancy": title})))
        self.chip.setVisible(rank is not None)
        if rank is not None:
            self.chip.setText(str(Message(N_("Choice {rank}"), {"rank": rank})))
        self.drop.setVisible(rank is not None and editable)
        self.drop.setText(translated(N_("Remove from my choices")))
        self.drop.setAccessibleName(
            str(Message(N_("Remove from my choices: {vacancy}"), {"vacancy": title}))
        )
        self.compare.setVisible(choosing.can_compare(self._call))
        self.compare.setText(translated(N_("Compare with my choices")))
        self.compare.setAccessibleName(
            str(Message(N_("Compare with my choices: {vacancy}"), {"vacancy": title}))
        )
        self.setAccessibleName(spoken(title, self.chip.text() if rank else "", self.short.text()))

    def _show_texts(self) -> None:
        summary = str(self.vacancy.summary or "")
        self.short.setText(summary)
        self.summary.setText(summary)
        group = choosing.group_title(self._call, self.vacancy)
        tasks = [str(task.text) for task in choosing.tasks_of(self._call, self.vacancy)]
        self.tasks_title.setText(translated(N_("What an intern does here")))
        self.tasks.show_lines(tasks)
        for label, text in ((self.group, group), (self.address, self.vacancy.url or "")):
            label.setText(text)
            label.setVisible(bool(text))
        self.tasks_title.setVisible(bool(tasks))
        self._show_short()

    @property
    def unfolded(self) -> bool:
        return not self._unfolded.isHidden()

    @property
    def has_detail(self) -> bool:
        """Whether there is more to read than the title."""
        return bool(self.short.text() or self.group.text() or self._rank)

    def unfold(self, unfolded: bool) -> None:
        """Show the detail in the place of the two lines, or fold it away again."""
        unfolded = unfolded and self.has_detail
        if unfolded != self.unfolded:
            self._unfolded.setVisible(unfolded)
            roles.tell_folding(self, unfolded=unfolded)
        self.setAccessibleDescription(self.summary.text() if self.unfolded else "")
        self._show_short()

    def _show_short(self) -> None:
        self.arrow.setVisible(self.has_detail)
        self.arrow.set_icon("chevron-down" if self.unfolded else "chevron-right")
        set_tip(self.arrow, translated(N_("Fold away") if self.unfolded else N_("Read all of it")))
        self.short.setVisible(bool(self.short.text()) and not self.unfolded)
        self.summary.setVisible(bool(self.summary.text()))

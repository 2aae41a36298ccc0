"""One condition: its status, its words, why, and what changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import questions, roles
from nato_apply.ui.phrases import spoken
from nato_apply.ui.private_slots import is_private_condition
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.question import Question
from nato_apply.ui.widgets.selectable_row import SelectableRow
from nato_apply.ui.widgets.status import Chip, StatusMark, word
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from nato_apply.eligibility.assess import CriterionResult
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class _Action(Button):
    """A link that takes the same room whatever its word, so that the chips stand in line."""

    def __init__(self) -> None:
        super().__init__(kind="link")

    def sizeHint(self) -> QSize:
        words = [translated(each) for each in (N_("Answer"), N_("Change"), N_("Close"))]
        metrics, hint = self.fontMetrics(), super().sizeHint()
        widest = max(metrics.horizontalAdvance(each) for each in words)
        return hint + QSize(widest - metrics.horizontalAdvance(self.text()), 0)


class CriterionRow(SelectableRow):
    """`asked` opens or closes the questions on it; `go` names the page that has the fact."""

    asked = Signal()
    go = Signal(str)

    def __init__(self, session: Session, result: CriterionResult) -> None:
        super().__init__()
        self._session = session
        self._status = ""
        self.criterion = result.criterion
        self._questions: list[Question] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(self._top())
        self.inline = QWidget()
        self._column = QVBoxLayout(self.inline)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(16)
        column.addWidget(self.inline)
        self.inline.hide()
        self.pressed.connect(self.asked)
        self.watch(self.change)

    def _top(self) -> FlowLayout:
        top = FlowLayout(spread=True, spacing=16, least=300)
        left = QWidget()
        across = QHBoxLayout(left)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(12)
        self.mark = StatusMark("unknown")
        across.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.condition = Label()
        self.because = Label(role="small")
        if is_private_condition(self.criterion):
            self.setProperty("personal", "closed")
        texts.addWidget(self.condition)
        texts.addWidget(self.because)
        across.addLayout(texts, 1)
        top.addWidget(left)
        right = QWidget()
        state = QHBoxLayout(right)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(8)
        self.chip = Chip()
        self.change = _Action()
        self.change.clicked.connect(self.asked)
        state.addWidget(self.chip)
        state.addWidget(self.change)
        top.addWidget(right)
        return top

    def is_head(self, point: QPoint) -> bool:
        return self.inline.isHidden() or point.y() < self.inline.y()

    # The questions on it, in place

    @property
    def unfolded(self) -> bool:
        return not self.inline.isHidden()

    @property
    def has_detail(self) -> bool:
        """Whether it can be opened."""
        return self.change.isEnabled()

    def open(self, opened: bool, view: View) -> None:
        """Show the facts it asks for, each with its field, or put them away."""
        if opened and not self._questions and view.call is not None:
            for path in questions.facts_of(self.criterion, view.call):
                made = Question(self._session, path)
                made.go.connect(self.go)
                made.focused.connect(self.focused)
                self._column.addWidget(made)
                self._questions.append(made)
        if opened != self.unfolded:
            self.inline.setVisible(opened)
            roles.tell_folding(self, unfolded=opened)
        if opened:
            for each in self._questions:
                each.show_view(view)
        self._show_change(view)

    def focus_question(self) -> None:
        if self._questions:
            self._questions[0].focus_field()
            bring_into_view(self)

    def fields(self) -> tuple[Question, ...]:
        return tuple(self._questions)

    # Showing

    def show_result(self, result: CriterionResult, view: View) -> None:
        cite, text = self.criterion.cite, str(self.criterion.text)
        self.condition.setText(f"{cite} · {text}" if cite else text)
        self.because.setText(str(result.because))
        # Always the word, also after a switch of language; the ground only where it changes.
        self.chip.setText(word(result.status))
        if result.status != self._status:
            self._status = result.status
            self.mark.set_status(result.status)
            self.chip.set_status(result.status)
        self.setAccessibleName(
            spoken(word(result.status), self.condition.text(), self.because.text())
        )
        if self.unfolded:
            for each in self._questions:
                each.show_view(view)
        self._show_change(view)

    def _show_change(self, view: View) -> None:
        if self.unfolded:
            wording = N_("Close")
        elif self._status == "unknown":
            wording = N_("Answer")
        else:
            wording = N_("Change")
        self.change.setText(translated(wording))
        can = self.unfolded or not frozen(view)
        self.change.setEnabled(can)
        self.change.setVisible(can)
        about = Message(
            N_("{action}: {condition}"),
            {"action": translated(wording), "condition": self.condition.text()},
        )
        self.change.setAccessibleName(str(about))

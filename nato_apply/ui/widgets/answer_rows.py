"""Rows of questions and answers, a way to change each beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.answers import Answer
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, Line, clear
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import StatusMark

LEAST_BESIDE = 520
"""Below this width (pixels at 100 %) an answer stands below its question."""


class AnswerRow(QWidget):
    """`changing` is emitted when the user wants to change the answer."""

    changing = Signal()

    def __init__(self, answer: Answer, button: str) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(2)
        asked = f"{answer.question} · {answer.word}" if answer.word else answer.question
        self._asked = _sharing(Label(asked, role="muted"))
        self.said = _sharing(Label(answer.answer or translated(N_("Not said yet"))))
        if not answer.answer:
            self.said.set_tone("muted")
        top = Qt.AlignmentFlag.AlignTop
        beside = QHBoxLayout()
        beside.setSpacing(8)
        self.mark = StatusMark(answer.tone, 18) if answer.tone else None
        if self.mark is not None:
            beside.addWidget(self.mark, 0, top)
        beside.addWidget(self.said, 1, top)
        self._texts.addWidget(self._asked, 2, top)
        self._texts.addLayout(beside, 3)
        across.addLayout(self._texts, 1)
        self.button = _Way(button)
        self.button.setAccessibleName(titled(button, answer.question))
        self.button.clicked.connect(self.changing)
        across.addWidget(self.button, 0, top)

    def set_beside(self, beside: bool) -> None:
        """Question and answer beside each other, or the answer below."""
        way = QBoxLayout.Direction
        self._texts.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._texts.setSpacing(16 if beside else 2)
        # The button is taller than a line: its words and the first line stand at one height.
        above = theme.px(8)
        self._texts.setContentsMargins(0, above, 0, above)


class _Way(Button):
    """As wide as the widest of its kind, so that all cards of the page keep the same columns."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "link")

    def sizeHint(self) -> QSize:
        words = [translated(each) for each in (N_("Change"), N_("Go there"))]
        metrics, hint = self.fontMetrics(), super().sizeHint()
        widest = max(metrics.horizontalAdvance(each) for each in words)
        return hint + QSize(max(0, widest - metrics.horizontalAdvance(self.text())), 0)


def _sharing(label: Label) -> Label:
    """A label that takes its share of the width, however much it would like to have."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


class AnswerCard(Card):
    """`go` gives the page on which an answer is changed."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self._shown: tuple[object, ...] = ()

    def show_answers(self, title: str, answers: Sequence[Answer], button: str = "") -> None:
        """The answers under a title; `button` is what the way to change one is called."""
        button = button or translated(N_("Change"))
        shown = (title, button, *answers)
        if shown == self._shown:
            return
        self._shown = shown
        self.set_heading(title)
        self.setAccessibleName(title)
        held = self._focused()
        clear(self._rows)
        rows = [AnswerRow(answer, button) for answer in answers]
        asked = [answer.question for answer in answers]
        for row, answer in zip(rows, answers, strict=True):
            if asked.count(answer.question) > 1:  # then it does not say which one
                row.button.setAccessibleName(titled(button, answer.answer))
        for row, answer in zip(rows, answers, strict=True):
            if self._rows.count():
                self._rows.addWidget(Line())
            row.changing.connect(partial(self.go.emit, answer.page))
            self._rows.addWidget(row)
        self._fit()
        if held is not None and rows:
            rows[min(held, len(rows) - 1)].button.setFocus()

    def rows(self) -> list[AnswerRow]:
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, AnswerRow)]

    def _fit(self) -> None:
        beside = self.width() >= theme.px(LEAST_BESIDE)
        for row in self.rows():
            row.set_beside(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _focused(self) -> int | None:
        return next((n for n, row in enumerate(self.rows()) if row.button.hasFocus()), None)


def count_line(number: int) -> str:
    """How many things are still open, as a heading."""
    return str(Message(N_("Still open · {count}"), {"count": number}))

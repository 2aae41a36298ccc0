"""Rows of questions and answers, a way to change each beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.answers import Answer
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, Line
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.shown import set_shown
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
        self._asked = _sharing(Label(role="muted"))
        self.said = _sharing(Label())
        top = Qt.AlignmentFlag.AlignTop
        beside = QHBoxLayout()
        beside.setSpacing(8)
        self.mark = StatusMark(answer.tone, 18) if answer.tone else None
        if self.mark is not None:
            beside.addWidget(self.mark, 0, top)
        beside.addWidget(self.said, 1, top)
        self._texts.addWidget(self._asked, 4, top)
        self._texts.addLayout(beside, 7)
        across.addLayout(self._texts, 1)
        self.button = _Way(button)
        self.button.clicked.connect(self.changing)
        across.addWidget(self.button, 0, top)
        self.answer: Answer | None = None
        self._stands: tuple[bool, int] | None = None
        self.show_answer(answer)

    def takes(self, answer: Answer) -> bool:
        """Whether this answer can be shown here: one with a mark needs a place for it."""
        return bool(answer.tone) == (self.mark is not None)

    def show_answer(self, answer: Answer) -> None:
        if answer == self.answer:
            return
        self.answer = answer
        asked = f"{answer.question} · {answer.word}" if answer.word else answer.question
        for part in (self._asked, self.said):
            part.setProperty("personal", answer.private or None)
        self._asked.setProperty("in_public", answer.question)
        self._asked.setText(asked)
        self.said.setText(answer.answer or translated(N_("Not said yet")))
        tone = "" if answer.answer else "muted"
        if tone != (self.said.property("tone") or ""):
            self.said.set_tone(tone)
        if self.mark is not None:
            self.mark.setProperty("personal", "closed" if answer.private else None)
            self.mark.set_status(answer.tone)

    def set_beside(self, beside: bool) -> None:
        """Question and answer beside each other, or the answer below."""
        # The button is taller than a line: its words and the first line stand at one height.
        above = theme.px(8)
        if (beside, above) == self._stands:
            return  # nothing is to be laid out anew
        self._stands = (beside, above)
        way = QBoxLayout.Direction
        self._texts.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._texts.setSpacing(16 if beside else 2)
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
    """`go` gives the row that is to be changed."""

    go = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(4)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self.body.addWidget(self._holder)
        self._shown: tuple[object, ...] = ()

    def show_answers(self, title: str, answers: Sequence[Answer], button: str = "") -> None:
        """The answers under a title; `button` is what the way to change one is called."""
        button = button or translated(N_("Change"))
        shown = (title, button, *answers)
        if shown == self._shown:
            return
        kept = self.rows() if self._shown[1:2] == (button,) else []
        self._shown = shown
        self.set_heading(title)
        self.setAccessibleName(title)
        if len(kept) == len(answers) and all(map(AnswerRow.takes, kept, answers)):
            for row, answer in zip(kept, answers, strict=True):
                row.show_answer(answer)
        else:
            held = self._focused()
            self._put([self._row(answer, button) for answer in answers])
            if held is not None and answers:
                rows = self.rows()
                rows[min(held, len(rows) - 1)].button.setFocus()
            if self._shown != shown:  # to move the keyboard may have shown newer answers
                return
        asked = [answer.question for answer in answers]
        for row, answer in zip(self.rows(), answers, strict=True):
            twice = asked.count(answer.question) > 1  # then it does not say which one
            way = button if answer.own else translated(N_("Go there"))
            row.button.setText(way)
            row.button.setAccessibleName(titled(way, answer.answer if twice else answer.question))

    def _row(self, answer: Answer, button: str) -> AnswerRow:
        row = AnswerRow(answer, button)
        row.changing.connect(lambda: self.go.emit(row))
        return row

    def _put(self, rows: Sequence[AnswerRow]) -> None:
        """All rows at once: what a layout takes in while it is shown, it shows one by one."""
        before, self._holder = self._holder, QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        for row in rows:
            if self._rows.count():
                self._rows.addWidget(Line())
            self._rows.addWidget(row)
        self._fit()
        self.body.replaceWidget(before, self._holder)
        discard(before)
        set_shown(self._holder, bool(rows))

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

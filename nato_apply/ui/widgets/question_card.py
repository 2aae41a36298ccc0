"""The questions that still matter: one at a time, the most decisive first, or all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout

from nato_apply.i18n import N_, plural, translated
from nato_apply.ui import questions
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.question import Question
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class QuestionCard(Card):
    """`asked` gives the key path of the question that has the focus; `finished`: none is left."""

    asked = Signal(str)
    finished = Signal()
    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._call: Call | None = None
        self._current = ""
        self._skipped: set[str] = set()
        self._in_view: list[str] = []
        self._made: dict[str, Question] = {}
        self.body.setContentsMargins(16, 12, 16, 12)
        above = FlowLayout(spread=True, spacing=16)
        self.show_all = Check()
        self.show_all.ticked.connect(self._switch)
        above.addWidget(self.heading)
        above.addWidget(self.show_all)
        self.lead = Label(role="muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(above)
        words.addWidget(self.lead)
        self.body.setSpacing(16)
        self.body.addLayout(words)
        self._column = QVBoxLayout()
        self._column.setSpacing(24)
        self.body.addLayout(self._column)
        below = FlowLayout()
        self.next = Button()
        self.next.clicked.connect(self._go_on)
        below.addWidget(self.next)
        self.body.addLayout(below)

    # Which questions

    @property
    def in_view(self) -> tuple[str, ...]:
        """The key paths of the questions shown, in order."""
        return tuple(self._in_view)

    def question(self, path: str) -> Question:
        """The question on a fact, made when it is first asked."""
        if path not in self._made:
            made = Question(self._session, path)
            made.settled.connect(partial(self._settled, path))
            made.passed.connect(partial(self._skip, path))
            made.focused.connect(partial(self.asked.emit, path))
            made.go.connect(self.go)
            self._made[path] = made
            self._column.addWidget(made)
        return self._made[path]

    def _one(self, view: View) -> list[str]:
        """The one to ask now: the current one while it is open, else the most decisive."""
        assert view.assessment is not None
        left = questions.open_questions(view.assessment)
        if self._current and questions.still_there(self._current, view.draft):
            if self._current in left and self._current not in self._skipped:
                return [self._current]
            if self._is_open():
                return [self._current]
        return [path for path in left if path not in self._skipped][:1]

    def _is_open(self) -> bool:
        """Whether the current question, though answered, may take another answer."""
        kind = self._current.partition(".")[0]
        many = self._current == "person.nationalities" or kind == "languages"
        level = self._current.endswith("].level")
        return (many or level) and self._current not in self._skipped

    def _all(self, view: View) -> list[str]:
        """All that are open, and those answered since all are shown: nothing jumps away."""
        assert view.assessment is not None
        found = view.assessment
        wanted = [*questions.open_questions(found), *questions.further_questions(found)]
        kept = [path for path in self._in_view if questions.still_there(path, view.draft)]
        return [*kept, *(path for path in wanted if path not in kept)]

    # What the candidate does

    def _settled(self, path: str) -> None:
        if not self.show_all.isChecked() and path == self._current:
            self._go_on()

    def _skip(self, path: str) -> None:
        if not self.show_all.isChecked():
            self._skipped.add(path)
            self._go_on()

    def _go_on(self) -> None:
        """To the next question; one that is not answered is skipped. At the end, all over again."""
        view = self._session.view
        if view is None or view.assessment is None:
            return
        left = questions.open_questions(view.assessment)
        if self._in_view and self._current in left:
            self._skipped.add(self._current)
        elif not self._in_view:
            self._skipped.clear()
        self._current = ""
        self.show_view(view)
        # Later: the field just left still has the focus of its own to lose.
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        if self._in_view:
            first = self.question(self._in_view[0])
            first.focus_field()
            bring_into_view(first)
        elif not self.next.isHidden():
            self.next.setFocus()
        else:
            self.finished.emit()

    def _switch(self) -> None:
        self._in_view = []
        self._current = ""
        self._skipped.clear()
        if self._session.view is not None:
            self.show_view(self._session.view)

    def forget(self) -> None:
        """Another draft: nothing of it was skipped or answered here."""
        self._call = None

    def come_back(self, view: View) -> None:
        """From another page: what was answered there is not asked for once more here."""
        assert view.assessment is not None
        left = questions.open_questions(view.assessment)
        if self._current and self._current not in left:
            self._current = ""
            self.show_view(view)

    # Showing

    def show_view(self, view: View) -> None:
        if view.call is not self._call:
            self._call = view.call
            self._start_again()
        shown = self._all(view) if self.show_all.isChecked() else self._one(view)
        focus = QApplication.focusWidget()
        self._in_view = shown
        self._current = shown[0] if shown and not self.show_all.isChecked() else ""
        for place, path in enumerate(shown):
            question = self.question(path)
            if self._column.indexOf(question) != place:
                self._column.removeWidget(question)
                self._column.insertWidget(place, question)
            question.show_view(view)
            question.show()
        for path, question in self._made.items():
            if path not in shown:
                had_focus = focus is not None and question.isAncestorOf(focus)
                question.hide()
                if had_focus:
                    QTimer.singleShot(0, self, self._focus)
        self._show_words(view)

    def _start_again(self) -> None:
        for question in self._made.values():
            self._column.removeWidget(question)
            discard(question)
        self._made.clear()
        self._skipped.clear()
        self._in_view = []
        self._current = ""
        self.show_all.setChecked(False)

    def _show_words(self, view: View) -> None:
        assert view.assessment is not None
        left = questions.open_questions(view.assessment)
        more = questions.further_questions(view.assessment)
        everything = self.show_all.isChecked()
        self.set_heading(self._title(len(left)))
        self.lead.setText(self._lead(len(left)))
        self.lead.setVisible(bool(self.lead.text()))
        self.next.setVisible(bool(left or self._in_view) and not everything)
        self.next.setEnabled(not frozen(view))
        if not self._in_view:
            self.next.setText(translated(N_("Ask me again")))
        elif self._current in left:
            self.next.setText(translated(N_("Skip this question")))
        else:
            self.next.setText(translated(N_("Next question")))
        self.show_all.setText(_all_of_them(len(left), len(more)))
        several = len(left) + len(more) > len(self._in_view) or everything
        self.show_all.setVisible(several)
        self.setVisible(bool(left or more or self._in_view) and not frozen(view))

    def _title(self, left: int) -> str:
        if not left:
            return translated(N_("No more answers needed"))
        return plural(
            "{count} question can still change the answer",
            "{count} questions can still change the answer",
            left,
        )

    def _lead(self, left: int) -> str:
        if left and not self._in_view:
            return translated(
                N_("You have passed over what is left. Without it, the answer stays open.")
            )
        if left:
            return translated(N_("The one that settles most comes first. “I don’t know” is fine."))
        return ""


def _all_of_them(left: int, more: int) -> str:
    """What the box shows; where nothing is left but what changes no answer, it says so."""
    if left or not more:
        return translated(N_("Show all questions"))
    return plural(
        "Show {count} question on what is desirable",
        "Show {count} questions on what is desirable",
        more,
    )

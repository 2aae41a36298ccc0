"""Check eligibility: the answer, what could still change it, why, when, and what else matters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import choosing, questions
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import aside_of
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState, Notice
from nato_apply.ui.widgets.criterion_row import CriterionRow
from nato_apply.ui.widgets.day_card import DayCard
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.holding_card import HoldingCard
from nato_apply.ui.widgets.question_card import QuestionCard
from nato_apply.ui.widgets.reasons_card import ReasonsCard
from nato_apply.ui.widgets.submitted import SubmittedNotice
from nato_apply.ui.widgets.windows_card import WindowsCard

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.eligibility.assess import Assessment
    from nato_apply.ui.view import View

_WORST_FIRST = ("not_met", "unknown", "arguable", "met")


class Eligibility(Page):
    title = N_("Check eligibility")

    def build(self) -> None:
        self._call: Call | None = None
        self._rows: dict[str, CriterionRow] = {}
        self._selected = ""
        self._opened = ""
        self.submitted = SubmittedNotice()
        self.body.addWidget(self.submitted)
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.no_call = EmptyState("shield-check", to_start)
        self.body.addWidget(self.no_call)
        self.answer = Notice("unknown")
        self.day = DayCard(self.session)
        self.questions = QuestionCard(self.session)
        self.questions.asked.connect(self._tell_of_fact)
        self.questions.finished.connect(self._go_to_reasons)
        self.questions.go.connect(self.go)
        self.essential = ReasonsCard(N_("Essential conditions · {met} of {all} met"))
        self.desirable = ReasonsCard(N_("Desirable, but no condition · {met} of {all} met"))
        self.holding = HoldingCard()
        self.windows = WindowsCard()
        self.notes = Card()
        self.text(self.notes.set_heading, N_("What else matters"))
        self.note_lines = Bullets()
        self.notes.body.addWidget(self.note_lines)
        self.parts = (
            self.answer,
            self.day,
            self.questions,
            self.essential,
            self.desirable,
            self.holding,
            self.windows,
            self.notes,
        )
        for part in self.parts:
            self.body.addWidget(part)
        self.go_on = Button(kind="primary")
        self.text(self.go_on.setText, N_("Continue: prove your studies"))
        self.go_on.clicked.connect(lambda: self.go.emit("documents"))
        below = FlowLayout()
        below.addWidget(self.go_on)
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.session.opened.connect(self._begin)

    def _begin(self) -> None:
        """Another draft: nothing was selected or opened in it."""
        self._call = None
        self.questions.forget()
        if self.session.view is not None:
            self._changed(self.session.view)

    # The right panel

    def focus_first(self) -> None:
        view = self.session.view
        if view is not None and view.assessment is not None:
            self.questions.come_back(view)
        super().focus_first()
        self._say_selected()

    def reveal(self, key: str) -> bool:
        """`criterion.…` names a row; `asks.…` and `answers.…` a question in one."""
        criterion = self._asking(key) or key.partition(".")[2]
        row = self._rows.get(criterion)
        if row is None:
            return False
        row.go_to()
        if not key.startswith("criterion.") and row.change.isEnabled():
            if self._opened != criterion:
                self._ask(criterion)
            wanted = [each for each in row.fields() if each.path == key]
            for each in (wanted or row.fields())[:1]:
                each.focus_field()
        return True

    def _asking(self, path: str) -> str:
        """The condition that asks for a fact; empty where none does."""
        if self._call is None:
            return ""
        facts = {c.id: questions.facts_of(c, self._call) for c in self._call.criteria}
        return next((each for each in facts if path in facts[each]), "")

    def _select(self, criterion: str) -> None:
        self._selected = criterion
        for each, row in self._rows.items():
            row.set_selected(each == criterion)
        self._say_selected()

    def _say_selected(self) -> None:
        row = self._rows.get(self._selected)
        if row is not None:
            self.say(aside_of(row.criterion))

    def _tell_of_fact(self, path: str) -> None:
        view = self.session.view
        if view is None or view.assessment is None:
            return
        askers = questions.asked_by(path, view.assessment)
        if askers:
            self._select(askers[0].criterion.id)

    # What the candidate does

    def _ask(self, criterion: str) -> None:
        """Open the questions of one condition in its row, and close those of another."""
        view = self.session.view
        if view is None:
            return
        self._opened = "" if self._opened == criterion else criterion
        for each, row in self._rows.items():
            row.open(each == self._opened, view)
        if self._opened:
            self._rows[criterion].focus_question()

    def _go_to_reasons(self) -> None:
        rows = list(self._rows.values())
        if rows:
            rows[0].go_to()

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self.no_call.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("The conditions come from the call’s notice.")),
        )
        # Later: the panel forgets what it shows when the language changes.
        QTimer.singleShot(0, self, self._say_again)

    def _say_again(self) -> None:
        if self.isVisible():
            self._say_selected()

    def present(self, view: View) -> None:
        self.submitted.show_view(view)
        found = view.assessment
        self.no_call.setVisible(found is None)
        self.go_on.setVisible(found is not None and view.draft.submitted is None)
        for part in self.parts:
            part.setVisible(found is not None)
        if found is None or view.call is None:
            return
        is_other = view.call is not self._call
        if is_other:
            self._fill(found)
        self._show_answer(view, found)
        self.day.show_view(view)
        self.questions.show_view(view)
        self._show_reasons(view, found)
        self.holding.show_view(view)
        self.windows.show_view(view)
        self._show_notes(found)
        if is_other and self.isVisible():
            self._settle()

    def _show_answer(self, view: View, found: Assessment) -> None:
        from nato_apply.eligibility.headline import headline

        ground = "\n".join(_ground(view, found))
        self.answer.show_notice(found.verdict, str(headline(found)), ground)

    def _fill(self, found: Assessment) -> None:
        """Make the rows of another call."""
        self._call = found.call
        self._opened = ""
        self.essential.empty()
        self.desirable.empty()
        self._rows = {}
        for result in found.criteria:
            row = CriterionRow(self.session, result)
            criterion = result.criterion.id
            row.focused.connect(partial(self._select, criterion))
            row.asked.connect(partial(self._ask, criterion))
            row.go.connect(self.go)
            (self.essential if result.criterion.essential else self.desirable).add(row)
            self._rows[criterion] = row
        self._select(_most_telling(found))

    def _show_reasons(self, view: View, found: Assessment) -> None:
        for result in found.criteria:
            self._rows[result.criterion.id].show_result(result, view)
        self.essential.show_count([r for r in found.criteria if r.criterion.essential])
        self.desirable.show_count([r for r in found.criteria if not r.criterion.essential])

    def _show_notes(self, found: Assessment) -> None:
        told = [choosing.cited(n.text, n.cite) for n in found.call.told("eligibility")]
        self.note_lines.show_lines([*(str(note) for note in found.notes), *told])
        self.notes.setVisible(bool(self.note_lines.texts()))


def _most_telling(found: Assessment) -> str:
    """The condition to look at first: what the first question is for, else what decides."""
    if found.next_question is not None:
        return questions.asked_by(found.next_question, found)[0].criterion.id
    worst = min(
        found.criteria,
        key=lambda r: (not r.criterion.essential, _WORST_FIRST.index(r.status)),
        default=None,
    )
    return worst.criterion.id if worst else ""


def _ground(view: View, found: Assessment) -> list[str]:
    """What the answer rests on: the conditions that decide it, in their own reasons."""
    lines = []
    if view.call is not None and view.call.closes is not None and view.call.closes < view.now:
        wording = N_("This call closed on {day}: the answer is for practice, or for a next round.")
        lines.append(str(Message(wording, {"day": view.call.closes.date()})))
    essential = [r for r in found.criteria if r.criterion.essential]
    if found.verdict == "unstated":
        lines.append(translated(N_("Nothing in it decides whether you may apply.")))
    elif found.verdict == "met":
        lines.append(
            plural(
                "The one essential criterion is met, read strictly too.",
                "All {count} essential criteria are met, read strictly too.",
                len(essential),
            )
        )
    elif found.verdict == "unknown":
        lines.append(
            plural(
                "{count} fact is missing: answer below, as far as you know it.",
                "{count} facts are missing: answer below, as far as you know them.",
                len(found.missing),
            )
        )
    else:
        for result in essential:
            if result.status == found.verdict:
                cite = result.criterion.cite
                lines.append(f"{cite} · {result.because}" if cite else str(result.because))
    return lines

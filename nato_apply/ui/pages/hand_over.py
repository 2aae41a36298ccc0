"""Check and hand over: what is open, every answer, the checklist, and “I have submitted”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import attrs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import clock, i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import exports
from nato_apply.ui.answers import Answer, Section, sections
from nato_apply.ui.pages.page import Page
from nato_apply.ui.still_open import still_open
from nato_apply.ui.view import Aside, aside_of_handing_in
from nato_apply.ui.widgets.answer_rows import AnswerCard, AnswerRow, count_line
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState, Notice, clear
from nato_apply.ui.widgets.checklist_card import ChecklistCard
from nato_apply.ui.widgets.dossier_hint import DossierHint
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.submission import SubmissionCard
from nato_apply.ui.widgets.thing import shows_thing

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.checklist.parts import Checklist
    from nato_apply.ui.view import View


class HandOver(Page):
    title = N_("Check and hand over")
    intro = N_("Everything on one page. You hand it in yourself, on NATO’s own portal.")

    def build(self) -> None:
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("send", to_start)
        self.body.addWidget(self.nothing)
        self.done = SubmissionCard()
        self._first, self._last = QVBoxLayout(), QVBoxLayout()
        self.after = Button(kind="link", icon="chevron-right")
        self.text(self.after.setText, N_("After submission: what comes next, and your log"))
        self.after.clicked.connect(lambda: self.go.emit("afterwards"))
        self.all_settled = Notice("met")
        self._left: _Left | None = None
        self.open = self._card()
        self.ahead = self._card()
        self._sections = QVBoxLayout()
        self._sections.setSpacing(16)
        self.answers: list[AnswerCard] = []
        self.checklist = ChecklistCard(self.session)
        shows_thing(self.checklist, "checklist")
        self.dossier = DossierHint()
        self.dossier.wanted.connect(self._to_dossier)
        self.before = Card()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self.before.body.addLayout(self._notices)
        self.body.addWidget(self._jumps())
        self._before_of: tuple[Call, str] | None = None
        self.body.addLayout(self._first)
        self.body.addWidget(self.after, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.all_settled, self.open, self.ahead):
            self.body.addWidget(part)
        self.body.addLayout(self._sections)
        self.body.addWidget(self.checklist)
        self.body.addWidget(self.dossier)
        self.body.addWidget(self.before)
        self.body.addLayout(self._last)
        self.body.addStretch(1)
        self._connect()

    def _card(self) -> AnswerCard:
        card = AnswerCard()
        card.go.connect(partial(self._change, card))
        return card

    def _jumps(self) -> QWidget:
        """Ways to the parts further down."""
        self.jumps = QWidget()
        row = FlowLayout(self.jumps, spacing=16)
        for wording, part in (
            (N_("Your answers"), lambda: self.answers[0]),
            (N_("The checklist"), lambda: self.checklist),
            (N_("I have submitted"), lambda: self.done),
        ):
            button = Button(kind="link", icon="arrow-down")
            self.text(button.setText, wording)
            self.text(partial(_name_jump, button), wording)
            button.clicked.connect(lambda _down=False, part=part: self._jump(part()))
            row.addWidget(button)
            self.to_submission = button
        return self.jumps

    def _jump(self, part: QWidget) -> None:
        top = part.mapTo(self._content, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(top - 8)
        first = next((b for b in part.findChildren(QWidget) if _takes_focus(b)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.done.submitted.connect(self._submit)
        self.done.receipt_edited.connect(self._change_receipt)
        self.done.taken_back.connect(self._take_back)
        self.session.opened.connect(self.done.forget)

    # What the user does

    def _change(self, card: AnswerCard, row: AnswerRow) -> None:
        """Go to the thing itself; `come_back` leads here again."""
        if row.answer is not None:
            self._left = _Left(card, row.answer, card.rows().index(row))
            self.point.emit(row.answer.page, row.answer.key)

    def _to_dossier(self) -> None:
        self._left = None
        self.point.emit("documents", "dossier")

    def come_back(self) -> bool:
        """To the row that was left, else to the nearest to it: it may have been settled."""
        cards = [card for card in (self.open, self.ahead, *self.answers) if card.isVisibleTo(self)]
        places = [(card, n, row) for card in cards for n, row in enumerate(card.rows())]
        if self._left is None or not places:
            return False
        _card, _place, nearest = min(places, key=self._left.distance)
        nearest.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(nearest)
        return True

    def _submit(self, at: datetime, receipt: str | None) -> None:
        from nato_apply.candidate.draft import Submitted

        def sent(draft: Draft) -> Draft:
            """The answer that counts from now on is that of the day it was submitted."""
            zone = call.window.zone if call is not None else clock.BRUSSELS
            day = at.astimezone(clock.zone(zone)).date()
            return attrs.evolve(draft, submitted=Submitted(at, receipt), apply_on=day)

        call = self.session.view.call if self.session.view is not None else None
        self.session.edit(sent, N_("Submitted"))
        self.session.save(autosave=False)  # what was sent stays a revision of its own
        self._scroll.verticalScrollBar().setValue(0)

    def _change_receipt(self, receipt: str | None) -> None:
        def changed(draft: Draft) -> Draft:
            if draft.submitted is None:
                return draft
            return attrs.evolve(draft, submitted=attrs.evolve(draft.submitted, receipt=receipt))

        self.session.edit(changed, N_("Receipt"), merge="submitted.receipt")

    def _take_back(self) -> None:
        self.session.edit(
            lambda draft: attrs.evolve(draft, submitted=None), N_("Not submitted yet")
        )

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self.nothing.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("There is something to check once there is a call.")),
        )
        self.all_settled.show_notice(
            "met",
            translated(N_("Nothing is open any more")),
            translated(N_("Read every answer once more, then submit on NATO’s portal.")),
        )

    def present(self, view: View) -> None:
        submitted = view.draft.submitted is not None
        self.nothing.setVisible(view.call is None)
        # What matters now comes first: what is open before, what follows after the submission.
        (self._first if submitted else self._last).addWidget(self.done)
        for part in (self.jumps, self.done, self.checklist):
            part.setVisible(view.call is not None)
        self.after.setVisible(submitted and view.call is not None)
        for part in (self.all_settled, self.open, self.ahead, self.before):
            part.setVisible(not submitted and view.call is not None)
        if view.call is not None and not (view.call.steps or view.call.told("hand-over")):
            self.before.hide()
        self.to_submission.setVisible(not submitted)
        if view.call is None:
            self.dossier.hide()
            self._show_sections(())
            return
        made = exports.checklist_of(view)
        self._show_open(view, made, submitted=submitted)
        self._show_sections(sections(view, made), way=N_("Go there") if submitted else N_("Change"))
        self._show_before(view.call)
        self.checklist.show_view(view)
        self.dossier.show_view(view)
        self.done.show_view(view)

    def at_large(self, view: View) -> Aside | None:
        return aside_of_handing_in(view.call) if view.call is not None else None

    def _show_open(self, view: View, made: Checklist, *, submitted: bool) -> None:
        """What is to be settled, the gravest first; steps whose day is still to come, apart."""
        found = still_open(view, made)
        for card, answers, title in (
            (self.open, found.now, count_line(len(found.now))),
            (self.ahead, found.ahead, translated(N_("Steps still ahead"))),
        ):
            card.setVisible(bool(answers) and not submitted)
            card.show_answers(title, answers, translated(N_("Go there")))
        self.all_settled.setVisible(not found.now and not submitted)

    def _show_sections(self, found: Sequence[Section], way: str = N_("Change")) -> None:
        """`way`: what leads to an answer is called; what was submitted is not changed any more."""
        while len(self.answers) < len(found):
            card = self._card()
            self.answers.append(card)
            self._sections.addWidget(card)
        for place, card in enumerate(self.answers):
            card.setVisible(place < len(found))
            if place < len(found):
                card.show_answers(found[place].title, found[place].answers, translated(way))

    def _show_before(self, call: Call) -> None:
        """The notice's own steps, in its order, and what it wants to be known."""
        if (call, i18n.language()) == self._before_of:
            return
        self._before_of = (call, i18n.language())
        self.before.set_heading(translated(N_("How to apply, as the notice says")))
        clear(self._notices)
        for number, step in enumerate(call.steps, start=1):
            self._notices.addWidget(Label(_cited(f"{number}. {step.text}", step.cite)))
        for notice in call.told("hand-over"):
            self._notices.addWidget(Label(_cited(str(notice.text), notice.cite), role="muted"))


class _Left(NamedTuple):
    """The row by which the page was left."""

    card: AnswerCard
    answer: Answer
    place: int

    def distance(self, row: tuple[AnswerCard, int, AnswerRow]) -> tuple[int, int]:
        """How far a row is from that one: the same thing first, then the same card."""
        card, place, widget = row
        there, left = widget.answer or self.answer, self.answer
        thing = (there.page, there.key) == (left.page, left.key)
        asked = thing and there.question == left.question
        return 4 - 2 * thing - asked - (card is self.card), abs(place - self.place)


def _name_jump(button: Button, text: str) -> None:
    """Not by the words alone: the part it goes to may have a button of the same ones."""
    button.setAccessibleName(str(Message(N_("Further down: {part}"), {"part": text})))


def _takes_focus(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & tab)


def _cited(text: str, cite: object) -> str:
    return f"{text} ({cite})" if cite else text

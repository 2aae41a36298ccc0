"""Start: the drafts kept here, how to begin another, and the calls there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.pages.page import Page
from nato_apply.ui.start_drafts import DraftCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session
    from nato_apply.ui.situation import Situation
    from nato_apply.ui.start_undo import UndoRow
    from nato_apply.ui.start_vault import VaultCard
    from nato_apply.ui.widgets.cards import EmptyState, Notice

ORDER = ("closing", "open", "not_open", "undated", "closed")
"""Calls by their state: first those for which there is something to do."""

FIRST, MORE = 8, 50
"""How many drafts are shown at once, and how many more each time."""


class Start(Page):
    title = N_("All applications")
    intro = N_("Carry on with one, or begin another. Everything stays on this computer.")

    def __init__(self, session: Session, drafts: Drafts) -> None:
        self.drafts = drafts
        self._cards: dict[str, DraftCard] = {}
        self._titles: dict[str, str] = {}
        self._empty: EmptyState | None = None
        self.vault: VaultCard | None = None
        self.calls: Card | None = None
        self.undo: UndoRow | None = None
        self.problem: Notice | None = None
        self._most = FIRST
        super().__init__(session)
        drafts.changed.connect(self._show_drafts)
        drafts.calls_known.connect(self._show_calls)
        drafts.refused.connect(self._refused)

    def build(self) -> None:
        self.opening = Label(role="muted")
        self.text(self.opening.setText, N_("Opening your drafts…"))
        self.body.addWidget(self.opening)
        self.list = Card()
        self.text(self.list.set_heading, N_("Your drafts"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.list.body.addLayout(self._rows)
        self.body.addWidget(self.list)
        self.more = Button(kind="link")
        self.more.clicked.connect(self._show_more)
        self.list.body.addWidget(self.more)
        self.body.addStretch(1)

    def _build_calls(self) -> Card:
        """Made once the calls are known: a moment after the drafts."""
        card = Card()
        self._calls_box = QWidget()
        self._calls = QVBoxLayout(self._calls_box)
        self._calls.setContentsMargins(0, 0, 0, 0)
        self._calls.setSpacing(0)
        card.body.addWidget(self._calls_box)
        self.body.insertWidget(self.body.count() - 1, card)
        self._build_more()
        return card

    def _build_more(self) -> None:
        from nato_apply.ui.widgets.flow import FlowLayout

        more = QWidget()
        row = FlowLayout(more, spacing=8)
        self.open_file = Button("", icon="folder-open")
        self.open_file.clicked.connect(self.choose_file)
        self.look_around = Button("", icon="eye")
        self.look_around.clicked.connect(self._open_sample)
        row.addWidget(self.open_file)
        row.addWidget(self.look_around)
        self.body.insertWidget(self.body.count() - 1, more)

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self._show_drafts()
        self._show_calls()

    def _show_drafts(self) -> None:
        situation = self.drafts.situation
        self._show_situation(situation)
        deleting = self.drafts.deleting
        rows = [r for r in self.drafts.rows if deleting is None or r.id != deleting.id]
        shown = rows[: self._most]
        self._make_cards([row.id for row in shown])
        may_change = situation.kind == "open"
        for row in shown:
            summary = self.drafts.summaries.get(row.id)
            title = self._call_title(row.call)
            self._cards[row.id].show_row(row, title, summary, may_change=may_change)
        self.list.setVisible(bool(rows))
        more = len(rows) - len(shown)
        self.more.setVisible(more > 0)
        self.more.setText(str(Message(N_("Show {count} more"), {"count": more})))
        empty = not rows and situation.kind in ("none", "open")
        if empty:
            self._show_empty()
        elif self._empty is not None:
            self._empty.hide()
        if self.calls is not None:
            self.look_around.setVisible(bool(rows))
        self._allow_beginning()
        self._show_undo()

    def _show_situation(self, situation: Situation) -> None:
        self.opening.setVisible(situation.kind == "loading")
        if self.vault is None and situation.kind in ("passphrase", "read-only", "refused"):
            from nato_apply.ui.start_vault import VaultCard

            self.vault = VaultCard()
            self.vault.unlocked.connect(self.drafts.open_vault)
            self.vault.again.connect(self.drafts.open_vault)
            self.body.insertWidget(2, self.vault)
        if self.vault is not None:
            self.vault.show_situation(situation)

    def _make_cards(self, wanted: list[str]) -> None:
        """One card a draft, in order; those that are there already are kept."""
        if list(self._cards) == wanted:
            return
        kept = {id_: card for id_, card in self._cards.items() if id_ in wanted}
        for id_, card in self._cards.items():
            if id_ not in kept:
                self._rows.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = {
            id_: kept.get(id_) or self._card(id_, first=not number)
            for number, id_ in enumerate(wanted)
        }
        for number, card in enumerate(self._cards.values()):
            card.set_first(not number)
            self._rows.insertWidget(number, card)

    def _card(self, draft_id: str, *, first: bool) -> DraftCard:
        card = DraftCard(first=first)
        card.opened.connect(partial(self._open, draft_id))
        card.renamed.connect(partial(self.drafts.rename, draft_id))
        card.deleted.connect(partial(self.drafts.delete, draft_id))
        return card

    def _call_title(self, call_id: str | None) -> str:
        if self.session.catalogue is None:
            return ""
        if call_id is None:
            return translated(N_("no call chosen yet"))
        return self._titles.get(call_id, call_id)

    def _show_empty(self) -> None:
        if self._empty is None:
            from nato_apply.ui.widgets.cards import EmptyState

            sample = Button(translated(N_("Look around in a sample")), "primary", "eye")
            sample.clicked.connect(self._open_sample)
            self._empty = EmptyState("file-plus", sample)
            self._empty_button = sample
            self.body.insertWidget(self.body.indexOf(self.list) + 1, self._empty)
        self._empty_button.setText(translated(N_("Look around in a sample")))
        self._empty.set_texts(
            translated(N_("No drafts yet")),
            translated(
                N_("Begin with a call below, or look around in a sample: nothing can go wrong.")
            ),
        )
        self._empty.show()

    def _show_more(self) -> None:
        self._most += MORE
        self._show_drafts()

    def _show_undo(self) -> None:
        deleting = self.drafts.deleting
        if deleting is None:
            if self.undo is not None:
                self.undo.forget()
            return
        if self.undo is None:
            from nato_apply.ui.start_undo import UndoRow

            self.undo = UndoRow()
            self.undo.wanted_back.connect(self.drafts.undelete)
            self.undo.gone.connect(self.drafts.delete_for_good)
            self.body.insertWidget(self.body.indexOf(self.list), self.undo)
        self.undo.show_deleted(deleting.name or translated(N_("New application")))

    def _show_calls(self) -> None:
        catalogue = self.session.catalogue
        if catalogue is None:
            return
        if self.calls is None:
            self.calls = self._build_calls()
        self.calls.set_heading(translated(N_("Begin an application")))
        self.open_file.setText(translated(N_("Open a candidate file…")))
        self.look_around.setText(translated(N_("Look around in a sample")))
        self._titles = {call.id: str(call.title) for call in catalogue.calls()}
        self._show_drafts()
        from nato_apply.candidate.draft import Draft
        from nato_apply.deadlines.plan import plan
        from nato_apply.ui.start_calls import CallCard
        from nato_apply.ui.widgets.cards import clear

        clear(self._calls)
        now = self.session.now()
        known = [(call, plan(call, Draft(call=call.id), now)) for call in catalogue.calls()]
        known.sort(key=lambda pair: ORDER.index(pair[1].state))
        for number, (call, made) in enumerate(known):
            card = CallCard(call, made, first=not number)
            card.chosen.connect(partial(self.drafts.new, call.id))
            self._calls.addWidget(card)
        self._allow_beginning()

    def _allow_beginning(self) -> None:
        """Only where a new draft could be kept."""
        if self.calls is not None:
            self._calls_box.setEnabled(self.drafts.can_keep)
            self.open_file.setEnabled(self.drafts.can_keep)

    def _refused(self, error: Exception) -> None:
        if self.problem is None:
            from nato_apply.ui.widgets.cards import Notice

            self.problem = Notice("not_met")
            self.body.insertWidget(2, self.problem)
        self.problem.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.problem.show()

    def _forget_problem(self) -> None:
        if self.problem is not None:
            self.problem.hide()

    # What the user does

    def _open(self, draft_id: str) -> None:
        self._forget_problem()
        self.drafts.open(draft_id)

    def _open_sample(self) -> None:
        self._forget_problem()
        self.drafts.open_sample()

    def choose_file(self) -> None:
        self._forget_problem()
        from nato_apply.ui.dialogs import files

        file = files.to_open(
            self,
            translated(N_("Open a candidate file")),
            translated(N_("Candidate files (*.toml)")),
        )
        if file is not None:
            self.drafts.open_file(file)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drafts.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drafts.delete_for_good()

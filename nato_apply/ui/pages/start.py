"""Start: the drafts kept here, how to begin another, and the calls there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.beginning import begin
from nato_apply.ui.draft_summary import newest
from nato_apply.ui.footer import reason_words
from nato_apply.ui.pages.page import Page
from nato_apply.ui.start_drafts import DraftCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session
    from nato_apply.ui.situation import Situation
    from nato_apply.ui.start_calls import CallsCard
    from nato_apply.ui.start_undo import UndoRow
    from nato_apply.ui.start_vault import VaultCard
    from nato_apply.ui.start_welcome import NothingYet, WelcomeCard
    from nato_apply.ui.widgets.cards import Notice

FIRST, MORE = 8, 50
"""How many drafts are shown at once, and how many more each time."""


class Start(Page):
    title = N_("All applications")
    intro = N_("Carry on with one, or begin another. Everything stays on this computer.")

    def __init__(self, session: Session, drafts: Drafts) -> None:
        self.drafts = drafts
        self._cards: dict[str, DraftCard] = {}
        self._titles: dict[str, str] = {}
        self._empty: NothingYet | None = None
        self.first_steps: WelcomeCard | None = None
        self._welcomes = False  # asked for, though something is kept
        self.vault: VaultCard | None = None
        self.calls: CallsCard | None = None
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

    def _build_calls(self) -> CallsCard:
        """Made once the calls are known: a moment after the drafts."""
        from nato_apply.ui.start_calls import CallsCard

        card = CallsCard()
        card.chosen.connect(partial(begin, self, self.drafts, self.session))
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
        if self.first_steps is not None:
            self.first_steps.retranslate()
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
            summary = newest(row.id, self.drafts.summaries, self.session)
            title = self._call_title(row.call)
            self._cards[row.id].show_row(row, title, summary, may_change=may_change)
        self.list.setVisible(bool(rows))
        more = len(rows) - len(shown)
        self.more.setVisible(more > 0)
        self.more.setText(str(Message(N_("Show {count} more"), {"count": more})))
        nothing = situation.kind == "none"
        if not rows and situation.kind == "open":
            self._show_empty()
        elif self._empty is not None:
            self._empty.hide()
        if nothing or self._welcomes:
            self._show_welcome(can_close=not nothing)
        elif self.first_steps is not None:
            self.first_steps.hide()
        if self.calls is not None:
            self.look_around.setVisible(bool(rows))
            self.open_file.setVisible(not nothing)
        self._allow_beginning()
        self._show_undo()

    def _show_situation(self, situation: Situation) -> None:
        self.opening.setVisible(situation.kind == "loading")
        if self.vault is None and situation.kind in ("passphrase", "read-only", "refused"):
            from nato_apply.ui.start_vault import VaultCard, connect

            self.vault = VaultCard()
            connect(self.vault, self.drafts)
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
                discard(card)
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
            from nato_apply.ui.start_welcome import NothingYet

            self._empty = NothingYet()
            self._empty.sample.clicked.connect(self._open_sample)
            self.body.insertWidget(self.body.indexOf(self.list) + 1, self._empty)
        self._empty.show_nothing()

    def _show_welcome(self, *, can_close: bool) -> None:
        if self.first_steps is None:
            from nato_apply.ui.start_welcome import WelcomeCard

            self.first_steps = WelcomeCard()
            self.first_steps.sample_wanted.connect(self._open_sample)
            self.first_steps.new_wanted.connect(self.begin_new)
            self.first_steps.file_wanted.connect(self.choose_file)
            self.first_steps.closed.connect(self._close_welcome)
            self.body.insertWidget(2, self.first_steps)
        folder = self.drafts.keeper.folder.parent
        can_keep = self.drafts.can_keep
        self.first_steps.show_welcome(folder, can_keep=can_keep, can_close=can_close)

    def _close_welcome(self) -> None:
        self._welcomes = False
        self._show_drafts()
        self.focus_first()

    def welcome(self) -> None:
        """Show the first steps again, and put the keyboard there."""
        self._welcomes = True
        self._show_drafts()
        if self.first_steps is not None:
            self._scroll.verticalScrollBar().setValue(0)
            self.first_steps.sample.setFocus()

    def begin_new(self) -> None:
        """Put the keyboard to the calls with which a new application begins."""
        if self.calls is not None:
            self.calls.go_to()

    def _show_more(self) -> None:
        self._most += MORE
        self._show_drafts()

    def _show_undo(self) -> None:
        deleting = self.drafts.deleting
        if deleting is None:
            if self.undo is not None:
                self.undo.hide()
            return
        if self.undo is None:
            from nato_apply.ui.start_undo import UndoRow

            self.undo = UndoRow()
            self.undo.wanted_back.connect(self.drafts.undelete)
            self.body.insertWidget(self.body.indexOf(self.list), self.undo)
        self.undo.show_deleted(deleting.name or translated(N_("New application")))

    def _show_calls(self) -> None:
        catalogue = self.session.catalogue
        if catalogue is None:
            return
        if self.calls is None:
            self.calls = self._build_calls()
        self.open_file.setText(translated(N_("Open a file…")))
        self.look_around.setText(translated(N_("Look around in a sample")))
        self._titles = {call.id: str(call.title) for call in catalogue.calls()}
        self._show_drafts()
        self.calls.show_calls(catalogue.calls(), self.session.now())
        self._allow_beginning()

    def _allow_beginning(self) -> None:
        """Only where a new draft could be kept."""
        if self.calls is not None:
            self.calls.allow(self.drafts.can_keep)
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
            translated(N_("Open a file")),
            translated(N_("Applications (*.toml *.natoapply)")),
        )
        if file is not None:
            self.drafts.open_file(file)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drafts.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drafts.delete_for_good()

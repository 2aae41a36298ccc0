"""After submission: what the notice says comes next, silence included, and a log with dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import Qt

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import Aside, aside_of_handing_in
from nato_apply.ui.widgets.afterwards import LogCard, StagesCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import EmptyState, Notice

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft, LogEntry
    from nato_apply.ui.view import View


class Afterwards(Page):
    title = N_("After submission")
    intro = N_("What comes next, as far as the notice says, and what has happened so far.")

    def build(self) -> None:
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("clock", to_start)
        self.state = Notice()
        self.to_hand_over = Button(kind="link", icon="send")
        self.text(self.to_hand_over.setText, N_("To “Check and hand over”"))
        self.to_hand_over.clicked.connect(lambda: self.go.emit("hand_over"))
        self.stages = StagesCard()
        self.log = LogCard()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.state)
        self.body.addWidget(self.to_hand_over, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.stages)
        self.body.addWidget(self.log)
        self.body.addStretch(1)
        self.log.added.connect(self._add)
        self.log.changed.connect(self._change)
        self.log.removed.connect(self._remove)
        self.session.opened.connect(self.log.forget)

    def retranslate(self) -> None:
        super().retranslate()
        self.nothing.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("What follows a submission depends on the call.")),
        )

    def present(self, view: View) -> None:
        call = view.call
        self.nothing.setVisible(call is None)
        for part in (self.state, self.to_hand_over, self.stages):
            part.setVisible(call is not None)
        draft = view.draft
        self.log.setVisible(call is not None and bool(draft.submitted or draft.log))
        if call is None:
            return
        self._show_state(view)
        self.stages.show_call(call)
        self.log.show_view(view)

    def at_large(self, view: View) -> Aside | None:
        return aside_of_handing_in(view.call) if view.call is not None else None

    def _show_state(self, view: View) -> None:
        sent = view.draft.submitted
        if sent is None:
            told = N_("Once you have submitted, say so first; then this page keeps your log.")
            self.state.show_notice("accent", translated(N_("Not submitted yet")), translated(told))
            return
        moment = i18n.moment(sent.at.astimezone())
        receipt = sent.receipt or translated(N_("none noted"))
        self.state.show_notice(
            "met",
            str(Message(N_("Submitted on {moment}, your time"), {"moment": moment})),
            str(Message(N_("Receipt: {receipt}"), {"receipt": receipt})),
        )

    # The log

    def _add(self, day: date, text: str) -> None:
        from nato_apply.candidate.draft import LogEntry

        entry = LogEntry(day, text)
        self.session.edit(lambda draft: _logged(draft, (*draft.log, entry)), N_("Log entry"))

    def _change(self, index: int, day: date, text: str) -> None:
        from nato_apply.candidate.draft import LogEntry

        def changed(draft: Draft) -> Draft:
            log = list(draft.log)
            log[index : index + 1] = [LogEntry(day, text)]
            return _logged(draft, tuple(log))

        self.session.edit(changed, N_("Log entry changed"))

    def _remove(self, index: int) -> None:
        self.session.edit(
            lambda draft: _logged(draft, (*draft.log[:index], *draft.log[index + 1 :])),
            N_("Log entry removed"),
        )


def _logged(draft: Draft, log: tuple[LogEntry, ...]) -> Draft:
    return attrs.evolve(draft, log=log)

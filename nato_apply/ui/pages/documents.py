"""Prove your studies: each document asked for, why, what was given, what it is worth."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from nato_apply.i18n import N_, translated
from nato_apply.ui import document_asides
from nato_apply.ui.document_deeds import DocumentDeeds
from nato_apply.ui.pages.page import Page
from nato_apply.ui.phrases import breakable
from nato_apply.ui.taking_in import taken_away
from nato_apply.ui.view import Aside
from nato_apply.ui.ways_on import Way, ways
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import EmptyState, Notice
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.dossier_card import DossierCard
from nato_apply.ui.widgets.drop_zone import can_be_dropped
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.progress_row import PATIENCE_MS, ProgressRow
from nato_apply.ui.widgets.slot_card import SlotCard, SlotState
from nato_apply.ui.widgets.strays import Strays
from nato_apply.ui.widgets.submitted import SubmittedNotice, frozen
from nato_apply.ui.widgets.thing import shows_thing

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, DocumentSlot
    from nato_apply.documents.intake import FileReport
    from nato_apply.documents.slots import Slots
    from nato_apply.ui.scan_reading import ScanReading
    from nato_apply.ui.taking_in import TakingIn
    from nato_apply.ui.view import View


class Documents(Page):
    title = N_("Prove your studies")
    intro = N_(
        "Which papers the notice asks of you, and why. Files are copied into your encrypted "
        "store and looked at here; the originals stay where they are."
    )

    def build(self) -> None:
        self.deeds = DocumentDeeds(self, self.session)
        self.deeds.began.connect(self._began)
        self.deeds.taken_away.connect(self._taken_away)
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
        self.submitted = SubmittedNotice()
        self.body.addWidget(self.submitted)
        self.sample = Notice("accent")
        self.body.addWidget(self.sample)
        self.remark = Notice("unknown")
        self.to_facts = Button(kind="link", icon="arrow-right")
        self._settles = "about_you"
        self.to_facts.clicked.connect(lambda: self.go.emit(self._settles))
        row = FlowLayout()
        row.addWidget(self.to_facts)
        self.remark.body.addLayout(row)
        self.body.addWidget(self.remark)
        self.progress = ProgressRow(patience_ms=PATIENCE_MS)
        self.body.addWidget(self.progress)
        self.start = Button()
        self.text(self.start.setText, N_("Choose a call"))
        self.start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("paperclip", self.start)
        self.body.addWidget(self.nothing)
        self._build_slots()
        self.body.addStretch(1)
        self.cards: dict[str, SlotCard] = {}
        self._call: Call | None = None
        self._listen()

    def _build_slots(self) -> None:
        self._now = QVBoxLayout()
        self._later = QVBoxLayout()
        self.later_heading = Label(role="heading")
        self.text(self.later_heading.setText, N_("Asked for later, during the selection"))
        for part in (self._now, self._later):
            part.setSpacing(16)
        self.body.addLayout(self._now)
        self.dossier = DossierCard(self.session)
        shows_thing(self.dossier, "dossier")
        self.dossier.password_wanted.connect(self.deeds.ask_password)
        self.dossier.wants.wanted.connect(lambda slot: self.cards[slot].go_to())
        self.body.addWidget(self.dossier)
        self.body.addWidget(self.later_heading)
        self.body.addLayout(self._later)
        self.strays = Strays()
        self.strays.removed.connect(
            lambda slot, file: taken_away(self.session, self.deeds.document(slot, file))
        )
        self.body.addWidget(self.strays)

    def _listen(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self.session.files.busy_changed.connect(self._refresh_soon)
        self.session.files.reading_began.connect(self._reading_began)
        self.session.opened.connect(self._forget_told)

    # Giving files

    def _began(self, slot: str, taking: TakingIn) -> None:
        for card in self.cards.values():
            card.refusal.forget()
        self.progress.follow(taking, N_("Taking in file {number} of {count}…"))
        card = self.cards[slot]
        taking.already_there.connect(card.refusal.add_twin)
        taking.refused.connect(partial(_refuse, card))
        taking.ended.connect(self._refresh_soon)
        QTimer.singleShot(0, card, card.expect_file)  # while the first file is read

    def _reading_began(self, reading: ScanReading) -> None:
        wording = N_("Reading scan “{file}”, page {number} of {count}…")
        for card in self.cards.values():
            if reading.file in card.rows:
                card.reading.follow(reading, wording, file=breakable(reading.file))
                return

    def _taken_away(self, slot: str, file: str, back: Callable[[], None]) -> None:
        self.cards[slot].offer_back(file, back)

    def _forget_told(self) -> None:
        for card in self.cards.values():
            card.refusal.forget()
            card.undo.hide()

    def _refresh_soon(self) -> None:
        """Once, whatever else comes before the event loop: what was given shows first."""
        self._soon.start()

    def _refresh(self) -> None:
        view = self.session.view
        if view is not None and self.isVisible():
            self.present(view)

    def _paste(self) -> None:
        """Ctrl+V: for the card that has the keyboard, else it is asked for which."""
        focus = self.focusWidget()
        cards = self.cards.items()
        held = [slot for slot, card in cards if card.isAncestorOf(focus)]
        self.deeds.paste(held[0] if held else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        view = self.session.view
        takes = view is not None and view.call is not None and not frozen(view)
        if takes and can_be_dropped(event.mimeData()) and self.cards:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.deeds.give_data("", event.mimeData())

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self.sample.show_notice(
            "accent",
            "",
            translated(
                N_(
                    "You are looking around in the sample: files you add here are looked at, "
                    "and forgotten when you leave."
                )
            ),
        )

    def present(self, view: View) -> None:
        self.submitted.show_view(view)
        asked = view.slots.slots if view.slots is not None else ()
        self._show_nothing(view)
        self.sample.setVisible(bool(asked) and self.session.draft_id is None)
        self._show_remark(view)
        if view.call is None or view.slots is None:
            self.strays.show_documents(())
            self.later_heading.hide()
            self.dossier.hide()
            return
        self._show_cards(view, view.call)
        self.dossier.show_view(view)
        known = {slot.id for slot in view.call.slots}
        strays = [d for d in view.draft.documents if d.slot not in known]
        self.strays.show_documents(strays, editable=not frozen(view))

    def at_large(self, view: View) -> Aside | None:
        return document_asides.at_large(view)

    def _show_remark(self, view: View) -> None:
        """What it means that no proof of study is asked for, and the page that settles it."""
        remark = view.slots.remark if view.slots is not None else None
        self.remark.setVisible(remark is not None)
        if view.slots is None or remark is None:
            return
        unknown = any(s.required is None for s in view.slots.slots if s.asked_now)
        self.remark.show_notice("unknown" if unknown else "unstated", "", str(remark))
        self._settles = "about_you" if unknown else "eligibility"
        wording = N_("Say more about you") if unknown else N_("Check eligibility")
        self.to_facts.setText(translated(wording))
        self.to_facts.setVisible(not frozen(view))

    def _show_nothing(self, view: View) -> None:
        self.start.setVisible(view.call is None)
        self.nothing.setVisible(view.slots is None or not view.slots.slots)
        if view.call is None:
            self.nothing.set_texts(
                translated(N_("No call chosen yet")),
                translated(N_("Which documents are needed comes from the call’s notice.")),
            )
        else:
            self.nothing.set_texts(
                translated(N_("This notice names no documents")),
                translated(
                    N_(
                        "Nothing has to be added here. If the application form asks for some, "
                        "hand them in there."
                    )
                ),
            )

    def _show_cards(self, view: View, call: Call) -> None:
        from nato_apply.checklist.slot_parts import slot_parts

        assert view.slots is not None
        if call is not self._call:
            self._build_cards(call)
        # Notes stand in their own fields here.
        bare = tuple(attrs.evolve(d, note=None) for d in view.draft.documents)
        for part in slot_parts(attrs.evolve(view.draft, documents=bare), view.slots):
            given = tuple(d for d in view.draft.documents if d.slot == part.id)
            self.cards[part.id].show_state(
                SlotState(
                    self._slot(part.id),
                    part,
                    given,
                    self.session.files.under_way,
                    self._ways(view.slots, part.id),
                    not frozen(view),
                )
            )

    def _ways(self, slots: Slots, slot: str) -> dict[str, tuple[Way, ...]]:
        found = next(each for each in slots.slots if each.slot.id == slot)
        able = self.session.files.can_recognise
        return {each.file: ways(each, can_recognise=able(each.file)) for each in found.files}

    def _build_cards(self, call: Call) -> None:
        self._call = call
        for card in self.cards.values():
            discard(card)
        self.cards = {slot.id: self._card(slot.id) for slot in call.slots}
        later = False
        for slot in call.slots:
            asked_now = slot.when == "application"
            (self._now if asked_now else self._later).addWidget(self.cards[slot.id])
            later = later or not asked_now
        self.later_heading.setVisible(later)

    def _card(self, slot: str) -> SlotCard:
        card = SlotCard()
        shows_thing(card, f"slot.{slot}")
        deeds = self.deeds
        card.dropped.connect(partial(deeds.give_data, slot))
        card.asked.connect(partial(deeds.choose, slot))
        card.looked_at.connect(partial(deeds.look_at, slot))
        card.translation_asked.connect(partial(deeds.state_translation, slot))
        card.removed.connect(partial(deeds.remove, slot))
        card.noted.connect(partial(deeds.note, slot))
        card.way_wanted.connect(partial(deeds.go_way, slot))
        card.focused.connect(lambda: self._say_slot(slot))
        return card

    def _say_slot(self, slot: str) -> None:
        assert self._call is not None
        self.say(document_asides.of_slot(self._slot(slot), self._call))

    def _slot(self, slot: str) -> DocumentSlot:
        assert self._call is not None
        found = self._call.slot(slot)
        assert found is not None
        return found


def _refuse(card: SlotCard, report: FileReport) -> None:
    card.refusal.add(report.file, [finding.text for finding in report.findings])

"""Prove your studies: each document asked for, why, what was given, what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from PySide6.QtWidgets import QVBoxLayout

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs import files as file_dialogs
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import Aside
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import EmptyState, Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.progress_row import ProgressRow
from nato_apply.ui.widgets.slot_card import SlotCard, SlotState
from nato_apply.ui.widgets.strays import Strays
from nato_apply.ui.widgets.submitted import SubmittedNotice, frozen

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, DocumentSlot
    from nato_apply.candidate.draft import Document, Draft
    from nato_apply.documents.intake import FileReport
    from nato_apply.ui.view import View


class Documents(Page):
    title = N_("Prove your studies")
    intro = N_(
        "Which papers the notice asks of you, and why. Files are copied into your encrypted "
        "store and looked at here; the originals stay where they are."
    )

    def build(self) -> None:
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
        self.progress = ProgressRow()
        self.body.addWidget(self.progress)
        self.start = Button()
        self.text(self.start.setText, N_("Choose a call"))
        self.start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("paperclip", self.start)
        self.body.addWidget(self.nothing)
        self._now = QVBoxLayout()
        self._later = QVBoxLayout()
        self.later_heading = Label(role="heading")
        self.text(self.later_heading.setText, N_("Asked for later, during the selection"))
        for part in (self._now, self._later):
            part.setSpacing(16)
        self.body.addLayout(self._now)
        self.body.addWidget(self.later_heading)
        self.body.addLayout(self._later)
        self.strays = Strays()
        self.strays.removed.connect(self._remove)
        self.body.addWidget(self.strays)
        self.body.addStretch(1)
        self.cards: dict[str, SlotCard] = {}
        self._giving = ""
        self._call: Call | None = None
        files = self.session.files
        files.busy_changed.connect(self._busy_changed)
        files.not_taken.connect(self._not_taken)
        self.session.opened.connect(self._clear_refusals)

    # Giving files

    def _choose(self, slot: str) -> None:
        kinds = translated(N_("Documents (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic)"))
        everything = translated(N_("All files (*)"))
        title = str(self._slot(slot).title)
        chosen = file_dialogs.several_to_open(self.window(), title, f"{kinds};;{everything}")
        if chosen:
            self._give(slot, chosen)

    def _give(self, slot: str, paths: Sequence[Path]) -> None:
        view = self.session.view
        if view is None or frozen(view):
            return
        self._clear_refusals()
        self._giving = slot
        self.progress.follow(self.session.files.give(slot, paths), len(paths))

    def _not_taken(self, report: FileReport) -> None:
        card = self.cards.get(self._giving)
        if card is not None:
            sentences = " ".join(str(finding.text) for finding in report.findings)
            card.refuse(report.file, sentences)

    def _clear_refusals(self) -> None:
        for card in self.cards.values():
            card.refuse("", "")

    def _busy_changed(self) -> None:
        view = self.session.view
        if view is not None and self.isVisible():
            self.present(view)

    # What is done with one file

    def _remove(self, slot: str, file: str) -> None:
        self.session.files.take_away(self._document(slot, file))

    def _note(self, slot: str, file: str, note: str | None) -> None:
        document = self._document(slot, file)
        self._put(document, attrs.evolve(document, note=note), N_("Note"), f"note.{slot}.{file}")

    def _put(self, old: Document, new: Document, name: str, merge: str = "") -> None:
        def put(draft: Draft) -> Draft:
            return attrs.evolve(
                draft, documents=tuple(new if d == old else d for d in draft.documents)
            )

        self.session.edit(put, name, merge=merge)

    def _look_at(self, file: str) -> None:
        from nato_apply.ui.dialogs.preview import PreviewDialog

        PreviewDialog(self, self.session.files, file).open()

    def _state_translation(self, slot: str, file: str) -> None:
        from nato_apply.ui.dialogs.translation import TranslationDialog

        view = self.session.view
        if view is None or view.call is None:
            return
        document = self._document(slot, file)
        names = [d.file for d in view.draft.documents if d.translation_of is None]
        others = [name for name in dict.fromkeys(names) if name != file]
        ban = " ".join(str(n.text) for n in view.call.told("documents") if "ai" in n.id.split("-"))
        dialog = TranslationDialog(self, document, others, view.today, ban)
        dialog.stated.connect(lambda new: self._put(document, new, N_("Translation")))
        dialog.open()

    def _document(self, slot: str, file: str) -> Document:
        return next(d for d in self.session.draft.documents if (d.slot, d.file) == (slot, file))

    def _slot(self, slot: str) -> DocumentSlot:
        assert self._call is not None
        found = self._call.slot(slot)
        assert found is not None
        return found

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
            return
        self._show_cards(view, view.call)
        known = {slot.id for slot in view.call.slots}
        strays = [d for d in view.draft.documents if d.slot not in known]
        self.strays.show_documents(strays, editable=not frozen(view))

    def at_large(self, view: View) -> Aside | None:
        return _aside(view.call) if view.call is not None else None

    def _show_remark(self, view: View) -> None:
        """What it means that no proof of study is asked for, and the page that settles it."""
        remark = view.slots.remark if view.slots is not None else None
        self.remark.setVisible(remark is not None)
        if view.slots is None or remark is None:
            return
        self.remark.show_notice("unknown", "", str(remark))
        unknown = any(s.required is None for s in view.slots.slots if s.asked_now)
        self._settles = "about_you" if unknown else "eligibility"
        wording = N_("Say more about you") if unknown else N_("Check eligibility")
        self.to_facts.setText(translated(wording))

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
            busy = self.session.files.busy
            self.cards[part.id].show_state(
                SlotState(self._slot(part.id), part, given, busy, not frozen(view))
            )

    def _build_cards(self, call: Call) -> None:
        self._call = call
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {slot.id: self._card(slot.id) for slot in call.slots}
        later = False
        for slot in call.slots:
            asked_now = slot.when == "application"
            (self._now if asked_now else self._later).addWidget(self.cards[slot.id])
            later = later or not asked_now
        self.later_heading.setVisible(later)

    def _card(self, slot: str) -> SlotCard:
        card = SlotCard()
        card.dropped.connect(partial(self._give, slot))
        card.asked.connect(partial(self._choose, slot))
        card.looked_at.connect(self._look_at)
        card.translation_asked.connect(partial(self._state_translation, slot))
        card.removed.connect(partial(self._remove, slot))
        card.noted.connect(partial(self._note, slot))
        card.focused.connect(lambda: self.say(_aside_of(self._slot(slot))))
        return card


def _aside_of(slot: DocumentSlot) -> Aside:
    return Aside(str(slot.title), slot.cite or "", str(slot.text or ""))


def _aside(call: Call) -> Aside:
    """What the notice says about documents as a whole."""
    return Aside(
        translated(N_("Documents")), "", _paragraphs(n.text for n in call.told("documents"))
    )


def _paragraphs(texts: Iterable[object]) -> str:
    return "\n\n".join(str(text) for text in texts)

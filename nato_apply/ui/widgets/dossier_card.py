"""One PDF of all documents: what goes in and in which order, how, how large, and the making."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import dossier_making
from nato_apply.ui.dossier_making import Wishes
from nato_apply.ui.phrases import breakable, megabytes, titled
from nato_apply.ui.ways_on import is_locked
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.dossier_banner import DossierBanner
from nato_apply.ui.widgets.dossier_item import DossierItem
from nato_apply.ui.widgets.dossier_wants import DossierWants
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.progress_row import ProgressRow
from nato_apply.ui.widgets.ranked_list import RankedList
from nato_apply.ui.widgets.signed_rows import SignedRows
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from nato_apply.documents.dossier_choice import Choice, Item, LeftOut
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class DossierCard(Card):
    """What is asked for each time is forgotten once a dossier was made, or the draft is left.

    `password_wanted` gives the slot and the file that is locked.
    """

    password_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wishes = Wishes()
        self._groups: list[list[Item]] = []
        self.choice: Choice | None = None
        self.body.setSpacing(12)
        self.told = Label(role="muted")
        self.body.addWidget(self.told)
        self.ranked = RankedList()
        self.ranked.moved.connect(self._move)
        self.body.addWidget(self.ranked)
        self.signed = SignedRows()
        self.signed.decided.connect(self._decide)
        self.body.addWidget(self.signed)
        self.left_heading = Label(role="strong")
        self.body.addWidget(self.left_heading)
        self._left = QVBoxLayout()
        self._left.setSpacing(6)
        self.body.addLayout(self._left)
        self.passwords: dict[str, Button] = {}
        self._left_rows: dict[tuple[str, str, str], QWidget] = {}
        self._options()
        self.size_told = Label()
        self.body.addWidget(self.size_told)
        self.wants = DossierWants()
        self.body.addWidget(self.wants)
        row = FlowLayout()
        self.make = Button(kind="primary", icon="download")
        row.addWidget(self.make)
        self.body.addLayout(row)
        self.progress = ProgressRow()
        self.body.addWidget(self.progress)
        self.banner = DossierBanner(session, self.progress)
        self.banner.written.connect(self._forget_what_is_asked_each_time)
        self.body.addWidget(self.banner)
        self.make.clicked.connect(self._make)
        session.opened.connect(self._begin)
        self._retranslate()

    def _options(self) -> None:
        self.numbered, self.cleaned, self.sensitive = Check(), Check(), Check()
        for each in (self.numbered, self.cleaned, self.sensitive):
            each.ticked.connect(self._wish)
            self.body.addWidget(each)
        self.numbered.show_value(self._wishes.numbered)
        self.cleaned.show_value(self._wishes.cleaned)

    # What the user wants

    def _begin(self) -> None:
        self._forget_what_is_asked_each_time()
        self.banner.forget()

    def _forget_what_is_asked_each_time(self) -> None:
        self.sensitive.show_value(False)
        self._wishes = self._wishes._replace(sensitive=False, signed={})
        self._refresh()

    def _wish(self) -> None:
        self._wishes = self._wishes._replace(
            numbered=self.numbered.isChecked(),
            cleaned=self.cleaned.isChecked(),
            sensitive=self.sensitive.isChecked(),
        )
        self._refresh()

    def _decide(self, file: str, fate: dossier_making.Signed) -> None:
        self._wishes = self._wishes._replace(signed={**self._wishes.signed, file: fate})
        self._refresh()

    def _refresh(self) -> None:
        view = self._session.view
        if view is not None and self.isVisible():
            self.show_view(view)

    def _move(self, key: str, to: int) -> None:
        """Put a document elsewhere among those of its slot, its translations with it."""
        found = next((group for group in self._groups if _key(group) == key), None)
        if found is None:
            return
        slot = found[0].document.slot
        others = [group for group in self._groups if group is not found]
        others.insert(to, found)
        files = [group[0].document.file for group in others if group[0].document.slot == slot]
        self._session.edit(
            lambda draft: dossier_making.with_order(draft, slot, files),
            N_("Order of the documents"),
        )

    def _step(self, key: str, by: int) -> None:
        item = self.ranked.item(key)
        assert isinstance(item, DossierItem)
        pressed, other = (item.up, item.down) if by < 0 else (item.down, item.up)
        if not pressed.isEnabled():
            return
        self._move(key, self.ranked.order.index(key) + by)
        if not pressed.isEnabled():
            other.setFocus()

    def _make(self) -> None:
        view = self._session.view
        if view is not None and self.choice is not None:
            self.banner.make(view, self.choice, self._wishes)

    # Showing

    def show_view(self, view: View) -> None:
        """A view with a call."""
        assert view.slots is not None
        self.setVisible(any(slot.asked_now for slot in view.slots.slots))
        unlocked = frozenset(
            report.file
            for slot in view.slots.slots
            for report in slot.files
            if any(found.code == "unlocked" for found in report.findings)
        )
        choice = dossier_making.choice_of(view, self._wishes, unlocked)
        self.choice = choice
        self._groups = dossier_making.groups(choice.items)
        self._show_items(editable=not frozen(view))
        signed = dossier_making.signed_ones(view, self._wishes, unlocked)
        self.signed.show_files([item.document.file for item in signed], self._wishes.signed)
        self._show_left_out(choice, {slot.slot.id for slot in view.slots.slots if slot.asked_now})
        self.sensitive.setVisible(
            any(s.slot.sensitive and s.files and s.asked_now for s in view.slots.slots)
        )
        self._show_size(choice)
        if not frozen(view):
            self.wants.show_view(view, anything=bool(choice.items))
        else:
            self.wants.hide()

    def _show_items(self, *, editable: bool) -> None:
        items: list[tuple[str, QWidget]] = []
        slots = [group[0].document.slot for group in self._groups]
        for rank, group in enumerate(self._groups):
            key = _key(group)
            item = self.ranked.item(key)
            if not isinstance(item, DossierItem):
                item = DossierItem()
                item.stepped.connect(partial(self._step, key))
            slot = slots[rank]
            item.show_item(
                rank + 1,
                str(group[0].slot.title),
                [each.document.file for each in group],
                up=editable and slot in slots[:rank],
                down=editable and slot in slots[rank + 1 :],
            )
            items.append((key, item))
        self.ranked.set_editable(editable)
        self.ranked.show_order(items)

    def _show_left_out(self, choice: Choice, asked_now: set[str]) -> None:
        left = [each for each in choice.left_out if each.slot.id in asked_now]
        self.left_heading.setVisible(bool(left))
        self.left_heading.setText(
            plural("{count} file is left out", "{count} files are left out", len(left))
        )
        shown = {(str(each.slot.id), each.file, str(each.why)): each for each in left}
        if list(shown) == list(self._left_rows):
            return
        for gone in [key for key in self._left_rows if key not in shown]:
            row = self._left_rows.pop(gone)
            self._left.removeWidget(row)
            discard(row)
            self.passwords.pop(gone[1], None)
        rows = {key: self._left_rows.get(key) or self._left_row(shown[key]) for key in shown}
        for place, row in enumerate(rows.values()):
            if self._left.indexOf(row) != place:
                self._left.removeWidget(row)
                self._left.insertWidget(place, row)
        self._left_rows = rows

    def _left_row(self, each: LeftOut) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spread=True)
        flow.addWidget(Label(titled(breakable(each.file), each.why), role="muted"))
        if is_locked(each.why):
            button = Button(translated(N_("Enter the password…")), "link", icon="key-round")
            button.setAccessibleName(f"{button.text()} {each.file}")
            button.clicked.connect(partial(self.password_wanted.emit, each.slot.id, each.file))
            self.passwords[each.file] = button
            flow.addWidget(button)
        return row

    def _show_size(self, choice: Choice) -> None:
        self.make.setEnabled(bool(choice.items))
        for option in (self.numbered, self.cleaned):
            option.setVisible(bool(choice.items))
        self.size_told.setVisible(bool(choice.items))
        limit = self._session.files.limit
        params = {"size": megabytes(choice.estimate), "limit": limit // 10**6}
        fits = choice.estimate <= limit
        wording = (
            N_("It will have about {size} MB.")
            if fits
            else N_(
                "It will have about {size} MB, more than {limit} MB, so that a portal may refuse "
                "it. Make the largest documents smaller first, or hand some in apart."
            )
        )
        self.size_told.setText(str(Message(wording, params)))
        self.size_told.set_tone("muted" if fits else "arguable")
        self.told.setText(_teaching(bool(choice.items)))

    def _retranslate(self) -> None:
        self.set_heading(translated(N_("One PDF of everything")))
        self.numbered.setText(translated(N_("Number the pages at the foot")))
        self.cleaned.setText(
            translated(N_("Remove author, programs and dates hidden in the files"))
        )
        self.sensitive.setText(translated(N_("This time, include sensitive documents too")))
        self.make.setText(translated(N_("Make the dossier…")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def _key(group: list[Item]) -> str:
    document = group[0].document
    return f"{document.slot}\n{document.file}"


def _teaching(anything: bool) -> str:
    if not anything:
        return translated(
            N_(
                "Once there are documents that can be used, they can be put into one PDF here, "
                "with a cover, contents and bookmarks."
            )
        )
    return translated(
        N_(
            "A cover with the contents, then each document in the order that the notice asks; "
            "within what it asks for, the order is yours. Translations follow their originals."
        )
    )

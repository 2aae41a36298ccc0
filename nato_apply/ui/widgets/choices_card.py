"""My choices: ranked, with a note each, room for more, and the comparison."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.candidate.draft import with_words
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import choosing
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, Ground
from nato_apply.ui.widgets.choice_item import ChoiceItem
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.ranked_list import RankedList
from nato_apply.ui.widgets.submitted import frozen
from nato_apply.ui.widgets.thing import shows_thing
from nato_apply.ui.writing import ban

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class ChoicesCard(Card):
    """Edits the session's draft; `writing` is told when the candidate goes to a note."""

    compared = Signal()
    writing = Signal()
    emptied = Signal()
    """The last choice was taken off, and with it what had the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.ranked = RankedList()
        self.ranked.moved.connect(self._move)
        self.body.addWidget(self.ranked)
        self.room = Ground("dashed")
        room = QVBoxLayout(self.room)
        room.setContentsMargins(12, 8, 12, 8)
        self.room_text = Label(role="small")
        room.addWidget(self.room_text)
        self.body.addWidget(self.room)
        self.ban = Label(role="small")
        self.aside = Label(role="small")
        self.body.addWidget(self.ban)
        self.body.addWidget(self.aside)
        self.compare = Button()
        self.compare.clicked.connect(self.compared)
        self.body.addWidget(self.compare)
        self.go_on = Button(kind="primary")
        self.body.addWidget(self.go_on)

    # What the candidate does

    def _move(self, vacancy: str, to: int) -> None:
        view = self._session.view
        if view is None or view.call is None or not 0 <= to < len(self.ranked.order):
            return
        call = view.call
        self._session.edit(
            lambda draft: choosing.moved(draft, call, vacancy, to), N_("Order of the choices")
        )

    def _step(self, vacancy: str, by: int) -> None:
        item = self.ranked.item(vacancy)
        assert isinstance(item, ChoiceItem)
        pressed, other = (item.up, item.down) if by < 0 else (item.down, item.up)
        had_focus = pressed.hasFocus()
        self._move(vacancy, self.ranked.order.index(vacancy) + by)
        if had_focus and not pressed.isEnabled():
            other.setFocus()  # at the end of the list; else Qt goes on to the button that removes

    def _remove(self, vacancy: str) -> None:
        view = self._session.view
        if view is None or view.call is None:
            return
        call = view.call
        place = self.ranked.order.index(vacancy)
        self._session.edit(
            lambda draft: choosing.removed(draft, call, vacancy), N_("Choice removed")
        )
        order = self.ranked.order
        item = self.ranked.item(order[min(place, len(order) - 1)]) if order else None
        if isinstance(item, ChoiceItem):
            item.remove.setFocus()
        else:
            self.emptied.emit()

    def _note(self, vacancy: str, text: str) -> None:
        about = choosing.words_on(vacancy)
        self._session.edit(
            lambda draft: with_words(draft, about, text),
            N_("Why this one"),
            merge=f"words.{about}",
        )

    # Showing

    def show_view(self, view: View) -> None:
        assert view.call is not None
        call, draft = view.call, view.draft
        editable = not frozen(view)
        self.set_heading(choosing.heading(call, draft))
        self._show_choices(call, draft, editable=editable)
        self._show_room(call, draft, editable=editable)
        notice = ban(call)
        self.ban.setVisible(notice is not None and editable and bool(self.ranked.order))
        if notice is not None:
            wording = N_(
                "Write it yourself: the notice forbids generative AI in any part ({cite})."
            )
            self.ban.setText(str(Message(wording, {"cite": notice.cite or notice.id})))
        others = choosing.set_aside(call, draft)
        self.aside.setVisible(bool(others))
        self.aside.setText(
            plural(
                "{count} choice made for another call is kept, and set aside here.",
                "{count} choices made for another call are kept, and set aside here.",
                others,
            )
        )
        self.compare.setText(translated(N_("Compare side by side")))
        self.compare.setVisible(choosing.can_compare(call))
        self.go_on.setText(translated(N_("Continue: eligibility")))
        self.go_on.setVisible(draft.submitted is None)
        # Before anything is chosen, choosing is what matters here, not going on.
        self.go_on.set_kind("primary" if self.ranked.order else "secondary")

    def _show_choices(self, call: Call, draft: Draft, *, editable: bool) -> None:
        chosen = choosing.chosen(call, draft)
        items: list[tuple[str, QWidget]] = []
        for rank, vacancy in enumerate(chosen, start=1):
            item = self.ranked.item(vacancy.id)
            if not isinstance(item, ChoiceItem):
                item = self._item(vacancy.id)
            about = choosing.words_on(vacancy.id)
            item.show_choice(
                str(vacancy.title),
                rank,
                len(chosen),
                about=about,
                note=draft.words.get(about, ""),
                editable=editable,
            )
            items.append((vacancy.id, item))
        self.ranked.set_editable(editable)
        self.ranked.show_order(items)

    def _item(self, vacancy: str) -> ChoiceItem:
        item = ChoiceItem()
        shows_thing(item, f"choice.{vacancy}")
        item.stepped.connect(partial(self._step, vacancy))
        item.removed.connect(partial(self._remove, vacancy))
        item.noted.connect(partial(self._note, vacancy))
        item.note_focused.connect(self.writing)
        return item

    def _show_room(self, call: Call, draft: Draft, *, editable: bool) -> None:
        chosen = len(choosing.chosen(call, draft))
        left = max(0, call.max_choices - chosen) if call.max_choices is not None else None
        self.room.setVisible(editable and left != 0 and not (left is None and chosen))
        if not chosen:
            self.room_text.setText(translated(N_("Choose the one you want most first.")))
        elif left:
            self.room_text.setText(
                plural("One more, if you like", "{count} more, if you like", left)
            )

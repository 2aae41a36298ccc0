"""What the dossier still waits for: each document that is missing or cannot be used, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import titled
from nato_apply.ui.private_slots import is_private
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.calls.call import DocumentSlot
    from nato_apply.ui.view import View


class DossierWants(QWidget):
    """Hidden where nothing is wanted. `wanted` gives the slot to whose card the user goes."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.told = Label()
        column.addWidget(self.told)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.links: dict[str, Button] = {}
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_view(self, view: View, *, anything: bool) -> None:
        """`anything`: whether there is something to make a dossier of."""
        wants = _wants(view, anything=anything)
        self.setVisible(bool(wants))
        shown = (wants, anything, i18n.language())
        if shown == self._shown:
            return  # a link that is not made anew keeps the focus
        self._shown = shown
        wording = (
            N_("Not there yet, so not in it:")
            if anything
            else N_("It can be made as soon as one of these is there and can be used:")
        )
        self.told.setText(translated(wording))
        clear(self._rows)
        self.links = {}
        for slot, state in wants:
            self._rows.addWidget(self._row(slot, state))

    def _row(self, slot: DocumentSlot, state: str) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spread=True)
        name = Label(titled(slot.title, translated(state)))
        if is_private(slot):
            name.setProperty("personal", "closed")
        flow.addWidget(name)
        link = Button(translated(N_("Go there")), "link")
        about = {"action": link.text(), "condition": slot.title}
        link.setAccessibleName(str(Message(N_("{action}: {condition}"), about)))
        link.clicked.connect(partial(self.wanted.emit, slot.id))
        flow.addWidget(link)
        self.links[slot.id] = link
        return row


def _wants(view: View, *, anything: bool) -> tuple[tuple[DocumentSlot, str], ...]:
    """The slots that the candidate needs now and that are not ready, each with why not."""
    assert view.slots is not None
    given = {document.slot for document in view.draft.documents}
    found = []
    for each in view.slots.slots:
        if not each.asked_now or each.required is False or each.state == "ready":
            continue
        if each.slot.id not in given:
            state = N_("missing") if each.required else N_("perhaps needed")
            found.append((each.slot, state))
        elif not anything:
            stopped = any(f.severity == "stop" for file in each.files for f in file.findings)
            found.append((each.slot, N_("cannot be used") if stopped else N_("not read yet")))
    return tuple(found)

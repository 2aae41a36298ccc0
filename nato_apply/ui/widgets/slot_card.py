"""One document asked for: why, what is there, and the place to add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, Line, Notice, clear
from nato_apply.ui.widgets.drop_zone import DropZone
from nato_apply.ui.widgets.file_row import FileRow
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import Chip, StatusMark

if TYPE_CHECKING:
    from nato_apply.calls.call import DocumentSlot
    from nato_apply.candidate.draft import Document
    from nato_apply.checklist.parts import SlotPart


class SlotState(NamedTuple):
    """What a card shows: the slot, how it stands, and the files given for it."""

    slot: DocumentSlot
    part: SlotPart
    documents: tuple[Document, ...]
    busy: bool
    editable: bool


class SlotCard(Card):
    """`dropped` gives files; `asked` that some are to be chosen; the others concern one file."""

    dropped = Signal(object)
    asked = Signal()
    looked_at = Signal(object)
    translation_asked = Signal(object)
    removed = Signal(object)
    noted = Signal(object, object)
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        top = QWidget()
        flow = FlowLayout(top, spread=True)
        self.title = Label(role="heading")
        flow.addWidget(self.title)
        state = QWidget()
        row = FlowLayout(state)
        self.mark = StatusMark("unknown", 20)
        self.chip = Chip()
        row.addWidget(self.mark)
        row.addWidget(self.chip)
        flow.addWidget(state)
        self.body.addWidget(top)
        self.why = Label()
        self.text = Label(role="muted")
        self.body.addWidget(self.why)
        self.body.addWidget(self.text)
        self._files = QVBoxLayout()
        self._files.setSpacing(4)
        self.body.addLayout(self._files)
        self.rows: dict[str, FileRow] = {}
        self.refusal = Notice("not_met")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.zone = DropZone()
        self.zone.dropped.connect(self.dropped)
        self.zone.asked.connect(self.asked)
        self.zone.button.installEventFilter(self)
        self.body.addWidget(self.zone)
        self.all_the_same = Button(kind="link", icon="plus")
        self.all_the_same.clicked.connect(self.asked)
        self.all_the_same.installEventFilter(self)
        below = FlowLayout()
        below.addWidget(self.all_the_same)
        self.body.addLayout(below)

    def show_state(self, state: SlotState) -> None:
        part, slot = state.part, state.slot
        self.title.setText(part.title)
        self.mark.set_status(part.tone)
        self.chip.set_chip(part.word, part.tone)
        self.setAccessibleName(f"{part.title}, {part.word}")
        self.why.setText(part.why)
        texts = [str(slot.text or ""), *_preferences(slot)]
        self.text.setText(" ".join(text for text in texts if text))
        self._show_files(state)
        there = bool(state.documents)
        wanted = part.required is not False or there
        self.zone.setVisible(state.editable and wanted)
        self.all_the_same.setVisible(state.editable and not wanted)
        self.all_the_same.setText(translated(N_("Add a file all the same…")))
        self.all_the_same.setAccessibleDescription(part.title)
        teaching = N_(
            "Drop the files here, or choose them. A PDF is best; a scan or photo will do."
        )
        self.zone.show_empty("" if there else translated(teaching))
        self.zone.set_about(part.title)

    def _show_files(self, state: SlotState) -> None:
        names = [document.file for document in state.documents]
        if list(self.rows) != names:
            self._build(names)
        parts = {part.file: part for part in state.part.files}
        for document in state.documents:
            self.rows[document.file].show_file(
                document, parts.get(document.file), busy=state.busy, editable=state.editable
            )

    def _build(self, names: list[str]) -> None:
        clear(self._files)
        self.rows = {}
        for name in names:
            self._files.addWidget(Line())
            row = FileRow()
            row.looked_at.connect(lambda name=name: self.looked_at.emit(name))
            row.translation_asked.connect(lambda name=name: self.translation_asked.emit(name))
            row.removed.connect(lambda name=name: self.removed.emit(name))
            row.noted.connect(lambda note, name=name: self.noted.emit(name, note))
            for part in (row.look, row.translation, row.note):
                part.installEventFilter(self)
            self.rows[name] = row
            self._files.addWidget(row)

    def refuse(self, file: str, sentence: str) -> None:
        """Say why a file was not taken in; with no sentence, nothing any more."""
        strong = str(Message(N_("Not taken in: {file}"), {"file": breakable(file)}))
        self.refusal.show_notice("not_met", strong, sentence)
        self.refusal.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return False


def _preferences(slot: DocumentSlot) -> list[str]:
    """What else the notice says of the slot: languages, and that it is sensitive."""
    found = []
    if slot.languages:
        names = ", ".join(i18n.language_name(code) for code in slot.languages)
        wording = N_("Preferred languages: {languages}. Otherwise add your own translation too.")
        found.append(str(Message(wording, {"languages": names})))
    if slot.sensitive:
        found.append(translated(N_("Sensitive: it is in no file you share unless you say so.")))
    return found

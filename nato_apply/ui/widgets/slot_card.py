"""One document asked for: why, what is there, and the place to add to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable, titled
from nato_apply.ui.private_slots import is_private
from nato_apply.ui.start_undo import UndoRow
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, Line
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.drop_zone import DropZone
from nato_apply.ui.widgets.file_row import FileRow
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.progress_row import ProgressRow
from nato_apply.ui.widgets.refusals import Refusals
from nato_apply.ui.widgets.status import Chip, StatusMark

if TYPE_CHECKING:
    from nato_apply.calls.call import DocumentSlot
    from nato_apply.candidate.draft import Document
    from nato_apply.checklist.parts import SlotPart
    from nato_apply.ui.ways_on import Way

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


class SlotState(NamedTuple):
    """What a card shows: the slot, how it stands, and the files given for it."""

    slot: DocumentSlot
    part: SlotPart
    documents: tuple[Document, ...]
    waiting: frozenset[str]
    """The files that are being looked into."""
    ways: Mapping[str, tuple[Way, ...]]
    """What can be done about what was found, by file."""
    editable: bool


class SlotCard(Card):
    """`dropped` gives files; `asked` that some are to be chosen; the others concern one file.

    Files can be dropped anywhere on the card.
    """

    dropped = Signal(object)
    asked = Signal()
    way_wanted = Signal(object, object)
    """A file, and the id of the way on that was chosen for it."""
    looked_at = Signal(object)
    translation_asked = Signal(object)
    removed = Signal(object)
    noted = Signal(object, object)
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        top = QWidget()
        top.setProperty("public", True)  # the title is, of every slot
        flow = FlowLayout(top, spread=True)
        self.title = Label(role="heading")
        flow.addWidget(self.title)
        self._standing = state = QWidget()
        state.setProperty("instead", "")  # the card says that it is hidden
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
        self._spare: FileRow | None = None
        self._lines: dict[str, Line] = {}
        self.reading = ProgressRow()
        self.body.addWidget(self.reading)
        self.undo = UndoRow()
        self.undo.hide()
        self.undo.wanted_back.connect(self._bring_back)
        self._back: Callable[[], None] | None = None
        self.body.addWidget(self.undo)
        self.refusal = Refusals()
        self.body.addWidget(self.refusal)
        self.setAcceptDrops(True)
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
        for closed in (self, self._standing):
            closed.setProperty("personal", "closed" if is_private(slot) else None)
        self.setProperty("in_public", part.title)
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
        if not state.editable:
            self.undo.hide()
        self.all_the_same.setText(translated(N_("Add a file all the same…")))
        self.all_the_same.setAccessibleName(titled(self.all_the_same.text(), part.title))
        teaching = N_(
            "Drop the files here, choose them, or paste them with {key}. A PDF is best; a scan or "
            "photo will do."
        )
        key = QKeySequence(QKeySequence.StandardKey.Paste).toString(_NATIVE)
        self.zone.show_empty("" if there else str(Message(teaching, {"key": key})))
        self.zone.set_about(part.title)

    def _show_files(self, state: SlotState) -> None:
        names = [document.file for document in state.documents]
        if list(self.rows) != names:
            self._arrange(names)
        parts = {part.file: part for part in state.part.files}
        for document in state.documents:
            name = document.file
            row = self.rows[name]
            row.show_file(
                document, parts.get(name), busy=name in state.waiting, editable=state.editable
            )
            row.show_ways(state.ways.get(name, ()), editable=state.editable)

    def _arrange(self, names: list[str]) -> None:
        """Have a row for each of these, in this order; those that stay are not made anew."""
        for name in [name for name in self.rows if name not in names]:
            for gone in (self._lines.pop(name), self.rows.pop(name)):
                self._files.removeWidget(gone)
                discard(gone)
        for place, name in enumerate(names):
            row = self.rows.get(name) or self._row(name)
            for at, widget in enumerate((self._lines[name], row), start=2 * place):
                if self._files.indexOf(widget) != at:
                    self._files.removeWidget(widget)
                    self._files.insertWidget(at, widget)
        self.rows = {name: self.rows[name] for name in names}

    def expect_file(self) -> None:
        """Have a row ready, now that there is time: files are on their way."""
        if self._spare is None:
            self._spare = FileRow()

    def _row(self, name: str) -> FileRow:
        row, self._spare = self._spare or FileRow(), None
        row.looked_at.connect(lambda: self.looked_at.emit(name))
        row.translation_asked.connect(lambda: self.translation_asked.emit(name))
        row.removed.connect(lambda: self.removed.emit(name))
        row.noted.connect(lambda note: self.noted.emit(name, note))
        row.way_wanted.connect(lambda way: self.way_wanted.emit(name, way))
        for part in (row.look, row.translation, row.note):
            part.installEventFilter(self)
        self.rows[name] = row
        self._lines[name] = Line()
        return row

    def offer_back(self, file: str, back: Callable[[], None]) -> None:
        """Say that a file was removed; `back` is called where that was a mistake."""
        self._back = back
        self.undo.show_removed(breakable(file))
        self.undo.button.setFocus()

    def _bring_back(self) -> None:
        self.undo.hide()
        if self._back is not None:
            self._back()
            self._back = None

    def go_to(self) -> None:
        """Put the keyboard to what is to be done first here, and the whole card into view."""
        stops = [self.zone.button, self.all_the_same, *(row.look for row in self.rows.values())]
        next(stop for stop in stops if stop.isVisible()).setFocus()
        bring_into_view(self)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.zone.isVisible() or self.all_the_same.isVisible():
            self.zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.dropEvent(event)

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

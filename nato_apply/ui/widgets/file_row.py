"""One file given for a slot: what it is, what was found in it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable, titled
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.fields import TextField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.status import StatusMark

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Document
    from nato_apply.checklist.parts import FilePart, FindingPart
    from nato_apply.ui.ways_on import Way

SHAPES = {"stop": "not_met", "warn": "arguable"}


class FindingRow(QWidget):
    """A finding: shape, the word of its severity, and the sentence."""

    def __init__(self, part: FindingPart, *, overruled: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        shape = SHAPES.get(part.severity)
        mark = StatusMark(shape, 18) if shape else Icon("info", "accent", 18)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        word = part.word
        if overruled and part.severity == "warn":
            word = str(Message(N_("{severity}, overruled by you"), {"severity": word}))
        row.addWidget(Label(titled(word, part.text)), 1)


class FileRow(QWidget):
    """Signals for what the user wants: `looked_at`, `translation_asked`, `removed`, `noted`."""

    looked_at = Signal()
    translation_asked = Signal()
    removed = Signal()
    noted = Signal(object)
    way_wanted = Signal(str)
    """The id of a way on that was offered."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 4, 0, 4)
        across.setSpacing(12)
        across.addWidget(Icon("file-text", "muted", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        across.addLayout(column, 1)
        top = QWidget()
        flow = FlowLayout(top, spread=True, least=340)
        texts = QWidget()
        lines = QVBoxLayout(texts)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        self.name = Label(role="strong")
        self.about = Label(role="small")
        lines.addWidget(self.name)
        lines.addWidget(self.about)
        flow.addWidget(texts)
        flow.addWidget(self._buttons())
        column.addWidget(top)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        column.addLayout(self._findings)
        self._shown: tuple[object, ...] | None = None
        self.ways: dict[str, Button] = {}
        self._offered: tuple[Way, ...] = ()
        self._ways = QWidget()
        self._ways_row = FlowLayout(self._ways)
        self._ways.hide()
        column.addWidget(self._ways)
        self.note = TextField()
        self.note.edited.connect(self.noted)
        self.note_row = FieldRow(self.note)
        column.addWidget(self.note_row)

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=4)
        self.look = Button(kind="link", icon="eye")
        self.look.clicked.connect(self.looked_at)
        self.translation = Button(kind="link", icon="languages")
        self.translation.clicked.connect(self.translation_asked)
        self.remove = IconButton("trash-2")
        self.remove.clicked.connect(self.removed)
        for each in (self.look, self.translation, self.remove):
            row.addWidget(each)
        return buttons

    def show_file(
        self, document: Document, part: FilePart | None, *, busy: bool, editable: bool
    ) -> None:
        """`part` is what the checklist says of the file; none while it is not known."""
        self.name.setText(breakable(document.file))
        self.name.setAccessibleName(document.file)
        waiting = N_("Being read…") if busy else N_("Not read yet")
        self.about.setText(part.about if part is not None else translated(waiting))
        self._name_buttons(document)
        findings = part.findings if part is not None else ()
        self._show_findings(findings, overruled=bool(document.note))
        warned = any(finding.severity == "warn" for finding in findings)
        self.note_row.setVisible(bool(document.note) or (warned and editable))
        self.note_row.set_label(translated(N_("If it is all right as it is: why?")))
        self.note_row.set_help(
            translated(N_("Your reason stands beside the warning on the checklist."))
        )
        self.note.show_value(document.note)
        for each in (self.translation, self.remove):
            each.setVisible(editable)
        self.note.setEnabled(editable)

    def show_ways(self, ways: Sequence[Way], *, editable: bool) -> None:
        """Offer what can be done about the findings."""
        if tuple(ways) != self._offered:
            self._offered = tuple(ways)
            clear(self._ways_row)
            self.ways = {}
            for way in ways:
                button = Button(way.text)
                button.setAccessibleName(f"{way.text} {self.name.accessibleName()}")
                button.clicked.connect(partial(self.way_wanted.emit, way.id))
                self.ways[way.id] = button
                self._ways_row.addWidget(button)
        self._ways.setVisible(bool(ways) and editable)

    def _name_buttons(self, document: Document) -> None:
        self.look.setText(translated(N_("Look at it")))
        marked = document.translation_of is not None
        self.translation.setText(
            translated(N_("Change my translation…") if marked else N_("Mark as my translation…"))
        )
        for button in (self.look, self.translation):
            button.setAccessibleName(f"{button.text()} {document.file}")
        wording = N_("Remove: {file}")
        self.remove.set_name(str(Message(wording, {"file": document.file})))

    def _show_findings(self, findings: tuple[FindingPart, ...], *, overruled: bool) -> None:
        shown = (*findings, overruled)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._findings)
        for finding in findings:
            self._findings.addWidget(FindingRow(finding, overruled=overruled))

"""The earlier versions of one text: look at each, bring one back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply import clock, i18n
from nato_apply.i18n import N_, translated
from nato_apply.ui import writing
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.text_editor import TextEditor
from nato_apply.ui.widgets.word_diff_view import WordDiffView
from nato_apply.ui.writing import Heading

if TYPE_CHECKING:
    from nato_apply.ui.keeper import Keeper
    from nato_apply.ui.session import Session


class Version(NamedTuple):
    """A text as it stood from a moment on."""

    since: datetime
    text: str


class VersionsDialog(Frame):
    """`brought_back` gives what the text is about, and the text that was asked for."""

    brought_back = Signal(str, str)

    def __init__(self, parent: QWidget, session: Session, heading: Heading) -> None:
        super().__init__(
            parent,
            translated(N_("Earlier versions")),
            accept=translated(N_("Bring this text back")),
            close=translated(N_("Close")),
        )
        self._about = heading.about
        self._versions: list[Version] = []
        self.middle.addWidget(Label(heading.title))
        self.told = Label(translated(N_("Reading the earlier versions…")), role="muted")
        self.middle.addWidget(self.told)
        self.combo = PlainCombo()
        self.row = FieldRow(self.combo)
        self.row.set_label(translated(N_("Saved")))
        self.combo.currentIndexChanged.connect(self._show)
        self.middle.addWidget(self.row)
        self.text = TextEditor()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translated(N_("The text as it was")))
        self.middle.addWidget(self.text, 1)
        self.compare = Check(translated(N_("Show what has changed since")))
        self.compare.ticked.connect(lambda _on: self._show(self.combo.currentIndex()))
        self.middle.addWidget(self.compare)
        self.diff = WordDiffView()
        self.diff.setAccessibleName(translated(N_("What has changed since")))
        self.middle.addWidget(self.diff, 1)
        self.middle.addStretch(0)  # for where there is nothing to show yet
        for each in (self.row, self.text, self.compare, self.diff):
            each.hide()
        self.accepting.setEnabled(False)
        self._now = session.draft.words.get(heading.about, "")
        self._read_only = session.read_only or session.draft.submitted is not None
        self.fill(620, 560)
        self._read(session)

    def _read(self, session: Session) -> None:
        keeper, draft_id = session.keeper, session.draft_id
        if keeper is None or draft_id is None:
            self._list([])
            return
        session.save_now()
        session.jobs.store(
            lambda: versions(keeper, draft_id, self._about),
            self._list,
            lambda error: self.told.setText(reason_words(error)),
        )

    def _list(self, found: list[Version]) -> None:
        self._versions = [version for version in found if version.text != self._now]
        there = bool(self._versions)
        self.row.setVisible(there)
        self.text.setVisible(there)
        self.compare.setVisible(there)
        self.told.setVisible(not there)
        self.told.setText(
            translated(
                N_(
                    "There is no earlier version of this text yet. What you change and save "
                    "from now on is kept here."
                )
            )
        )
        zone = clock.local_zone()
        for version in self._versions:
            size = writing.size(version.text)
            self.combo.addItem(f"{i18n.moment(version.since.astimezone(zone))} · {size}")
        if there:
            self.combo.setFocus()

    def _show(self, index: int) -> None:
        from nato_apply.candidate.word_diff import word_diff

        version, compared = self._versions[index], self.compare.isChecked()
        self.text.show_text(str(index), version.text)
        self.text.setVisible(not compared)
        self.diff.setVisible(compared)
        if compared:
            self.diff.show_pieces(word_diff(version.text, self._now))
        self.accepting.setEnabled(not self._read_only)

    def take(self) -> None:
        self.brought_back.emit(self._about, self._versions[self.combo.currentIndex()].text)
        self.accept()


def versions(keeper: Keeper, draft_id: str, about: str) -> list[Version]:
    """Every text that stood under one heading, the newest first. On the store's thread."""
    found: list[Version] = []
    for revision in keeper.revisions(draft_id):
        text = keeper.load(draft_id, revision.number).words.get(about, "")
        if text and (not found or found[-1].text != text):
            found.append(Version(revision.saved_at, text))
    return found[::-1]

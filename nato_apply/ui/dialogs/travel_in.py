"""A travelling file: how it opens, then what it holds, before anything of it is added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply import errors
from nato_apply.i18n import N_, Counted, Message, translated
from nato_apply.ui import travelling
from nato_apply.ui.dialogs import files
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable
from nato_apply.ui.safety.sizes import file_size
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Job, Jobs
    from nato_apply.vault.records import Carried


class TravelInDialog(Frame):
    """`wanted` gives what the file holds, once the user wants it added."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, file: Path) -> None:
        super().__init__(
            parent, translated(N_("Open a travelling file")), accept=translated(N_("Look into it"))
        )
        self._jobs = jobs
        self._file = file
        self._identity: Path | None = None
        self._carried: Carried | None = None
        self._job: Job | None = None
        self.holds: list[Label] = []
        wording = N_("“{file}” is encrypted. Nothing is added before you have seen what it holds.")
        self.told = Label(str(Message(wording, {"file": breakable(errors.on_one_line(file.name))})))
        self.middle.addWidget(self.told)
        self.middle.addWidget(self._asking())
        self.said = Notice("not_met")
        self.said.hide()
        self.middle.addWidget(self.said)
        self._holds = QVBoxLayout()
        self._holds.setSpacing(4)
        self.middle.addLayout(self._holds)
        self.middle.addStretch(1)
        self.fit(560, 520)
        self.words.setFocus()
        self.finished.connect(self._stop)

    def _asking(self) -> QWidget:
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.words = SecretField()
        self.words.returnPressed.connect(self.take)
        self.row = FieldRow(self.words)
        self.row.set_label(translated(N_("Passphrase of this file")))
        self.row.set_help(translated(N_("Whoever made the file has chosen it.")))
        column.addWidget(self.row)
        row = FlowLayout()
        self.by_key = Button(translated(N_("It is for my secret key…")), "link", "key-round")
        self.by_key.clicked.connect(self._choose_identity)
        row.addWidget(self.by_key)
        column.addLayout(row)
        return self.asking

    def _choose_identity(self) -> None:
        chosen = files.to_open(
            self, translated(N_("Your secret key")), translated(N_("Files of age (*)"))
        )
        if chosen is not None:
            self._identity = chosen
            self._look()

    # What the user does

    def take(self) -> None:
        if self._carried is not None:
            self.accept()
            self.wanted.emit(self._carried)
        elif self.accepting.isEnabled():
            self._identity = None
            self._look()

    def _look(self) -> None:
        words, identity, file = self.words.text(), self._identity, self._file
        self.accepting.setEnabled(False)
        self.said.show_notice("accent", "", translated(N_("Opening the file…")))
        self.show_in_view(self.said)
        self._job = self._jobs.run(
            lambda _progress: travelling.opened(file, words, identity), self._show, self._refused
        )

    def _stop(self) -> None:
        self.words.clear()
        if self._job is not None:
            self._job.cancel()

    def _refused(self, error: Exception) -> None:
        self.accepting.setEnabled(True)
        codes = [f.code for f in error.faults] if isinstance(error, errors.UserFault) else [""]
        wrong = codes[0] == "travel-wrong-passphrase"
        self.row.show_error(reason_words(error) if wrong else "")
        self.said.setVisible(not wrong)
        if not wrong:
            text = _TOLD.get(codes[0])
            self.said.show_notice(
                "not_met",
                translated(N_("This file was not opened")),
                translated(text) if text else reason_words(error),
            )
            self.show_in_view(self.said)
        self.words.setFocus()

    def _show(self, carried: Carried) -> None:
        self._carried = carried
        self.asking.hide()
        self.said.hide()
        self.told.setText(translated(N_("The file is whole. It holds:")))
        for line in _holds(carried):
            shown = Label(f"· {line}")
            self.holds.append(shown)
            self._holds.addWidget(shown)
        self.accepting.setText(translated(N_("Add it to my drafts")))
        self.accepting.setEnabled(True)
        self.accepting.setFocus()


_TOLD = {
    "travel-by-passphrase": N_("It opens with a passphrase, and not with a key."),
    "travel-by-identity": N_(
        "No passphrase opens it: it is for the holder of a secret key. Choose the file that holds "
        "that key."
    ),
}


def _holds(carried: Carried) -> Iterator[str]:
    newest = carried.newest
    params = {
        "draft": newest.name or Message(N_("New application")),
        "call": newest.call or Message(N_("no call chosen yet")),
    }
    yield errors.on_one_line(str(Message(N_("the draft “{draft}”, {call}"), params)))
    if carried.history:
        yield str(
            Counted(
                "its history, {count} version, each checked",
                "its history, {count} versions, each checked",
                len(carried.revisions),
            )
        )
    for name, content in carried.files:
        size = {"file": breakable(errors.on_one_line(name)), "size": file_size(len(content))}
        yield str(Message(N_("the document {file}, {size}"), size))
    if not carried.files:
        yield translated(N_("no documents"))

"""A draft that is to travel: what goes along, and who may open it. Asked each time."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, Counted, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.travelling import Wanted
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import TextField
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.new_passphrase import NewPassphrase
from nato_apply.ui.widgets.radio import Radio
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft


class TravelOutDialog(Frame):
    """`wanted` gives a `Wanted`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, draft: Draft, withheld: Set[str]) -> None:
        super().__init__(
            parent,
            translated(N_("A file for your counsellor")),
            accept=translated(N_("Choose where to save it…")),
        )
        documents = len({d.file for d in draft.documents} - withheld)
        wording = N_(
            "It holds your draft and {documents}, encrypted: only who has the passphrase, or the "
            "secret key that belongs to a public key, can read it. It is sent nowhere; you hand it "
            "over yourself."
        )
        params = {"documents": Counted("{count} document", "{count} documents", documents)}
        self.middle.addWidget(Label(str(Message(wording, params))))
        self.history = Check(translated(N_("With its history: every earlier version")))
        self.middle.addWidget(self.history)
        sensitive = Counted(
            "With {count} sensitive document", "With {count} sensitive documents", len(withheld)
        )
        self.sensitive = Check(str(sensitive))
        self.sensitive.setVisible(bool(withheld))
        self.middle.addWidget(self.sensitive)
        self._lock()
        self.middle.addStretch(1)
        self.fit(600, 640)
        self.history.setFocus()

    def _lock(self) -> None:
        self.by_passphrase = Radio(translated(N_("It opens with a passphrase")))
        self.by_key = Radio(translated(N_("It opens with my counsellor’s key")))
        self.fields = NewPassphrase()
        self.key = TextField()
        self.key_row = FieldRow(self.key)
        self.key_row.set_label(translated(N_("Public key")))
        self.key_row.set_help(
            translated(N_("It begins with age1. Ask your counsellor to send it to you."))
        )
        self.by_passphrase.setChecked(True)
        self.key_row.hide()
        self.by_passphrase.toggled.connect(self.fields.setVisible)
        self.by_key.toggled.connect(self.key_row.setVisible)
        for part in (self.by_passphrase, self.by_key, self.fields, self.key_row):
            self.middle.addWidget(part)
        told = N_("Tell the passphrase in person or by telephone, and never with the file.")
        self.told = Label(translated(told), role="small")
        self.by_passphrase.toggled.connect(self.told.setVisible)
        self.middle.addWidget(self.told)

    def take(self) -> None:
        passphrase, key = "", ""
        if self.by_key.isChecked():
            key = self._key()
        else:
            passphrase = self.fields.taken() or ""
        if not passphrase and not key:
            return
        self.accept()
        sensitive = not self.sensitive.isHidden() and self.sensitive.isChecked()
        self.wanted.emit(Wanted(self.history.isChecked(), sensitive, passphrase, key))

    def _key(self) -> str:
        """The public key typed; empty where it is none, which is then said."""
        from nato_apply.vault import age_file

        typed = self.key.text().strip()
        try:
            age_file.sealed_to(b"", typed)
        except UserFault as fault:
            self.key_row.show_error(reason_words(fault))
            self.key.setFocus()
            return ""
        return typed

"""The password of a document that is locked: told once, used now, written down nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.secret_field import SecretField

LONGEST = 127
"""Bytes that a PDF's password may have (ISO 32000-2, 7.6.4.3.3)."""


class PasswordDialog(Frame):
    """`told` gives the password."""

    told = Signal(str)

    def __init__(self, parent: QWidget, file: str) -> None:
        super().__init__(
            parent, translated(N_("Password of a document")), accept=translated(N_("Open it"))
        )
        wording = N_("“{file}” is locked.")
        self.middle.addWidget(Label(str(Message(wording, {"file": breakable(file)}))))
        self.field = SecretField()
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self.take)
        self.row = FieldRow(self.field)
        self.row.set_label(translated(N_("Its password")))
        self.row.set_help(
            translated(
                N_(
                    "It is kept in memory until you close this draft, and never saved. Whoever "
                    "reads your application will not have it: a copy without a password is better."
                )
            )
        )
        self.middle.addWidget(self.row)
        self.middle.addStretch(1)
        self.fit(480, 320)
        self.field.setFocus()

    def take(self) -> None:
        if not self.field.text():
            self.row.show_error(translated(N_("Type the password first.")))
            self.field.setFocus()
            return
        self.told.emit(self.field.text())
        self.accept()

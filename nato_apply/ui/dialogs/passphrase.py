"""A new passphrase, typed twice, where no key store of the system can hold the vault's key."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

LEAST = 8
"""Characters; shorter ones fall to guessing, however slow the derivation."""


class NewPassphraseDialog(QDialog):
    """`passphrase` is what was typed, once it is accepted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.passphrase = ""
        self.setWindowTitle(translated(N_("Choose a passphrase")))
        self.resize(theme.px(480), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label(translated(N_("Choose a passphrase")), role="heading"))
        column.addWidget(
            Label(
                translated(
                    N_(
                        "Your drafts are kept encrypted on this computer. It has no key store that "
                        "could hold the key, so a passphrase does. Write it down: nobody can open "
                        "your drafts without it, and it cannot be sent to you."
                    )
                )
            )
        )
        self.first, self.first_row = self._field(N_("Passphrase"))
        self.first_row.set_help(
            translated(N_("Eight characters or more; four or five words are best."))
        )
        self.second, self.second_row = self._field(N_("The same once more"))
        column.addWidget(self.first_row)
        column.addWidget(self.second_row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = Button(translated(N_("Cancel")))
        cancel.clicked.connect(self.reject)
        self.keep = Button(translated(N_("Use this passphrase")), "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._take)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)

    def _field(self, label: str) -> tuple[QLineEdit, FieldRow]:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        row = FieldRow(field)
        row.set_label(translated(label))
        return field, row

    def _take(self) -> None:
        first, second = self.first.text(), self.second.text()
        short = len(first) < LEAST
        self.first_row.show_error(
            translated(N_("This is too short to be safe. Take eight characters or more."))
            if short
            else ""
        )
        self.second_row.show_error(
            translated(N_("This is not the same as above. Type it again."))
            if not short and first != second
            else ""
        )
        if not short and first == second:
            self.passphrase = first
            self.accept()
        else:
            (self.first if short else self.second).setFocus()

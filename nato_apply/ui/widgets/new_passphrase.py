"""A new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.secret_field import SecretField

LEAST = 8
"""Characters; shorter ones fall to guessing, however slow the derivation."""


class NewPassphrase(QWidget):
    """Two fields. `taken` gives the passphrase once both agree."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.first, self.first_row = _field(N_("Passphrase"))
        self.first_row.set_help(
            translated(N_("Eight characters or more; four or five words are best."))
        )
        self.second, self.second_row = _field(N_("The same once more"))
        column.addWidget(self.first_row)
        column.addWidget(self.second_row)

    def taken(self) -> str | None:
        """The passphrase; `None` where something is wrong, which is then said."""
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
            return first
        (self.first if short else self.second).setFocus()
        return None


def _field(label: str) -> tuple[SecretField, FieldRow]:
    field = SecretField()
    row = FieldRow(field)
    row.set_label(translated(label))
    return field, row

"""A new recovery key: shown once, to be written down or printed, and confirmed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.exports import Export
from nato_apply.ui.secret_clipboard import CLEARED_AFTER_S
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.export_banner import ExportBanner
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.key_groups import KeyGroups
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from nato_apply.ui.jobs import Jobs


class RecoveryKeyDialog(Frame):
    """`kept` says whether the user has confirmed to have kept it, once the dialog is closed."""

    kept = Signal(bool)
    copied = Signal(str)
    print_wanted = Signal()

    def __init__(
        self, parent: QWidget, recovery_key: str, page: Callable[[], bytes], jobs: Jobs
    ) -> None:
        super().__init__(
            parent,
            translated(N_("Your recovery key")),
            accept=translated(N_("I have kept it")),
            close=translated(N_("Close without keeping it")),
        )
        self._key = recovery_key
        self._page = page
        self._jobs = jobs
        self._asked = 0  # the place of the group that is to be typed back
        self.told = Label(
            translated(
                N_(
                    "It opens your drafts if this computer’s key store loses their key, or you "
                    "forget your passphrase. It is shown this once. Write it down or print it, and "
                    "keep it away from this computer."
                )
            )
        )
        self.middle.addWidget(self.told)
        self._showing = self._shown_part()
        self.middle.addWidget(self._showing)
        self._confirming = self._confirming_part()
        self._confirming.hide()
        self.middle.addWidget(self._confirming)
        self.middle.addStretch(1)
        self.fit(620, 600)
        self._offer_to_keep()
        self.finished.connect(self._closed)

    def _shown_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.groups = KeyGroups(self._key)
        column.addWidget(self.groups)
        row = FlowLayout()
        self.print = Button(translated(N_("Print…")), icon="printer")
        self.print.clicked.connect(self.print_wanted)
        self.save = Button(translated(N_("Save as a PDF…")), icon="download")
        self.save.clicked.connect(self._save)
        self.copy = Button(translated(N_("Copy")), icon="copy")
        self.copy.clicked.connect(self._copy)
        for button in (self.print, self.save, self.copy):
            row.addWidget(button)
        column.addLayout(row)
        self.said = Label(role="small")
        self.said.hide()
        column.addWidget(self.said)
        self.exported = ExportBanner()
        column.addWidget(self.exported)
        self.check_note = Label(
            translated(
                N_(
                    "The last letter of each group checks the others, so that a slip of the pen is "
                    "found in its place. There is no O and no I: they are zero and one."
                )
            ),
            role="small",
        )
        column.addWidget(self.check_note)
        self.closed_note = Label(
            translated(
                N_(
                    "If you close this without keeping the key, it is shown no more. You can make "
                    "a new one at any time under Settings and safety."
                )
            ),
            role="small",
        )
        column.addWidget(self.closed_note)
        return part

    def _confirming_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.group = QLineEdit()
        self.group.setMaxLength(10)
        self.row = FieldRow(self.group)
        column.addWidget(self.row)
        row = FlowLayout()
        self.show_again = Button(translated(N_("Show it once more")), "link", "eye")
        self.show_again.clicked.connect(self._show_key)
        row.addWidget(self.show_again)
        column.addLayout(row)
        return part

    # What the user does

    def take(self) -> None:
        """First ask for one group; then compare it."""
        groups = self._key.split("-")
        if not self._asked:
            self._asked = 1 + secrets.randbelow(len(groups))
            self._ask()
            return
        from nato_apply.vault import recovery_key

        if recovery_key.same(self.group.text(), groups[self._asked - 1]):
            self.accept()
            return
        wording = N_("This is not group {place}. Compare it with your paper, or show it once more.")
        self.row.show_error(str(Message(wording, {"place": str(self._asked)})))
        self.group.setFocus()
        self.group.selectAll()

    def _ask(self) -> None:
        self._showing.hide()
        self._confirming.show()
        wording = N_("Type group {place} of the key from what you kept")
        self.row.set_label(str(Message(wording, {"place": str(self._asked)})))
        self.row.show_error("")
        self.group.clear()
        self.accepting.setText(translated(N_("Compare")))
        self.accepting.setAutoDefault(True)
        self.accepting.setDefault(True)
        self.group.setFocus()

    def _show_key(self) -> None:
        self._asked = 0
        self._confirming.hide()
        self._showing.show()
        self._offer_to_keep()

    def _offer_to_keep(self) -> None:
        """The keyboard is on the key, where Enter does nothing: a reflex must not put it away."""
        self.accepting.setText(translated(N_("I have kept it")))
        self.accepting.setDefault(False)
        self.accepting.setAutoDefault(False)
        self.groups.read()

    def _save(self) -> None:
        export = Export(
            translated(N_("Save the recovery key")),
            translated(N_("recovery-key.pdf")),
            translated(N_("PDF (*.pdf)")),
            ".pdf",
            self._page,
        )
        self.exported.ask(export, self._jobs)

    def _copy(self) -> None:
        self.copied.emit(self._key)
        wording = N_("Copied. It is taken off the clipboard again in {seconds} seconds.")
        self.say(str(Message(wording, {"seconds": CLEARED_AFTER_S})))

    def say(self, text: str) -> None:
        """Say below the key how something went."""
        self.said.setText(text)
        self.show_in_view(self.said)

    def _closed(self, result: int) -> None:
        self._key = ""
        self.kept.emit(result == self.DialogCode.Accepted)

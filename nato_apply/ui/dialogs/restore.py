"""A backup to be put in the vault's place, or what can be read to be saved: what will happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nato_apply import i18n
from nato_apply.errors import UserFault
from nato_apply.i18n import N_, Counted, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable
from nato_apply.ui.safety.sizes import file_size
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from nato_apply.ui.care import Care
    from nato_apply.ui.upkeep import BackupRow
    from nato_apply.vault.salvage import Salvaged

_NEEDS_WORDS = ("no-passphrase", "wrong-passphrase", "key-entry-missing", "key-store-")


def backup_words(row: BackupRow) -> str:
    """A backup in a list: when it was made, or what it is."""
    if row.made is not None:
        return i18n.moment(row.made.astimezone())
    if row.salvaged:
        return translated(N_("What could be read of the damaged file"))
    return translated(N_("Before the program’s form of the file changed"))


class RestoreDialog(Frame):
    def __init__(self, parent: QWidget, care: Care, name: str = "") -> None:
        super().__init__(
            parent, translated(N_("Restore a backup")), accept=translated(N_("Restore it"))
        )
        self._care = care
        self._rows: tuple[BackupRow, ...] = ()
        self._name = name
        self.told = Label(
            translated(
                N_(
                    "All your drafts and documents become what they were when the backup was made. "
                    "What is there now is set aside and kept, and nothing of it is overwritten."
                )
            )
        )
        self.which = PlainCombo()
        self.row = FieldRow(self.which)
        self.row.set_label(translated(N_("Backup")))
        self.words = SecretField()
        self.words_row = FieldRow(self.words)
        self.words_row.set_label(translated(N_("Passphrase or recovery key")))
        self.words_row.hide()
        self.said = Notice("not_met")
        self.said.hide()
        for part in (self.told, self.row, self.words_row, self.said):
            self.middle.addWidget(part)
        self.middle.addStretch(1)
        self.accepting.setEnabled(False)
        self.fit(560, 460)
        care.jobs.run(lambda _progress: care.upkeep.backups(), self._show, self._refused)

    def _show(self, rows: tuple[BackupRow, ...]) -> None:
        self._rows = rows
        self.which.addItems([f"{backup_words(row)} · {file_size(row.size)}" for row in rows])
        names = [row.name for row in rows]
        if self._name in names:
            self.which.setCurrentIndex(names.index(self._name))
        self.accepting.setEnabled(bool(rows))
        if not rows:
            self.said.show_notice(
                "arguable",
                translated(N_("There is no backup")),
                translated(N_("If you have a copy of the data folder elsewhere, put it back.")),
            )
            self.show_in_view(self.said)
        self.which.setFocus()

    def take(self) -> None:
        row = self._rows[self.which.currentIndex()]
        self.accepting.setEnabled(False)
        self.said.hide()
        words = self.words.text() or None
        self._care.restore(row.name, words, self._restored, self._refused)

    def _restored(self, aside: Path) -> None:
        self.words.clear()
        self.accepting.hide()
        self.row.hide()
        self.words_row.hide()
        self.told.setText("")
        self.told.hide()
        wording = N_("What was there before is kept in {folder}.")
        told = str(Message(wording, {"folder": breakable(str(aside))}))
        if self._care.session.unsaved:
            told += " " + translated(
                N_("Your last changes were not saved before. They are now, as the newest version.")
            )
        self.said.show_notice("met", translated(N_("The backup is restored")), told)
        self.show_in_view(self.said)
        self.closing.setText(translated(N_("Close")))
        self.closing.setFocus()

    def _refused(self, error: Exception) -> None:
        self.accepting.setEnabled(bool(self._rows))
        codes = [f.code for f in error.faults] if isinstance(error, UserFault) else [""]
        if codes[0].startswith(_NEEDS_WORDS):
            asked_before = self.words_row.isVisible()
            self.words_row.show()
            self.words_row.show_error(reason_words(error) if asked_before else "")
            self.words.setFocus()
            return
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.show_in_view(self.said)


class SalvageDialog(Frame):
    """What can be read goes into a new vault among the backups, and may be put in place."""

    def __init__(self, parent: QWidget, care: Care) -> None:
        super().__init__(
            parent,
            translated(N_("Save what can be read")),
            accept=translated(N_("Save what can be read")),
        )
        self._care = care
        self._found = ""
        self._next: Callable[[], None] = self._salvage
        self.told = Label(
            translated(
                N_(
                    "Every draft, earlier version and document that can still be read is copied "
                    "into a new vault. The damaged file is only read, and kept."
                )
            )
        )
        self.said = Notice("met")
        self.said.hide()
        self.middle.addWidget(self.told)
        self.middle.addWidget(self.said)
        self.middle.addStretch(1)
        self.fit(560, 400)

    def take(self) -> None:
        self.accepting.setEnabled(False)
        self._next()

    def _salvage(self) -> None:
        self._care.salvage(self._saved, self._refused)

    def _saved(self, found: Salvaged) -> None:
        self._found = found.name
        self._next = self._restore
        params = {
            "drafts": Counted("{count} draft", "{count} drafts", found.drafts),
            "versions": Counted("{count} version", "{count} versions", found.revisions),
            "files": Counted("{count} document", "{count} documents", found.files),
        }
        wording = N_("It is kept among the backups. Go on with it, or look at the backups first.")
        self.said.show_notice(
            "met",
            str(Message(N_("Saved: {drafts}, {versions}, {files}"), params)),
            translated(wording),
        )
        self.show_in_view(self.said)
        self.told.hide()
        self.accepting.setText(translated(N_("Go on with it")))
        self.accepting.setEnabled(True)
        self.accepting.setFocus()

    def _restore(self) -> None:
        self._care.restore(self._found, None, lambda _aside: self.accept(), self._refused)

    def _refused(self, error: Exception) -> None:
        self.accepting.setEnabled(True)
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.show_in_view(self.said)

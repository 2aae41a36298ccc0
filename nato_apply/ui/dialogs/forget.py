"""A draft, or everything, deleted for good: which copies hold it too, and whether those go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Counted, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.care import Care
    from nato_apply.vault.forgetting import Copies
    from nato_apply.vault.records import DraftRow


class ForgetDialog(Frame):
    """`forgotten` gives the sentences on what was deleted, and what was not."""

    forgotten = Signal(str)

    def __init__(self, parent: QWidget, care: Care, row: DraftRow) -> None:
        super().__init__(
            parent, translated(N_("Delete for good")), accept=translated(N_("Delete it"))
        )
        self._care = care
        self._row = row
        name = row.name or translated(N_("New application"))
        wording = N_(
            "“{draft}”, with every earlier version and the documents that no other draft holds, is "
            "deleted so that nothing of it can be read any more. This cannot be undone."
        )
        self.middle.addWidget(Label(str(Message(wording, {"draft": name}))))
        self.copies = Label(translated(N_("Looking for it in the backups…")), role="muted")
        self.middle.addWidget(self.copies)
        self.too = Check(translated(N_("Delete it from the backups too")))
        self.too.hide()
        self.middle.addWidget(self.too)
        self.said = Notice("not_met")
        self.said.hide()
        self.middle.addWidget(self.said)
        self.middle.addStretch(1)
        self.accepting.set_kind("danger")
        self.accepting.setEnabled(False)
        self.fit(560, 400)
        self.closing.setFocus()
        care.copies(row.id, self._found, self._refused)

    def _found(self, found: Copies) -> None:
        from nato_apply.vault import forgetting

        self.copies.setText(" ".join(map(str, forgetting.said(found, removed=False))))
        self.too.setVisible(bool(found.backups or found.set_aside))
        self.too.setChecked(True)
        self.accepting.setEnabled(True)

    def take(self) -> None:
        self.accepting.setEnabled(False)
        self._care.forget(
            self._row.id,
            in_copies=self.too.isVisible() and self.too.isChecked(),
            then=self._done,
            failed=self._refused,
        )

    def _done(self, text: str) -> None:
        self.forgotten.emit(text)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.accepting.setEnabled(True)
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.show_in_view(self.said)


class EraseDialog(Frame):
    """Everything: asked twice, for it takes the backups along."""

    def __init__(self, parent: QWidget, care: Care) -> None:
        super().__init__(
            parent,
            translated(N_("Delete everything")),
            accept=translated(N_("Delete everything")),
        )
        self._care = care
        drafts = Counted("{count} draft", "{count} drafts", len(care.drafts.rows))
        backups = Counted("{count} backup", "{count} backups", len(care.backups))
        wording = N_(
            "Deleted are {drafts}, every document and earlier version, {backups}, what was set "
            "aside, and the key. The recovery key then opens nothing more. Settings stay, and so "
            "does what you have exported. This cannot be undone."
        )
        params = {"drafts": drafts, "backups": backups}
        self.middle.addWidget(Label(str(Message(wording, params))))
        self.sure = Check(translated(N_("I have what I need, and want it all deleted")))
        self.sure.ticked.connect(self.accepting.setEnabled)
        self.middle.addWidget(self.sure)
        self.said = Notice("not_met")
        self.said.hide()
        self.middle.addWidget(self.said)
        self.middle.addStretch(1)
        self.accepting.set_kind("danger")
        self.accepting.setEnabled(False)
        self.fit(560, 400)
        self.sure.setFocus()

    def take(self) -> None:
        self.accepting.setEnabled(False)
        self._care.erase(lambda _none: self.accept(), self._refused)

    def _refused(self, error: Exception) -> None:
        self.accepting.setEnabled(self.sure.isChecked())
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.show_in_view(self.said)

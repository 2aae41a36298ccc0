"""What is kept of a person: taking all of it away as files, and deleting it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs import files
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice, clear
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from pathlib import Path

    from nato_apply.vault.records import DraftRow


class ForgettingCard(SafetyCard):
    title = N_("Everything about you")

    def build(self) -> None:
        self._care = self.services.drafts.care
        self._shown: list[tuple[str, str | None]] = []
        self.body.setSpacing(12)
        told = Label(role="muted")
        self.text(
            told.setText,
            N_(
                "Take all of it with you as files that any program reads, or delete it so that "
                "nothing of it can be read any more."
            ),
        )
        self.body.addWidget(told)
        row = FlowLayout()
        self.export = Button(icon="download")
        self.text(self.export.setText, N_("Export everything…"))
        self.export.clicked.connect(self._export)
        self.erase = Button(kind="danger", icon="trash-2")
        self.text(self.erase.setText, N_("Delete everything…"))
        self.erase.clicked.connect(self._erase)
        row.addWidget(self.export)
        self.body.addLayout(row)
        self.said = Notice("met")
        self.said.hide()
        self.body.addWidget(self.said)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        row = FlowLayout()
        row.addWidget(self.erase)
        self.body.addLayout(row)
        self.deletes: dict[str, Button] = {}
        self._care.drafts.changed.connect(self.present)

    def present(self) -> None:
        kind = self._care.drafts.situation.kind
        rows = self._care.drafts.rows if kind in ("open", "read-only") else ()
        self.export.setEnabled(bool(rows))
        self.erase.setEnabled(kind == "open")
        names = [(row.id, row.name) for row in rows]
        if names != self._shown:
            self._shown = names
            self._make_rows(rows)
        for button in self.deletes.values():
            button.setEnabled(kind == "open")

    def retranslate(self) -> None:
        self._shown = []
        self.said.hide()  # its words were those of the other language
        super().retranslate()

    def _make_rows(self, rows: tuple[DraftRow, ...]) -> None:
        clear(self._list)
        self.deletes = {}
        for number, row in enumerate(rows):
            name = row.name or translated(N_("New application"))
            button = Button(translated(N_("Delete for good…")))
            spoken = N_("Delete for good: {draft}")
            button.setAccessibleName(str(Message(spoken, {"draft": name})))
            button.clicked.connect(lambda _down=False, row=row: self._forget(row))
            self.deletes[row.id] = button
            self._list.addWidget(_line(name, button, first=not number))

    # What the user does

    def _export(self) -> None:
        folder = files.to_write(
            self.window(),
            translated(N_("A new folder for everything")),
            translated(N_("nato-apply-everything")),
            translated(N_("Folders (*)")),
        )
        if folder is not None:
            self._care.export_everything(
                folder, lambda _none: self._exported(folder), self._refused
            )

    def _exported(self, folder: Path) -> None:
        wording = N_(
            "In {folder}. It stands there in clear, sensitive documents too: delete the folder "
            "once you have what you need."
        )
        self.said.show_notice(
            "met",
            translated(N_("Everything was written")),
            str(Message(wording, {"folder": breakable(str(folder))})),
        )
        self.said.show()

    def _forget(self, row: DraftRow) -> None:
        from nato_apply.ui.dialogs.forget import ForgetDialog

        dialog = ForgetDialog(self.window(), self._care, row)
        dialog.forgotten.connect(self._forgotten)
        dialog.open()

    def _forgotten(self, text: str) -> None:
        self.said.show_notice("met", translated(N_("It was deleted for good")), text)
        self.said.show()

    def _erase(self) -> None:
        from nato_apply.ui.dialogs.forget import EraseDialog

        dialog = EraseDialog(self.window(), self._care)
        dialog.open()

    def _refused(self, error: Exception) -> None:
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.said.show()


def _line(name: str, button: Button, *, first: bool) -> QWidget:
    line = Ground("row-first" if first else "row")
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 6, 0, 6)
    ends = TwoEnds(Label(name))
    ends.set_last(button)
    column.addWidget(ends)
    return line

"""The backups there are, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import care_dialogs
from nato_apply.ui.dialogs.restore import backup_words
from nato_apply.ui.footer import reason_words
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.safety.more import ShortList
from nato_apply.ui.safety.sizes import file_size
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from nato_apply.ui.upkeep import BackupRow


SHOWN = 3
"""How many of the backups are in view; the older ones when they are asked for."""


class BackupsCard(SafetyCard):
    title = N_("Backups")

    def build(self) -> None:
        care = self.services.drafts.care
        self._care = care
        self.rows: dict[str, BackupLine] = {}
        self.body.setSpacing(12)
        told = Label(role="muted")
        self.text(
            told.setText,
            N_(
                "One is made each day, encrypted, beside your drafts: the last seven days and four "
                "weeks are kept. They are on the same disk; a copy elsewhere is safer still."
            ),
        )
        self.body.addWidget(told)
        row = FlowLayout()
        self.now = Button(icon="save")
        self.text(self.now.setText, N_("Back up now"))
        self.now.clicked.connect(self._back_up)
        self.salvage = Button(kind="link")
        self.text(self.salvage.setText, N_("Save what can be read…"))
        self.salvage.clicked.connect(lambda: care_dialogs.salvage(self.window(), care))
        row.addWidget(self.now)
        row.addWidget(self.salvage)
        self.body.addLayout(row)
        self.said = Notice("met")
        self.said.hide()
        self.body.addWidget(self.said)
        self.none = Label(role="muted")
        self.text(self.none.setText, N_("There is no backup yet."))
        self.body.addWidget(self.none)
        self.list = ShortList(0)
        self.body.addWidget(self.list)
        care.changed.connect(self.present)
        care.drafts.changed.connect(self.present)

    def present(self) -> None:
        care = self._care
        self.now.setEnabled(care.can_change)
        self.salvage.setVisible(care.problem is not None)
        self.none.setVisible(not care.backups)
        names = [row.name for row in care.backups]
        if names != list(self.rows):
            self._make_rows()
        for row in care.backups:
            self.rows[row.name].show_row(row)
        older = max(0, len(names) - SHOWN)
        self.list.name_link(
            plural("Show {count} older backup", "Show {count} older backups", older),
            translated(N_("Hide the older backups")),
        )

    def retranslate(self) -> None:
        self.said.hide()  # its words were those of the other language
        super().retranslate()

    def _make_rows(self) -> None:
        self.rows = {}
        for number, row in enumerate(self._care.backups):
            line = BackupLine(first=not number)
            line.check.clicked.connect(lambda _down=False, name=row.name: self._check(name))
            line.restore.clicked.connect(lambda _down=False, name=row.name: self._restore(name))
            self.rows[row.name] = line
        lines = list(self.rows.values())
        self.list.show_lines(lines[:SHOWN], lines[SHOWN:])

    # What the user does

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self._care.back_up(lambda _none: self._say(N_("A backup was made, and checked.")), self._no)

    def _check(self, name: str) -> None:
        line = self.rows[name]
        line.say(translated(N_("Checking…")), "muted")

        def checked(sound: bool) -> None:
            wording = N_("sound") if sound else N_("damaged: take another one")
            if self.rows.get(name) is line:
                line.say(translated(wording), "met" if sound else "not_met")

        self._care.is_sound(name, checked, self._no)

    def _restore(self, name: str) -> None:
        care_dialogs.restore(self.window(), self._care, name)

    def _say(self, text: str) -> None:
        self.now.setEnabled(self._care.can_change)
        self.said.show_notice("met", translated(text))
        self.said.show()

    def _no(self, error: Exception) -> None:
        self.now.setEnabled(self._care.can_change)
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.said.show()


class BackupLine(Ground):
    """One backup: when it was made, how large it is, and what can be done with it."""

    def __init__(self, *, first: bool) -> None:
        super().__init__("row-first" if first else "row")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        self.name = Label()
        self.state = Label(role="small")
        self.state.hide()
        left, right = QWidget(), QWidget()
        names = QVBoxLayout(left)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.state)
        row = FlowLayout(right)
        self.check, self.restore = Button(), Button()
        row.addWidget(self.check)
        row.addWidget(self.restore)
        ends = TwoEnds(left)
        ends.set_last(right)
        column.addWidget(ends)

    def show_row(self, row: BackupRow) -> None:
        name = backup_words(row)
        self.name.setText(f"{name} · {file_size(row.size)}")
        for button, words, spoken in (
            (self.check, N_("Check"), N_("Check the backup: {backup}")),
            (self.restore, N_("Restore…"), N_("Restore the backup: {backup}")),
        ):
            button.setText(translated(words))
            button.setAccessibleName(str(Message(spoken, {"backup": name})))

    def say(self, text: str, tone: str) -> None:
        """Say below the name how it is."""
        self.state.setText(text)
        self.state.set_tone(tone)
        self.state.show()

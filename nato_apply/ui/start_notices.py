"""What the start page reminds of: the recovery key, an older vault, a synchronised folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from nato_apply.ui.care import Care


class StartNotices(QWidget):
    """Hidden while there is nothing to say. The buttons lead on."""

    def __init__(self, care: Care) -> None:
        super().__init__()
        self._care = care
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.restore, self.backups, self.make_key = (Button(kind="link") for _each in range(3))
        self.have_key = Button(icon="check")
        self.problem = _with_buttons(column, self.restore)
        self.behind = _with_buttons(column, self.backups)
        self.key = _with_buttons(column, self.have_key, self.make_key)
        self.synced = _with_buttons(column)
        self.restore.clicked.connect(self._restore)
        self.backups.clicked.connect(self._restore)
        self.make_key.clicked.connect(self._make_key)
        self.have_key.clicked.connect(lambda: care.say_kept(kept=True))
        care.changed.connect(self._show)
        care.drafts.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        care = self._care
        is_open = care.drafts.situation.kind in ("open", "read-only")
        found = care.problem if is_open else None
        self.problem.setVisible(found is not None)
        if found is not None:
            strong = translated(N_("Something is wrong with where your drafts are kept"))
            self.problem.show_notice("arguable", strong, reason_words(found))
        self.behind.setVisible(is_open and care.keeper.is_behind)
        self.behind.show_notice(
            "arguable",
            translated(N_("These drafts are older than those that were here last")),
            translated(
                N_(
                    "The folder was copied while it was in use, or an old copy was put back. What "
                    "was saved last may be missing: look where it was copied from, or in a backup."
                )
            ),
        )
        self._show_key(is_open=care.can_change)
        self.synced.setVisible(is_open and care.synced is not None)
        wording = N_(
            "It seems to be synchronised by {client}. What is copied while you write may lack the "
            "newest changes. Keep the folder elsewhere, and copy it while the program is closed."
        )
        self.synced.show_notice(
            "arguable",
            translated(N_("Your drafts are in a folder that is copied by another program")),
            str(Message(wording, {"client": care.synced or ""})),
        )
        for button, words in (
            (self.restore, N_("Restore a backup…")),
            (self.backups, N_("Look at the backups…")),
            (self.make_key, N_("Make a recovery key…")),
            (self.have_key, N_("I have kept it")),
        ):
            button.setText(translated(words))
        shown = (self.problem, self.behind, self.key, self.synced)
        self.setVisible(any(not notice.isHidden() for notice in shown))

    def _show_key(self, *, is_open: bool) -> None:
        care = self._care
        none, kept_not, recovered = (
            care.wants_recovery_key,
            care.wants_keeping,
            care.keeper.recovered,
        )
        self.key.setVisible(is_open and (none or kept_not or recovered))
        self.make_key.setVisible(none or (kept_not and not recovered))
        self.have_key.setVisible(kept_not and not none and not recovered)
        if recovered:
            strong = N_("You opened your drafts with the recovery key")
            text = N_("Choose in Settings and safety how the key is held from now on.")
        elif none:
            strong = N_("Your drafts have no recovery key yet")
            text = N_(
                "Without one, a forgotten passphrase or a key store that is reset loses them all."
            )
        else:
            strong = N_("Have you kept your recovery key?")
            text = N_(
                "It was shown once, and opens your drafts where a passphrase is forgotten or a key "
                "store is reset. If you do not have it, make a new one: the old one then opens "
                "nothing more."
            )
        self.key.show_notice("accent", translated(strong), translated(text))

    def _restore(self) -> None:
        from nato_apply.ui import care_dialogs

        care_dialogs.restore(self.window(), self._care)

    def _make_key(self) -> None:
        from nato_apply.ui import care_dialogs

        care_dialogs.new_recovery_key(self.window(), self._care, self._care.drafts.refused.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()


def _with_buttons(column: QVBoxLayout, *buttons: Button) -> Notice:
    notice = Notice("arguable")
    row = FlowLayout()
    for button in buttons:
        row.addWidget(button)
    notice.body.addLayout(row)
    column.addWidget(notice)
    return notice

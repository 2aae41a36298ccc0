"""The recovery key, typed from paper, to open the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from nato_apply.ui.care import Care

_ABOUT_THE_KEY = ("recovery-key-", "wrong-recovery-key", "no-recovery-key")


class RecoverDialog(Frame):
    """Closes once the vault is open; what is wrong with the key is said while it is typed."""

    def __init__(self, parent: QWidget, care: Care) -> None:
        super().__init__(
            parent,
            translated(N_("Open with the recovery key")),
            accept=translated(N_("Open my drafts")),
        )
        self._care = care
        self.middle.addWidget(
            Label(
                translated(
                    N_(
                        "Type the eight groups from your paper. Capitals, spaces and hyphens do "
                        "not matter, and O counts as zero. Your drafts are not changed by it."
                    )
                )
            )
        )
        self.field = KeyField()
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self.take)
        self.row = FieldRow(self.field)
        self.row.set_label(translated(N_("Recovery key")))
        self.middle.addWidget(self.row)
        self.told = Label(role="small")
        self.middle.addWidget(self.told)
        self.middle.addStretch(1)
        self._typed()
        self.fit(560, 400)
        self.field.setFocus()

    def _typed(self) -> None:
        from nato_apply.vault import recovery_key

        wrong, count = recovery_key.so_far(self.field.toPlainText())
        if wrong:
            wording = N_("Look again at these groups: {places}.")
            self.row.show_error(str(Message(wording, {"places": [str(w) for w in wrong]})))
        else:
            self.row.show_error("")
        params = {"count": str(count), "all": str(recovery_key.GROUPS)}
        self.told.setText(str(Message(N_("{count} of {all} groups are right."), params)))

    def take(self) -> None:
        if not self.accepting.isEnabled():
            return
        self._wait(True)
        self._care.recover(self.field.toPlainText(), self._opened, self._refused)

    def _opened(self) -> None:
        self.field.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._wait(False)
        codes = [f.code for f in error.faults] if isinstance(error, UserFault) else []
        if codes and codes[0].startswith(_ABOUT_THE_KEY):
            self.row.show_error(reason_words(error))
            self.field.setFocus()
            return
        self.field.clear()  # the key is right, and the vault has something else
        self.reject()
        self._care.drafts.not_opened(error)

    def _wait(self, waiting: bool) -> None:
        self.accepting.setEnabled(not waiting)
        self.field.setReadOnly(waiting)


class KeyField(QPlainTextEdit):
    """Room for the whole key; Enter and Tab leave it, as in a field of one line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(84))
        self.setProperty("role", "key")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")

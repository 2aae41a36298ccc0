"""What is seen while the window is locked: nothing of anybody, and the ways back in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import sharing, start_vault, theme
from nato_apply.ui.footer import reason_words
from nato_apply.ui.start_vault import VaultCard
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.situation import Situation


class LockScreen(QWidget):
    """`unlock` asks for the drafts as the key store gives them; `proved` gives a passphrase.

    The second is for a vault that could not be closed yet, since the last change is not saved.
    """

    unlock = Signal()
    proved = Signal(str)

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll)
        inside = QWidget()
        inside.setProperty("page", "true")
        scroll.setWidget(inside)
        across = QHBoxLayout(inside)
        across.addStretch(1)
        self._middle = QWidget()
        across.addWidget(self._middle, 4)
        across.addStretch(1)
        self._build(drafts)
        self._unsaved: object = None
        self._closed = False
        self._situation: Situation | None = None
        self._fit()
        self._retranslate()

    def _build(self, drafts: Drafts) -> None:
        column = QVBoxLayout(self._middle)
        self._column = column
        column.setSpacing(16)
        column.addStretch(1)
        self._icon = Icon("lock", "accent", 40)
        column.addWidget(self._icon)
        self.heading = Label(role="title")
        self.told = Label(role="lead")
        self.unsaved = Notice("not_met")
        self.card = VaultCard(explains=False)
        start_vault.connect(self.card, drafts)
        self.proof = VaultCard()
        self.proof.unlocked.connect(self.proved)
        self.button = Button(kind="primary", icon="key-round")
        self.button.clicked.connect(self.unlock)
        row = FlowLayout()
        row.addWidget(self.button)
        for each in (self.heading, self.told, self.unsaved, self.card, self.proof):
            column.addWidget(each)
        column.addLayout(row)
        column.addStretch(2)
        self.button.hide()
        for later in (self.unsaved, self.card, self.proof):
            later.hide()

    def show_situation(self, situation: Situation) -> None:
        """Show the way back in that there is now."""
        self._situation = situation
        self._closed = self._closed or situation.kind != "loading"
        self._tell()
        self.proof.hide()
        self.card.show_situation(situation)
        self.button.setVisible(situation.kind == "locked")
        if situation.kind == "locked":
            self.button.setFocus()

    def _tell(self) -> None:
        """What goes on, or how to carry on."""
        if self._situation is not None and self._situation.kind != "loading":
            words = N_("Your work is saved and encrypted. Unlock it to carry on where you were.")
        elif self._closed:
            words = N_("Opening your drafts…")
        else:
            words = N_("Saving and closing your drafts…")
        self.told.setText("" if self._unsaved is not None else translated(words))

    def show_unsaved(self, reason: object, asked: Situation) -> None:
        """The last change is not saved: say so; `asked` is what still opens the window."""
        self._unsaved = reason
        self._situation = asked
        self._say_unsaved()
        self._tell()
        self.card.hide()
        self.proof.show_situation(asked)
        self.button.setVisible(asked.kind == "locked")

    def show_saved(self) -> None:
        """What was not saved is, by now."""
        self._unsaved = None
        self.unsaved.hide()
        self.proof.hide()

    def _say_unsaved(self) -> None:
        self.unsaved.show_notice(
            "not_met",
            translated(N_("The last change is not saved yet")),
            " ".join(
                (
                    reason_words(self._unsaved),
                    translated(
                        N_(
                            "It is kept in memory and tried again. Until it is saved, the screen "
                            "is covered, but the key is still in memory."
                        )
                    ),
                )
            ),
        )
        self.unsaved.show()

    def focus_first(self) -> None:
        for field in (self.card.field, self.proof.field, self.button):
            if field.isVisible():
                field.setFocus()
                return
        self.setFocus()

    def _fit(self) -> None:
        self._middle.setMaximumWidth(theme.px(560))
        # The way back in is what has to be seen; the word says as much as the picture.
        low = self.height() < theme.px(sharing.LOW)
        self._icon.setVisible(not low)
        margin = 8 if low else 24
        self._column.setContentsMargins(16, margin, 16, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self.heading.setText(translated(N_("Locked")))
        self._tell()
        self.button.setText(translated(N_("Unlock")))
        self.setAccessibleName(translated(N_("Locked")))
        if self._unsaved is not None:
            self._say_unsaved()
        elif self._situation is not None:
            self.card.show_situation(self._situation)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.StyleChange:
            self._fit()

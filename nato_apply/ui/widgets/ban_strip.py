"""Beside the text: the notice's ban on generative AI on two lines, its whole wording on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Ground
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import StatusMark

if TYPE_CHECKING:
    from nato_apply.calls.call import Notice


class BanStrip(Ground):
    """`gone_to` once the keyboard is on the button that unfolds the wording."""

    gone_to = Signal()

    def __init__(self) -> None:
        super().__init__("arguable")
        self._forbids = True
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(0)
        column.addLayout(self._top())
        self.sense = Label(role="small")
        self.sense.set_tone("plain")
        column.addWidget(self.sense)
        self.label = Label()
        self.label.setContentsMargins(0, 8, 0, 0)
        self.label.hide()
        column.addWidget(self.label)
        self._retranslate()

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(8)
        self._mark = StatusMark("arguable", 20)
        self._icon = Icon("info", "accent", 20)
        self.strong = Label(role="strong")
        self.whole = Button(kind="link", icon="chevron-down")
        self.whole.clicked.connect(self._unfold)
        self.whole.installEventFilter(self)
        for shape in (self._mark, self._icon):
            top.addWidget(shape)
        top.addWidget(self.strong, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.whole)
        return top

    def show_ban(self, ban: Notice | None) -> None:
        """Say what the notice forbids; without a ban, that the program writes nothing anyway."""
        self._forbids = ban is not None
        self._retranslate()
        self.set_ground("arguable" if ban is not None else "accent")
        self._mark.setVisible(ban is not None)
        self._icon.setVisible(ban is None)
        if ban is not None:
            self._say_ban(ban)
        else:
            self.strong.setText(translated(N_("Every word is yours")))
            self.sense.setText(
                translated(N_("The notice says nothing about generative AI. Here there is none."))
            )
            self.label.setText(
                translated(
                    N_(
                        "This call’s notice says nothing about generative AI. This program has "
                        "none: it writes, completes and corrects nothing for you."
                    )
                )
            )
        self.whole.setAccessibleDescription(self.strong.text())
        self.setAccessibleName(f"{self.strong.text()}. {self.sense.text()}")

    def _say_ban(self, ban: Notice) -> None:
        self.strong.setText(translated(N_("No generative AI")))
        if ban.cite:
            wording = N_("The notice forbids it in any part ({cite}).")
            self.sense.setText(str(Message(wording, {"cite": ban.cite})))
            self.label.setText(f"{ban.text} ({ban.cite})")
        else:
            self.sense.setText(translated(N_("The notice forbids it in any part.")))
            self.label.setText(str(ban.text))

    def _unfold(self) -> None:
        self.label.setVisible(self.label.isHidden())
        self._retranslate()

    def _retranslate(self) -> None:
        folded = self.label.isHidden()
        more = N_("Whole wording") if self._forbids else N_("Read more")
        self.whole.setText(translated(more if folded else N_("Fold away")))
        self.whole.set_icon("chevron-down" if folded else "chevron-up")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.gone_to.emit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

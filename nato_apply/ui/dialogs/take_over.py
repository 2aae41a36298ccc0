"""The vault names another computer as its writer: whether the user goes on here all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.labels import Label


class TakeOverDialog(Frame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translated(N_("Go on here, and not on the other computer?")),
            accept=translated(N_("Go on here")),
        )
        for text in (
            N_(
                "The program on the other computer may still be open and writing. If it is, close "
                "it there first: what both write at once would be damaged."
            ),
            N_(
                "If the folder was copied from there, or that computer is gone, nothing is lost by "
                "going on here."
            ),
        ):
            self.middle.addWidget(Label(translated(text)))
        self.middle.addStretch(1)
        self.fit(520, 340)
        self.closing.setFocus()

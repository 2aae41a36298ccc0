"""The first steps: three things to know, and three ways to begin. On the start page, no tunnel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.card import Card
from nato_apply.ui.widgets.cards import EmptyState
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label

TOLD = (
    (
        "lock",
        N_("Your work stays on this computer"),
        N_(
            "It is kept encrypted in {folder}, and every change is saved by itself. The program "
            "makes no connection to any network."
        ),
    ),
    (
        "pen-line",
        N_("The words are yours"),
        N_(
            "There is no AI in it, and it writes nothing for you: it counts, compares with the "
            "notice, and keeps what you write."
        ),
    ),
    (
        "info",
        N_("It is not NATO’s"),
        N_(
            "What it says is advice, with the reason, and no decision. You apply yourself, on "
            "NATO’s own portal."
        ),
    ),
)


class WelcomeCard(Card):
    """Shown while nothing is kept yet, and whenever it is asked for."""

    sample_wanted = Signal()
    new_wanted = Signal()
    file_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(16)
        self._texts: list[tuple[Label, Label]] = []
        self._put_heading()
        for icon, _strong, _text in TOLD:
            self._put_thing(icon)
        self._put_buttons()
        self._folder = Path()

    def _put_heading(self) -> None:
        self.body.removeWidget(self.heading)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        self.close_button = IconButton("x")
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _put_thing(self, icon: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(icon, "accent", 24), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        strong, text = Label(role="strong"), Label(role="muted")
        column.addWidget(strong)
        column.addWidget(text)
        row.addLayout(column, 1)
        self._texts.append((strong, text))
        self.body.addLayout(row)

    def _put_buttons(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        self.sample = Button("", "primary", "eye")
        self.begin = Button("", icon="file-plus")
        self.open_file = Button("", icon="folder-open")
        for button, wanted in (
            (self.sample, self.sample_wanted),
            (self.begin, self.new_wanted),
            (self.open_file, self.file_wanted),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)
        self.body.addWidget(buttons)

    def show_welcome(self, folder: Path, *, can_keep: bool, can_close: bool) -> None:
        """Show itself; with a way to close it where it is not the only thing to do."""
        self._folder = folder
        self.retranslate()
        self.close_button.setVisible(can_close)
        self.begin.setEnabled(can_keep)
        self.open_file.setEnabled(can_keep)
        self.show()

    def retranslate(self) -> None:
        self.set_heading(translated(N_("Before you begin: three things to know")))
        for (strong, text), (_icon, title, told) in zip(self._texts, TOLD, strict=True):
            strong.setText(translated(title))
            text.setText(str(Message(told, {"folder": str(self._folder)})))
        self.sample.setText(translated(N_("Look around in a sample")))
        self.begin.setText(translated(N_("Begin an application")))
        self.open_file.setText(translated(N_("Open a file…")))
        self.close_button.set_name(translated(N_("Close the first steps")))


class NothingYet(EmptyState):
    """There is a vault, and no draft in it."""

    def __init__(self) -> None:
        self.sample = Button("", "primary", "eye")
        super().__init__("file-plus", self.sample)

    def show_nothing(self) -> None:
        self.sample.setText(translated(N_("Look around in a sample")))
        self.set_texts(
            translated(N_("No drafts yet")),
            translated(
                N_("Begin with a call below, or look around in a sample: nothing can go wrong.")
            ),
        )
        self.show()

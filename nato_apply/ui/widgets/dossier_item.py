"""One line of the dossier’s list: its place, what it is, and what moves it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.buttons import IconButton
from nato_apply.ui.widgets.choice_item import Rank
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label


class DossierItem(QWidget):
    """`stepped` asks for the place above (-1) or below (+1); Alt+Up and Alt+Down do the same."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        self.rank = Rank()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.title = Label()
        self.about = Label(role="small")
        texts.addWidget(self.title)
        texts.addWidget(self.about)
        self.up = IconButton("arrow-up")
        self.down = IconButton("arrow-down")
        self.grip = Icon("grip-vertical", "muted")
        self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
        row.addWidget(self.rank, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for button, by in ((self.up, -1), (self.down, 1)):
            button.clicked.connect(partial(self.stepped.emit, by))
            button.installEventFilter(self)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, rank: int, title: str, files: list[str], *, up: bool, down: bool) -> None:
        """`files`: the document, and the translations that go with it."""
        self.rank.show_rank(rank)
        self.title.setText(title)
        self.about.setText("\n".join(breakable(file) for file in files))
        self.about.setAccessibleName("\n".join(files))
        wording = N_("{number}. {title}, {file}")
        params = {"number": rank, "title": title, "file": files[0]}
        self.setAccessibleName(str(Message(wording, params)))
        for button, words in (
            (self.up, N_("Move up: {file}")),
            (self.down, N_("Move down: {file}")),
        ):
            button.setAccessibleName(str(Message(words, {"file": files[0]})))
        self.up.setToolTip(translated(N_("Move up (Alt+Up)")))
        self.down.setToolTip(translated(N_("Move down (Alt+Down)")))
        self.up.setEnabled(up)
        self.down.setEnabled(down)
        for part in (self.up, self.down, self.grip):
            part.setVisible(up or down)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return False

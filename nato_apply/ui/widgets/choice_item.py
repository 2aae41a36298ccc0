"""One choice: its rank, its vacancy, why this one, and what puts it elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.note_field import NoteField


class Rank(QWidget):
    """A number on a disc."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rank(self, number: int) -> None:
        self._number = number
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(26), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(QRectF(self.rect()))
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.BODY))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(c.on_accent))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()


class ChoiceItem(QWidget):
    """`stepped` asks for the rank above (-1) or below (+1); Alt+Up and Alt+Down do the same."""

    stepped = Signal(int)
    removed = Signal()
    noted = Signal(str)
    note_focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note_wanted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addLayout(self._foot())
        self.note = NoteField()
        self.note.edited.connect(self.noted)
        self.note.gone_to.connect(self.note_focused)
        column.addWidget(self.note)
        for stop in self.stops():
            stop.installEventFilter(self)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.rank = Rank()
        self.title = Label()
        self.grip = Icon("grip-vertical", "muted")
        self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
        head.addWidget(self.rank, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> FlowLayout:
        foot = FlowLayout(spacing=4, spread=True, least=999)  # a button does not wrap
        self.why = Button(kind="link")
        self.why.clicked.connect(self._write)
        at_left = QWidget()
        left = QHBoxLayout(at_left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.why)
        left.addStretch(1)
        foot.addWidget(at_left)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.up = IconButton("arrow-up")
        self.down = IconButton("arrow-down")
        self.remove = IconButton("trash-2")
        self.up.clicked.connect(partial(self.stepped.emit, -1))
        self.down.clicked.connect(partial(self.stepped.emit, 1))
        self.remove.clicked.connect(self.removed)
        for button in (self.up, self.down, self.remove):
            across.addWidget(button)
        foot.addWidget(buttons)
        return foot

    # Showing

    def show_choice(
        self, title: str, rank: int, of: int, *, about: str, note: str, editable: bool
    ) -> None:
        """Show a choice at a rank (1 for the one wanted most) among so many."""
        self.rank.show_rank(rank)
        self.title.setText(title)
        self.setAccessibleName(
            str(Message(N_("Choice {rank}: {vacancy}"), {"rank": rank, "vacancy": title}))
        )
        for button, wording in (
            (self.up, N_("Move up: {vacancy}")),
            (self.down, N_("Move down: {vacancy}")),
            (self.remove, N_("Remove: {vacancy}")),
            (self.why, N_("Why this one: {vacancy}")),
            (self.note, N_("Why this one: {vacancy}")),
        ):
            button.setAccessibleName(str(Message(wording, {"vacancy": title})))
        self.up.setToolTip(translated(N_("Move up (Alt+Up)")))
        self.down.setToolTip(translated(N_("Move down (Alt+Down)")))
        self.remove.setToolTip(translated(N_("Remove from my choices")))
        self.up.setEnabled(editable and rank > 1)
        self.down.setEnabled(editable and rank < of)
        for part in (self.up, self.down, self.remove):
            part.setVisible(editable)
        self.grip.setVisible(editable and of > 1)
        self._show_note(about, note, editable=editable)

    def _show_note(self, about: str, note: str, *, editable: bool) -> None:
        self.why.setText(translated(N_("Why this one")))
        self.why.setVisible(editable or bool(note))
        self.note.show_text(about, note)
        self.note.setReadOnly(not editable)
        wanted = editable and (self._note_wanted or self.note.hasFocus())
        self.note.setVisible(bool(note) or wanted)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in this order."""
        return (self.why, self.up, self.down, self.remove, self.note)

    def _write(self) -> None:
        self._note_wanted = True
        self.note.show()
        self.note.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Seen before the buttons and the note, to which an arrow key means something else.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return False

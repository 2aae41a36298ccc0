"""The keyboard's short ways through the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from nato_apply.ui.tasks import TASKS
from nato_apply.ui.tokens import LEAST_PERCENT, PERCENT_STEP

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.session import Session


def add(window: MainWindow) -> None:
    """Give the window its shortcuts."""
    keys = QKeySequence.StandardKey
    session = window.session
    for sequence, act in (
        (QKeySequence(keys.Undo), partial(_undo, session)),
        (QKeySequence(keys.Redo), partial(_redo, session)),
        (QKeySequence("Ctrl+Y"), partial(_redo, session)),
        (QKeySequence(keys.Save), lambda: session.save(autosave=False)),
        (QKeySequence(keys.New), lambda: window.go("start")),
        (QKeySequence(keys.Open), window.choose_file),
        (QKeySequence(keys.Print), lambda: window.go("hand_over")),
        (QKeySequence(keys.Find), window.search),
        (QKeySequence("Ctrl+,"), lambda: window.go("settings")),
        (QKeySequence("Ctrl++"), lambda: window.change_percent(PERCENT_STEP)),
        (QKeySequence("Ctrl+="), lambda: window.change_percent(PERCENT_STEP)),
        (QKeySequence("Ctrl+-"), lambda: window.change_percent(-PERCENT_STEP)),
        (QKeySequence("Ctrl+0"), lambda: window.look.set_percent(LEAST_PERCENT)),
    ):
        QShortcut(sequence, window).activated.connect(act)
    for number, page_id in enumerate(("start", *(task.id for task in TASKS)), start=1):
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
        shortcut.activated.connect(partial(window.go, page_id))


def _undo(session: Session) -> None:
    """In a text the typing, elsewhere the last edit."""
    if not _typing("undo"):
        session.undo()


def _redo(session: Session) -> None:
    if not _typing("redo"):
        session.redo()


def _typing(command: str) -> bool:
    """Undo or redo in the text that has the focus; false where there is nothing to undo in it."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        able = focus.isUndoAvailable() if command == "undo" else focus.isRedoAvailable()
    elif isinstance(focus, QPlainTextEdit | QTextEdit):
        document = focus.document()
        able = document.isUndoAvailable() if command == "undo" else document.isRedoAvailable()
    else:
        return False
    if able and not focus.isReadOnly():
        getattr(focus, command)()
        return True
    return False

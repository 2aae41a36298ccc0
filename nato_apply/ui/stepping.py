"""Undo and redo: in a text the typing, elsewhere the last edit, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow

TYPING = N_("Typing")
DELETED = N_("Draft deleted")
WORDS = {"undo": N_("Undo"), "redo": N_("Redo")}
NAMED = {"undo": N_("Undo: {edit}"), "redo": N_("Redo: {edit}")}

_Text = QLineEdit | QPlainTextEdit | QTextEdit


class Stepping:
    """One of the two directions."""

    def __init__(self, window: MainWindow, way: Literal["undo", "redo"]) -> None:
        self._window = window
        self._way = way

    def can(self) -> bool:
        return bool(self._name())

    def text(self) -> str:
        """“Undo: Choice added”, in the current language."""
        name = self._name()
        if not name:
            return translated(WORDS[self._way])
        return str(Message(NAMED[self._way], {"edit": translated(name)}))

    def step(self) -> None:
        typed = self._typed_in()
        if typed is not None:
            getattr(typed, self._way)()
        elif self._deleted():
            self._window.drafts.undelete()
        else:
            self._edit()

    def _name(self) -> str:
        """What this would undo or redo, untranslated; empty where there is nothing."""
        if self._typed_in() is not None:
            return TYPING
        if self._deleted():
            return DELETED
        session = self._window.session
        return session.undo_name if self._way == "undo" else session.redo_name

    def _deleted(self) -> bool:
        """Whether the last thing done was to take a draft off the list."""
        window = self._window
        return self._way == "undo" and window.page_id == "start" and bool(window.drafts.deleting)

    def _edit(self) -> None:
        session = self._window.session
        step = session.undo if self._way == "undo" else session.redo
        field = _text_in_focus()
        if field is None:
            step()
            return
        # A field that is being typed in shows nothing new: it is left for a moment.
        field.clearFocus()
        step()
        field.setFocus()

    def _typed_in(self) -> _Text | None:
        """The text in focus, where something can be undone or redone in it alone."""
        field = _text_in_focus()
        if field is None or field.isReadOnly():
            return None
        source = field if isinstance(field, QLineEdit) else field.document()
        able = source.isUndoAvailable() if self._way == "undo" else source.isRedoAvailable()
        return field if able else None


def _text_in_focus() -> _Text | None:
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, _Text) else None

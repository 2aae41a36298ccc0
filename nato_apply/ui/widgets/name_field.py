"""One of many names (countries, languages): typing finds it, accents ignored."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from nato_apply.i18n import N_, Message
from nato_apply.ui import theme
from nato_apply.ui.widgets.plain import plain
from nato_apply.ui.widgets.unread import tell

_MOST = 12


class NameField(QLineEdit):
    """Type a part of a name, pick it from the list; `picked` gives its code and empties the field.

    Enter takes the first that fits. `unknown` gives the text where none does; `failed` a sentence
    on it, or "" once one has been picked.
    """

    picked = Signal(str)
    unknown = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(80)
        self._codes: dict[str, str] = {}
        self._showing = False
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST)
        # The signal that gives an index; the other, of a text, would complete on its own account.
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self._completer = completer
        self.textChanged.connect(self._typed)  # also by a screen reader or a dictation program

    def set_names(self, names: Mapping[str, str]) -> None:
        """Codes and their names in the current language."""
        self._codes = {
            name: code for code, name in sorted(names.items(), key=lambda pair: plain(pair[1]))
        }

    def set_wrong(self, wrong: bool) -> None:
        theme.restyle(self, wrong="true" if wrong else "false")

    def found(self, text: str) -> list[str]:
        """The names that fit a typed text: those that begin with it first."""
        wanted = plain(text.strip())
        if not wanted:
            return []
        names = [(plain(name), name) for name in self._codes]
        starts = [name for folded, name in names if folded.startswith(wanted)]
        within = [n for folded, n in names if wanted in folded and not folded.startswith(wanted)]
        return [*starts, *within]

    def setText(self, text: str | None) -> None:
        """Show a name, without looking for it."""
        self._showing = True
        super().setText(text)
        self._showing = False

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        self._model.setStringList(self.found(text)[:_MOST])
        if self._model.rowCount():
            # Set here, not before: a completer of a line edit also completes on its own account.
            self._completer.setWidget(self)
            self._completer.complete()
        else:
            self._hide_list()

    def _hide_list(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _activated(self, index: QModelIndex) -> None:
        self._take(str(index.data()))

    def _take(self, name: str) -> None:
        self._hide_list()
        self.forget()
        self.picked.emit(self._codes[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reason = Qt.FocusReason
        if event.reason() in (reason.PopupFocusReason, reason.ActiveWindowFocusReason):
            return
        text = self.text().strip()
        exact = [name for name in self._codes if plain(name) == plain(text)]
        if exact:
            self._take(exact[0])
        elif text:
            self._say_not_taken(text)
        else:
            self.forget()

    def forget(self) -> None:
        """Let go of what was typed."""
        self.clear()
        tell(self, unread=False)
        self.failed.emit("")

    def _say_not_taken(self, text: str) -> None:
        """It stands there, and nothing has come of it."""
        found = self.found(text)
        wording = (
            N_("“{text}” is not taken yet. Choose from the list; Enter takes “{first}”.")
            if found
            else N_("Nothing is called “{text}” here. Check the spelling.")
        )
        first = found[0] if found else ""
        tell(self, unread=True)
        self.failed.emit(str(Message(wording, {"text": text, "first": first})))

    def _enter(self) -> None:
        text = self.text().strip()
        found = self.found(text)
        if found:
            self._take(found[0])
        elif text:
            self.unknown.emit(text)
            self._say_not_taken(text)

"""What is open beside the window, when it is locked: closed, or kept out of sight."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog


class WithUnsaved(QDialog):
    """A dialog that holds what is being typed: while the window is locked it is out of sight.

    Qt takes a dialog that is hidden for one that was answered, if `exec` waits for it; this one
    waits until it really was.
    """

    def exec(self) -> int:
        waiting = QEventLoop()
        self.finished.connect(waiting.quit)
        self.open()
        waiting.exec()
        return self.result()


class OpenDialogs:
    """Takes every dialog away; `show_again` brings back those that hold unsaved typing."""

    def __init__(self) -> None:
        self._kept: list[WithUnsaved] = []

    def take_away(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            continue  # menus and calendars, one on the other
        for dialog in _visible():
            if isinstance(dialog, WithUnsaved):
                dialog.hide()
                self._kept.append(dialog)
            else:
                dialog.reject()

    def show_again(self) -> None:
        kept, self._kept = self._kept, []
        for dialog in kept:
            dialog.open()


def _visible() -> list[QDialog]:
    """The open dialogs, the one in front first."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    front = QApplication.activeModalWidget()
    return sorted(found, key=lambda dialog: dialog is not front)

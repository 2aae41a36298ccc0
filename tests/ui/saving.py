"""The file dialogs, used as a person uses them: they block until they are answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

D = TypeVar("D", bound=QDialog)

_LOOK_AGAIN_MS = 10
_TIMES = 1000


def when_open(kind: type[D], act: Callable[[D], None], times: int = _TIMES) -> None:
    """Call `act` with the dialog of this kind, as soon as it is in front."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif times:
            when_open(kind, act, times - 1)

    QTimer.singleShot(_LOOK_AGAIN_MS, look)


def save_as(file: Path, *, replace: bool | None = None) -> None:
    """Type a name into the file dialog that is about to open; answer where it asks to replace."""

    def answer(box: QMessageBox) -> None:
        which = QMessageBox.StandardButton.Yes if replace else QMessageBox.StandardButton.No
        box.button(which).click()
        if not replace:
            when_open(QFileDialog, QFileDialog.reject)

    def typed(dialog: QFileDialog) -> None:
        type_name(dialog, str(file))
        if replace is not None:
            when_open(QMessageBox, answer)
        dialog.accept()

    when_open(QFileDialog, typed)


def choose(folder: Path, *names: str) -> None:
    """Choose files of a folder in the file dialog that is about to open."""

    def chosen(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(folder))
        type_name(dialog, " ".join(f'"{name}"' for name in names))
        dialog.accept()

    when_open(QFileDialog, chosen)


def type_name(dialog: QFileDialog, text: str) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(text)

"""Which file to open or to write. Leaves no trace of visited folders."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings  # noqa: TID251 (to keep it from writing)
from PySide6.QtWidgets import QFileDialog, QWidget


class _Last:
    folder: Path | None = None  # of this run alone: never written down


def to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """One file to open; None where none was chosen. `kinds`: “Candidate files (*.toml)”."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(_folder()), kinds)
    return _remembered(name)


def several_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Files to open; none where none were chosen."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(_folder()), kinds)
    return [Path(name) for name in names if _remembered(name)]


def to_write(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file, `name` proposed; it is asked before an existing one is replaced."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(_folder() / name), kinds)
    return _remembered(chosen)


def _folder() -> Path:
    # Qt's own dialog writes the folders one has visited into the home, in clear: nowhere, then.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    return _Last.folder or Path.home()


def _remembered(name: str) -> Path | None:
    if not name:
        return None
    file = Path(name)
    _Last.folder = file.parent
    return file

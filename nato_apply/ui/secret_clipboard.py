"""The recovery key on the clipboard: marked as a secret, and gone again half a minute later."""

from __future__ import annotations

import hashlib
import os

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEARED_AFTER_S = 30
SECRET_HINT = "x-kde-passwordManagerHint"  # noqa: S105 (the name of a format)
_MARKS = {
    SECRET_HINT: b"secret",  # Klipper and others on Linux
    "application/x-nspasteboard-concealed-type": b"1",  # https://nspasteboard.org
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


class SecretClipboard(QObject):
    """Copies a secret for a short time. Keeps no copy of it, only its hash."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._salt = os.urandom(16)
        self._copied = b""
        self._timer = QTimer(self, singleShot=True, interval=CLEARED_AFTER_S * 1000)
        self._timer.timeout.connect(self.clear)
        application = QGuiApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.clear)

    def copy(self, secret: str) -> None:
        data = QMimeData()
        data.setText(secret)
        for name, value in _MARKS.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = self._hash(secret)
        self._timer.start()

    def clear(self) -> None:
        """Empty the clipboard, where it still holds what was copied."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and self._hash(clipboard.text()) == self._copied:
            clipboard.clear()
        self._copied = b""

    def _hash(self, text: str) -> bytes:
        return hashlib.sha256(self._salt + text.encode()).digest()


def clear_any() -> None:
    """Empty the clipboard where it holds a secret of ours, whoever copied it."""
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()  # none where the platform has no clipboard
    if held is not None and held.data(SECRET_HINT) == _MARKS[SECRET_HINT]:
        clipboard.clear()

"""Asks the system to wait with its sleep until everything is saved; quiet where nobody listens.

logind's “delay” lock: it gives a file descriptor, and sleep waits (five seconds at most) until that
is closed. Source: systemd's org.freedesktop.login1(5) and “Inhibitor Locks”.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_LOGIN = "org.freedesktop.login1"


class SleepDelay(QObject):
    """Take it before sleep, let it go once all is saved."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handle = -1
        self._waiting: QDBusPendingCallWatcher | None = None
        self._refused = False  # there is no logind: it is not asked again

    @property
    def held(self) -> bool:
        return self._handle >= 0

    def take(self) -> None:
        """Ask for the delay; the answer comes when it comes."""
        if self.held or self._refused or self._waiting is not None:
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(
            _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "Inhibit"
        )
        why = translated(N_("Your drafts are saved and locked first."))
        call.setArguments(["sleep", "NATO Apply", why, "delay"])
        pending = QDBusConnection.systemBus().asyncCall(call)
        self._waiting = QDBusPendingCallWatcher(pending, self)
        self._waiting.finished.connect(self._given)

    def _given(self, watcher: QDBusPendingCallWatcher) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusUnixFileDescriptor

        self._waiting = None
        reply = watcher.reply()
        watcher.deleteLater()
        given = reply.arguments()[0] if reply.arguments() else None
        answered = reply.type() == QDBusMessage.MessageType.ReplyMessage
        self._refused = not (answered and isinstance(given, QDBusUnixFileDescriptor))
        if answered and isinstance(given, QDBusUnixFileDescriptor):
            self._handle = os.dup(given.fileDescriptor())

    def let_go(self) -> None:
        """All is saved: the system may sleep."""
        if self.held:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = -1

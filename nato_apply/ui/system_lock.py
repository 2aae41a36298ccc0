"""What the system says of sleep and of its own lock, over D-Bus; quiet where there is no bus.

logind tells of sleep (`PrepareForSleep`) and of `loginctl lock-session` (`Lock`); the desktop's
screen saver tells when the screen is locked. Nothing is asked, so nothing here can hang.
Sources: systemd's org.freedesktop.login1(5); the freedesktop and GNOME screen saver interfaces.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.kde.screensaver")


# PySide takes the name of a slot as a text, though its types say bytes: bytes make it crash.
_SWITCHED = cast("bytes", SLOT("switched(bool)"))
_ASKED = cast("bytes", SLOT("asked()"))


class SystemLock(QObject):
    """Emits `locked` when the computer goes to sleep or its screen is locked."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Here, not above: the bus costs a moment, and this is made after the paint.
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        self.heard = [
            session.connect("", "", saver, "ActiveChanged", self, _SWITCHED)
            for saver in _SAVERS
            if session.isConnected()
        ]
        if system.isConnected():
            login = "org.freedesktop.login1"
            self.heard += [
                system.connect("", "", f"{login}.Manager", "PrepareForSleep", self, _SWITCHED),
                system.connect("", "", f"{login}.Session", "Lock", self, _ASKED),
            ]

    @Slot(bool)
    def switched(self, on: bool) -> None:
        """The screen saver has come on or gone; the computer goes to sleep or has woken up."""
        if on:
            self.locked.emit()

    @Slot()
    def asked(self) -> None:
        """Every program of the session is asked to lock."""
        self.locked.emit()

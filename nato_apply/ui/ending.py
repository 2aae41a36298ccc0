"""Being told to end, by a signal or by the end of the desktop's session: saved first, then over.

A signal is heard through a pipe: Python runs its handlers only between two of its own
instructions, and the window waits in Qt. Sources: Python's `signal.set_wakeup_fd`; Qt's
“Calling Qt functions from Unix signal handlers”, and `QGuiApplication::commitDataRequest`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QSessionManager

    from nato_apply.ui.main_window import MainWindow

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """One for the program, made on its main thread once there is something to save."""

    def __init__(self, window: MainWindow, app: QApplication) -> None:
        super().__init__(window)
        self._window, self._app = window, app
        self._over = False
        app.commitDataRequest.connect(self.save_for_the_system)
        self._pipe: tuple[int, int] | None = None
        if sys.platform != "win32":  # no such signals there, and pipes cannot be waited for
            self._listen()

    def _listen(self) -> None:
        heard, told = self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        for name in SIGNALS:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        if self._pipe is not None:
            with contextlib.suppress(BlockingIOError):
                os.read(self._pipe[0], 64)
        if self._over:
            return
        self._over = True
        # Nobody is asked: who sent this has decided. What no disk takes cannot be kept.
        self._window.session.finish_saving()
        self._app.exit(0)

    def close(self) -> None:
        """Hear nothing any more."""
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def save_for_the_system(self, manager: QSessionManager) -> None:
        """The session of the desktop ends: save, and where that fails, ask whether it may."""
        window = self._window
        if window.session.finish_saving() or not manager.allowsInteraction():
            return
        if not window.may_be_closed():
            manager.cancel()
        manager.release()

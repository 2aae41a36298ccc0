"""How long nobody has used the program: keys, mouse and touch in any of its windows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


LOOK_EVERY_S = 20.0
"""So often, at least, it is looked how long it has been: the setting may have changed."""


class Idle(QObject):
    """Emits `idle` once nobody has done anything for so many minutes as `minutes` gives (0: never).

    It listens to whole windows, not to each widget in them: that would cost every event a moment.
    """

    idle = Signal()

    def __init__(self, parent: QObject, minutes: Callable[[], float]) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._last = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen)
        for window in QGuiApplication.topLevelWindows():
            self._listen(window)
        self._look()

    def touch(self) -> None:
        """Somebody is there: begin to count anew."""
        self._last = time.monotonic()

    def _look(self) -> None:
        # Not started anew at each key: only when the time is up is it asked when the last one was.
        after = self.minutes() * 60
        left = self._last + after - time.monotonic()
        if after and left <= 0:
            self.touch()
            self.idle.emit()
        soon = min(left, LOOK_EVERY_S) if after and left > 0 else LOOK_EVERY_S
        self._timer.start(max(1, round(soon * 1000)))

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False

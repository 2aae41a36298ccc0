"""How long the window's thread was busy at a stretch, while something else was going on.

A thread of its own asks the window for a sign of life, one question after the other, and measures
how long each answer takes. What comes between is what a user feels: a key pressed then shows that
much later. A timer on the window's thread would not do: it cannot say when it ought to have come.

    with Watchdog() as watchdog:
        …  # let things happen, with `qtbot.waitUntil` or `qtbot.wait`
    assert watchdog.longest_ms < 200, watchdog.told()
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, Signal, Slot

ASK_EVERY_S = 0.002
LOOK_AFTER_S = 0.045
"""Where the answer takes longer, what the window's thread is doing is noted down."""


class _Patient(QObject):
    """Answers on the thread it was made on."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _answer(self) -> None:
        self.answered.set()


class Watchdog:
    """To be used around what may block; made and left on the window's thread.

    `longest_ms`: the longest wait for an answer, in milliseconds. `seen`: where the window's thread
    was found at work in each wait of more than `LOOK_AFTER_S`, the longest wait first.
    """

    def __init__(self) -> None:
        self._patient = _Patient()
        self._over = threading.Event()
        self._watched = threading.get_ident()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self.longest_ms = 0.0
        self.seen: list[tuple[float, str]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._patient.answered.set()
        self._thread.join()
        self.seen.sort(reverse=True)

    def told(self) -> str:
        """The figure, and where the time went: for a failing test's message, and to be printed."""
        lines = [f"longest stall of the event loop: {self.longest_ms:.0f} ms"]
        lines += [f"{waited:.0f} ms:\n{where}" for waited, where in self.seen[:3]]
        return "\n".join(lines)

    def _watch(self) -> None:
        while not self._over.is_set():
            self._patient.answered.clear()
            asked = time.perf_counter()
            self._patient.asked.emit()
            where = ""
            if not self._patient.answered.wait(LOOK_AFTER_S):
                where = self._where()
                self._patient.answered.wait()
            if self._over.is_set():
                return  # answered by the end, not by the window
            waited = (time.perf_counter() - asked) * 1000
            self.longest_ms = max(self.longest_ms, waited)
            if where:
                self.seen.append((waited, where))
            time.sleep(ASK_EVERY_S)

    def _where(self) -> str:
        frame = sys._current_frames().get(self._watched)
        return "".join(traceback.format_stack(frame)[-8:]) if frame is not None else ""

"""Python's garbage collection, on the window's thread alone.

Left to itself it runs on whichever thread happens to allocate. A widget collected by a job's thread
loses its Python half there, while Qt deletes the other half here: the program ends with a fault.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 500


class Garbage(QObject):
    """Collects now and then, by the same thresholds as Python itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start has made stays for good and need not be looked at again
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(look)
        self._timer.start()


def look() -> None:
    """Collect the oldest generation that is due, and with it those that are younger."""
    due = [
        n
        for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])

"""The reading of one scan, as far as the window is concerned: how far it is, and how to end it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from nato_apply.documents.recognition import Listener


class ScanReading(QObject):
    """Of `file`. `progressed` comes with each page, of so many; for files that are no scan, never.

    Signals like those of a job, for a progress row.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self._unwanted = threading.Event()

    def cancel(self) -> None:
        """Go on without what stands in the scan."""
        self._unwanted.set()

    @property
    def cancelled(self) -> bool:
        return self._unwanted.is_set()

    def listener(self) -> Listener:
        """For the job that reads it."""
        from nato_apply.documents.recognition import Listener

        return Listener(self.progressed.emit, self._unwanted.is_set)

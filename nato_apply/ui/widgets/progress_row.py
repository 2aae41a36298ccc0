"""How far a job is, in words and as a bar, and a way to stop it. Hidden while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.scan_reading import ScanReading
    from nato_apply.ui.taking_in import TakingIn


PATIENCE_MS = 300
"""What is over sooner needs no bar that would only flash."""


class ProgressRow(QWidget):
    """`patience_ms`: a single step that is over sooner is not shown, so that nothing jumps."""

    def __init__(self, *, patience_ms: int = 0) -> None:
        super().__init__()
        self._job: Job | TakingIn | ScanReading | None = None
        self._wording = ""
        self._more: dict[str, object] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.told = Label(role="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button()
        self.cancel.clicked.connect(self._cancel)
        row.addWidget(self.told, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._soon = QTimer(self, singleShot=True, interval=patience_ms)
        self._soon.timeout.connect(self.show)
        self._retranslate()
        self.hide()

    def follow(self, job: Job | TakingIn | ScanReading, wording: str, **more: object) -> None:
        """Show how far a job is, until it ends.

        `wording` (marked) names {number} and {count}, and what else is given as `more`.
        """
        if self._job is not None:
            self._job.progressed.disconnect(self._progressed)
            self._job.ended.disconnect(self._ended)
        self._job, self._wording, self._more = job, wording, more
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)

    def _progressed(self, done: int, of: int) -> None:
        params = {"number": min(done + 1, of), "count": of, **self._more}
        self.told.setText(str(Message(self._wording, params)))
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.told.text())
        if of > 1 or not self._soon.interval():
            self.show()
        elif self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def _ended(self) -> None:
        self._job = None
        self._soon.stop()
        self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _retranslate(self) -> None:
        self.cancel.setText(translated(N_("Cancel")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

"""How far a job is, in words and as a bar, and a way to stop it. Hidden while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.taking_in import TakingIn


class ProgressRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._job: Job | TakingIn | None = None
        self._wording = ""
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
        self._retranslate()
        self.hide()

    def follow(self, job: Job | TakingIn, wording: str) -> None:
        """Show how far a job is, until it ends. `wording` (marked) names {number} and {count}."""
        self._job = job
        self._wording = wording
        job.progressed.connect(self._progressed)
        job.ended.connect(lambda: self._ended(job))

    def _progressed(self, done: int, of: int) -> None:
        params = {"number": min(done + 1, of), "count": of}
        self.told.setText(str(Message(self._wording, params)))
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.bar.setAccessibleName(self.told.text())
        self.show()

    def _ended(self, job: Job | TakingIn) -> None:
        if job is self._job:
            self._job = None
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

"""From which size on a document is called large, and whether scans are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.documents.recognition import Recogniser

SIZES = (1, 2, 3, 4, 5, 8, 10, 15, 20, 50)
"""Megabytes that can be chosen."""


class DocumentsCard(SafetyCard):
    title = N_("Documents")

    def build(self) -> None:
        self.body.setSpacing(16)
        self._there: bool | None = None
        self.limit = PlainCombo()
        self.limit.keep_narrow(24)
        self.limit.activated.connect(self._set_limit)
        self.row = FieldRow(self.limit, stretch=False)
        self.text(self.row.set_label, N_("Warn of files larger than"))
        self.text(
            self.row.set_help,
            N_("Portals often refuse more than 5 MB. If the portal states a limit, choose that."),
        )
        self.reads = Check()
        self.text(self.reads.setText, N_("Read the text of scans"))
        self.reads.ticked.connect(self._set_reads)
        self.told = Label(role="small")
        self.failed = Label(role="error")
        self.failed.hide()
        for each in (self.row, self.reads, self.told, self.failed):
            self.body.addWidget(each)

    def present(self) -> None:
        from nato_apply.documents import recognition, size_limit

        settings = self.services.settings
        megabytes = size_limit.limit_of(settings) // 10**6
        self.limit.clear()
        self.limit.addItems([str(Message(N_("{size} MB"), {"size": each})) for each in SIZES])
        nearest = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - megabytes))
        self.limit.setCurrentIndex(nearest)
        self.reads.show_value(settings.get(recognition.SETTING) == "yes")
        self.reads.setEnabled(self._there is not False)
        if self._there is False:
            wording = N_(
                "The program Tesseract, which can read them, is not on this computer. Without it, "
                "a scan is only looked at."
            )
        else:
            wording = N_(
                "By Tesseract, on this computer, for the findings alone: it misreads, and takes a "
                "few seconds a page. Your file stays as it is."
            )
        self.told.setText(translated(wording))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._there is None:
            from nato_apply.documents.recognition import recogniser

            jobs = self.services.session.jobs
            jobs.run(lambda _progress: recogniser(), self._found, lambda _error: None)

    def _found(self, found: Recogniser | None) -> None:
        self._there = found is not None
        self.present()

    def _set_limit(self, at: int) -> None:
        from nato_apply.documents import size_limit

        self._set(size_limit.SETTING, str(SIZES[at]))

    def _set_reads(self, on: bool) -> None:
        from nato_apply.documents import recognition

        self._set(recognition.SETTING, "yes" if on else "no")

    def _set(self, name: str, value: str) -> None:
        try:
            self.services.settings.set(name, value)
        except UserFault as fault:
            self.failed.setText(reason_words(fault))
            self.failed.show()
        else:
            self.failed.hide()
        self.services.session.files.look_again()

"""A text document made into a PDF by LibreOffice, looked at before it takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_desk import PageDesk

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Job, Progress
    from nato_apply.ui.session import Session


class ConvertDialog(Frame):
    """`taken` gives the name and the bytes of the PDF."""

    taken = Signal(str, object)

    def __init__(self, parent: QWidget, session: Session, file: str) -> None:
        super().__init__(
            parent,
            str(Message(N_("Convert to PDF: {file}"), {"file": breakable(file)})),
            accept=translated(N_("Use the PDF")),
            close=translated(N_("Keep it as it is")),
        )
        self._session = session
        self._file = file
        self._pdf = b""
        self._over = False
        self._job: Job | None = None
        self.told = Label(
            translated(N_("LibreOffice lays the document out. This can take a minute…"))
        )
        self.middle.addWidget(self.told)
        self.bar = QProgressBar()  # LibreOffice does not say how far it is
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.told.text())
        self.middle.addWidget(self.bar)
        self.desk = PageDesk(session.files, [""])
        self.middle.addWidget(self.desk, 1)
        self.desk.hide()
        self.middle.addStretch(0)  # until there are pages
        self.accepting.setEnabled(False)
        self.finished.connect(self._closed)
        self.fill(980, 860)
        session.files.content(file, self._begin, self._failed)

    def _begin(self, content: bytes) -> None:
        from nato_apply.documents.conversion import converted
        from nato_apply.documents.media_type import media_type

        if self._over:
            return
        kind = media_type(content) or ""

        def work(progress: Progress) -> bytes:
            return converted(content, kind, cancelled=lambda: progress.cancelled)

        self._job = self._session.files.run(work, self._made, self._failed)

    def _closed(self) -> None:
        self._over = True
        self.desk.stop()
        if self._job is not None:
            self._job.cancel()

    def _made(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.bar.hide()
        self.told.setText(
            translated(
                N_(
                    "Look at each page: lines and pages may break in other places. The original "
                    "stays in the vault."
                )
            )
        )
        self.desk.show()
        self.desk.show_document(0, pdf)
        self.accepting.setEnabled(True)
        self.accepting.setFocus()

    def _failed(self, error: Exception) -> None:
        if self._over:
            return
        self.bar.hide()
        reason = reason_words(error)
        self.told.setText(reason[:1].upper() + reason[1:])
        self.told.set_tone("not_met")

    def take(self) -> None:
        from nato_apply.documents.conversion import converted_name

        if self._pdf:
            self.taken.emit(converted_name(self._file), self._pdf)
        self.accept()

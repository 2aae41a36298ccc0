"""A file made smaller: as it is and as it would be, page by page, before it takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable, megabytes
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_desk import PageDesk
from nato_apply.ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from nato_apply.documents.shrinking import Shrunk
    from nato_apply.documents.worker import Worker
    from nato_apply.ui.jobs import Progress
    from nato_apply.ui.session import Session


class ShrinkDialog(Frame):
    """`taken` gives the name and the bytes of the smaller file."""

    taken = Signal(str, object)

    def __init__(self, parent: QWidget, session: Session, file: str) -> None:
        super().__init__(
            parent,
            str(Message(N_("Make smaller: {file}"), {"file": breakable(file)})),
            accept=translated(N_("Use the smaller file")),
            close=translated(N_("Keep it as it is")),
        )
        self._session = session
        self._file = file
        self._content = b""
        self._over = False
        self._worker: Worker | None = None
        self._shrunk: Shrunk | None = None
        self._password = session.files.passwords.get(file, "")
        self.told = Label(
            translated(
                N_(
                    "Pictures are brought down to 200 dots per inch. Nothing is changed until you "
                    "have compared the two and accept; the original stays in the vault."
                )
            )
        )
        self.middle.addWidget(self.told)
        self.progress = ProgressRow()
        self.middle.addWidget(self.progress)
        self.desk = PageDesk(session.files, [translated(N_("As it is")), ""])
        self.middle.addWidget(self.desk, 1)
        self.desk.hide()
        self.middle.addStretch(0)  # until there are pages
        self.accepting.setEnabled(False)
        self.finished.connect(self._closed)
        self.fill(1180, 860)
        session.files.content(file, self._begin, self._failed)

    def _begin(self, content: bytes) -> None:
        from nato_apply.documents.media_type import media_type
        from nato_apply.documents.shrinking import shrunk
        from nato_apply.documents.worker import Worker

        if self._over:
            return
        self._content = content
        kind = media_type(content) or ""
        worker = self._worker = Worker()

        def work(progress: Progress) -> Shrunk:
            with worker:
                return shrunk(
                    content, kind, worker, password=self._password, progress=progress.step
                )

        self._job = self._session.files.run(work, self._made, self._failed)
        self.progress.follow(self._job, N_("Picture {number} of {count}…"))
        self.progress.cancel.clicked.connect(self.reject)

    def _closed(self) -> None:
        self._over = True
        self.desk.stop()
        if self._worker is not None:
            self._job.cancel()
            self._worker.close()

    def _made(self, found: Shrunk) -> None:
        self._shrunk = found
        wording = N_("As it is: {size} MB")
        self.desk.panes[0].set_title(str(Message(wording, {"size": megabytes(found.before)})))
        wording = N_("Smaller: {size} MB")
        self.desk.panes[1].set_title(str(Message(wording, {"size": megabytes(found.after)})))
        changed = plural(
            "{count} picture was made smaller. Compare the pages: can everything still be read, "
            "small print and stamps too?",
            "{count} pictures were made smaller. Compare the pages: can everything still be read, "
            "small print and stamps too?",
            found.pictures,
        )
        self.told.setText(changed)
        first = found.pages[0] if found.pages else 0
        self.desk.show_document(0, self._content, self._password, first)
        self.desk.show_document(1, found.content, self._password, first)
        self.desk.show()
        self.accepting.setEnabled(True)
        self.accepting.setFocus()

    def _failed(self, error: Exception) -> None:
        if self._over:
            return
        reason = reason_words(error)
        self.told.setText(reason[:1].upper() + reason[1:])
        self.told.set_tone("not_met")

    def take(self) -> None:
        from nato_apply.documents.shrinking import shrunk_name

        if self._shrunk is not None:
            self.taken.emit(shrunk_name(self._file, self._shrunk), self._shrunk.content)
        self.accept()

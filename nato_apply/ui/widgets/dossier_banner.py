"""A dossier being made, and how that went: where it is, what is not in it, and a look at it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import dossier_making
from nato_apply.ui.dialogs import files as file_dialogs
from nato_apply.ui.dossier_making import Order, Outcome, Wishes
from nato_apply.ui.footer import reason_words
from nato_apply.ui.phrases import breakable, megabytes, titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from nato_apply.documents.dossier_choice import Choice
    from nato_apply.documents.worker import Worker
    from nato_apply.ui.jobs import Job, Progress
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View
    from nato_apply.ui.widgets.progress_row import ProgressRow


class DossierBanner(Notice):
    """Hidden until something was written, or could not be. `written`: a dossier was."""

    written = Signal()

    def __init__(self, session: Session, progress: ProgressRow) -> None:
        super().__init__("met")
        self._session = session
        self._progress = progress
        self._worker: Worker | None = None
        self._outcome: Outcome | None = None
        progress.cancel.clicked.connect(self._end_at_once)
        row = FlowLayout()
        self.look = Button(icon="eye")
        self.look.clicked.connect(self._look)
        self.folder = Button(kind="link", icon="folder-open")
        self.folder.clicked.connect(self._show_folder)
        row.addWidget(self.look)
        row.addWidget(self.folder)
        self.body.addLayout(row)
        self.forget()

    def forget(self) -> None:
        self._outcome = None
        self.hide()

    @property
    def under_way(self) -> bool:
        return self._worker is not None

    # Making

    def make(self, view: View, choice: Choice, wishes: Wishes) -> None:
        """Ask where to; then make the dossier and write it there, and say how that went."""
        assert view.call is not None
        chosen = file_dialogs.to_write(
            self.window(),
            translated(N_("Save the dossier")),
            f"dossier-{view.call.id}.pdf",
            translated(N_("PDF (*.pdf)")),
        )
        if chosen is None or self.under_way:
            return
        file = chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")
        replace = file == chosen  # the dialog has asked about this name, and no other
        self.forget()
        beside = tuple(name for name, fate in wishes.signed.items() if fate == "beside")
        names = list(dict.fromkeys((*(i.document.file for i in choice.items), *beside)))
        order = Order(
            choice=choice,
            contents={},
            passwords=self._session.files.passwords,
            about=dossier_making.about(view, self._session.now()),
            wishes=wishes,
            beside=beside,
            file=file,
            replace=replace,
        )
        self._session.files.contents(names, partial(self._begin, order), self._failed)

    def _begin(self, order: Order, contents: Mapping[str, bytes]) -> None:
        from nato_apply.documents.worker import Worker

        worker = self._worker = Worker()
        self._outcome = None

        def work(progress: Progress) -> Outcome:
            with worker:
                made = dossier_making.make(order._replace(contents=contents), worker, progress)
            self._outcome = made  # at once: where it is called off too late, it was written
            return made

        job = self._session.files.run(work, self._wrote, self._failed)
        job.ended.connect(partial(self._ended, job))
        self._progress.follow(job, N_("Binding: step {number} of {count}…"))

    def _end_at_once(self) -> None:
        if self._worker is not None:
            self._worker.close()

    def _ended(self, job: Job) -> None:
        self._worker = None
        if job.progress.cancelled and self._outcome is not None:
            self._wrote(self._outcome)
        elif job.progress.cancelled:
            self._tell(
                "unstated",
                translated(N_("Stopped")),
                translated(N_("No dossier was made, and nothing was written.")),
            )

    # How it went

    def _wrote(self, outcome: Outcome) -> None:
        self._outcome = outcome
        file, dossier = outcome.file, outcome.dossier
        name = str(Message(N_("Written: {file}"), {"file": breakable(file.name)}))
        where = {"folder": breakable(str(file.parent))}
        size = {"size": megabytes(len(dossier.pdf))}
        lines = [
            str(Message(N_("In the folder {folder}"), where)),
            plural("{count} page", "{count} pages", dossier.pages)
            + " · "
            + str(Message(N_("{size} MB"), size)),
        ]
        for each in outcome.beside:
            beside = {"file": breakable(each.name)}
            lines.append(str(Message(N_("Beside it, as signed: {file}"), beside)))
        lines += [str(remark) for remark in dossier.remarks]
        lines += [_left_out(each.file, each.why) for each in dossier.left_out]
        self._tell("met", name, "\n".join(lines), looks=True)
        self.written.emit()

    def _failed(self, error: Exception) -> None:
        reason = reason_words(error)
        self._tell(
            "not_met", translated(N_("No dossier was made")), reason[:1].upper() + reason[1:]
        )

    def _tell(self, tone: str, strong: str, text: str, *, looks: bool = False) -> None:
        self.look.setText(translated(N_("Look at the dossier")))
        self.folder.setText(translated(N_("Open the folder")))
        self.look.setVisible(looks)
        self.folder.setVisible(looks)
        self.show_notice(tone, strong, text)
        self.show()
        if looks:
            self.look.setFocus()

    def _look(self) -> None:
        from nato_apply.ui.dialogs.preview import PreviewDialog

        if self._outcome is not None:
            content = self._outcome.dossier.pdf
            PreviewDialog(self, self._session, self._outcome.file.name, content=content).open()

    def _show_folder(self) -> None:
        if self._outcome is not None:
            folder: Path = self._outcome.file.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.hide()


def _left_out(file: str, why: object) -> str:
    left = str(Message(N_("Left out: {file}"), {"file": breakable(file)}))
    return titled(left, why)

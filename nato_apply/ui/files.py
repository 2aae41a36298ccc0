"""The files given with the current draft: taken into the vault, looked into, shown as pictures.

Reading happens in jobs; what a file holds is looked at by the documents' worker process alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nato_apply.i18n import N_
from nato_apply.ui.jobs import Failed, Job, Jobs, Progress, Then

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Document, Draft
    from nato_apply.documents.intake import FileReport
    from nato_apply.documents.worker import Pages, Worker
    from nato_apply.ui.session import Session

PREVIEW_WIDTH = 900
"""Pixels; a page picture is drawn this wide."""


class Files(QObject):
    """One for the whole window, at `session.files`."""

    busy_changed = Signal(bool)
    """Whether files are being taken in or looked into."""
    refused = Signal(object)
    """An exception: the vault would not keep a file, or a job failed."""
    not_taken = Signal(object)
    """A `FileReport`: this file cannot be read at all, and its findings say why."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._jobs = jobs
        self._worker: Worker | None = None
        self._under_way = 0
        self._loose: dict[str, bytes] = {}
        session.opened.connect(self.look)

    # Giving and taking away

    def give(self, slot: str, paths: Sequence[Path]) -> Job:
        """Take files in for a slot: read, kept in the vault, looked into, named in the draft."""
        draft_id = self._session.draft_id
        self._busy(+1)
        job = self._jobs.run(
            partial(self._read, list(paths)),
            lambda found: self._kept(slot, draft_id, found),
            self._failed,
        )
        job.ended.connect(lambda: self._busy(-1))
        return job

    def take_away(self, document: Document) -> None:
        """Name a file no longer in the draft (it stays with earlier revisions)."""

        def without(draft: Draft) -> Draft:
            from attrs import evolve

            kept = tuple(d for d in draft.documents if d != document)
            return evolve(draft, documents=kept)

        self._session.edit(without, N_("Document taken away"))

    def look(self) -> None:
        """Look into every file of the draft that has just become the current one."""
        draft_id, keeper = self._session.draft_id, self._session.keeper
        names = [d.file for d in self._session.draft.documents]
        if not names or draft_id is None or keeper is None:
            return
        self._busy(+1)

        def inspect(contents: dict[str, bytes]) -> None:
            self._inspect(draft_id, {name: contents.get(name) for name in names})
            self._busy(-1)

        def failed(error: Exception) -> None:
            self._busy(-1)
            self._failed(error)

        self._jobs.store(lambda: keeper.contents(draft_id, names), inspect, failed)

    # Looking

    def content(self, name: str, then: Then, failed: Failed) -> None:
        """The bytes of one of the draft's files, to `then`."""
        draft_id, keeper = self._session.draft_id, self._session.keeper
        if name in self._loose:
            then(self._loose[name])
        elif draft_id is not None and keeper is not None:
            self._jobs.store(lambda: keeper.content(draft_id, name), then, failed)

    def pages(self, content: bytes, indices: Sequence[int], then: Then, failed: Failed) -> Job:
        """Pictures and text of some pages (`worker.Pages`), to `then`. For our own PDFs too."""
        return self._jobs.run(lambda _progress: self._drawn(content, indices), then, failed)

    def _drawn(self, content: bytes, indices: Sequence[int]) -> Pages:
        from nato_apply.documents.media_type import media_type
        from nato_apply.documents.worker import Pages

        kind = media_type(content)
        if kind is None:
            return Pages("read")
        return self._the_worker().pages(content, kind, indices, PREVIEW_WIDTH)

    # How it works

    def _the_worker(self) -> Worker:
        from nato_apply.documents.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        return self._worker

    def _read(
        self, paths: list[Path], progress: Progress
    ) -> list[tuple[str, bytes | None, FileReport]]:
        """Each file's shown name, its bytes (None: cannot be read), and what it is worth."""
        from nato_apply.documents import intake
        from nato_apply.documents.file_names import shown_name

        found = []
        for number, path in enumerate(paths):
            progress.step(number, len(paths))
            content = content_of(path)
            if content is None:  # this says why
                report = intake.inspected_file(path, self._the_worker())
            else:
                report = intake.inspected(shown_name(path), content, self._the_worker())
            found.append((report.file, content, report))
        progress.step(len(paths), len(paths))
        return found

    def _kept(
        self, slot: str, draft_id: str | None, found: list[tuple[str, bytes | None, FileReport]]
    ) -> None:
        keeper = self._session.keeper
        for name, content, report in found:
            if content is None:
                self.not_taken.emit(report)
            elif draft_id is None or keeper is None:
                self._loose[name] = content
                self._named(slot, draft_id, report, name)
            else:
                self._jobs.store(
                    partial(keeper.attach, draft_id, name, content),
                    partial(self._named, slot, draft_id, report),
                    self._failed,
                )

    def _named(self, slot: str, draft_id: str | None, report: FileReport, name: str) -> None:
        from attrs import evolve

        from nato_apply.candidate.draft import Document

        if self._session.draft_id != draft_id or self._session.view is None:
            return

        def added(draft: Draft) -> Draft:
            if any(d.slot == slot and d.file == name for d in draft.documents):
                return draft
            return evolve(draft, documents=(*draft.documents, Document(slot, name)))

        self._session.know({name: evolve(report, file=name)})
        self._session.edit(added, N_("Document added"))

    def _inspect(self, draft_id: str, contents: dict[str, bytes | None]) -> None:
        self._busy(+1)

        def known(reports: dict[str, FileReport]) -> None:
            if self._session.draft_id == draft_id:
                self._session.know(reports)

        job = self._jobs.run(partial(self._inspected, contents), known, self._failed)
        job.ended.connect(lambda: self._busy(-1))

    def _inspected(
        self, contents: dict[str, bytes | None], progress: Progress
    ) -> dict[str, FileReport]:
        from nato_apply.documents import intake

        reports = {}
        for number, (name, content) in enumerate(contents.items()):
            progress.step(number, len(contents))
            reports[name] = intake.inspected(name, content, self._the_worker())
        return reports

    def _failed(self, error: Exception) -> None:
        self.refused.emit(error)

    def _busy(self, by: int) -> None:
        before = self._under_way > 0
        self._under_way += by
        if before != (self._under_way > 0):
            self.busy_changed.emit(self._under_way > 0)

    @property
    def busy(self) -> bool:
        return self._under_way > 0

    def close(self) -> None:
        """End the worker process."""
        if self._worker is not None:
            self._worker.close()


def content_of(path: Path) -> bytes | None:
    """A file's content; None for what cannot be read, is no ordinary file, or is far too large."""
    from nato_apply.documents.intake import LARGEST

    try:
        with open(path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) <= LARGEST else None


def _without_waiting(path: str, flags: int) -> int:
    # Opening a pipe would wait for somebody to write into it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

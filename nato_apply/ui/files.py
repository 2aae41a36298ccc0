"""The files of the current draft: their bytes, what is worth knowing of them, and their pictures.

Reading happens in jobs; what a file holds is looked at by the documents' worker process alone.
How files are given and taken away stands in `taking_in`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from nato_apply.ui.jobs import Failed, Job, Jobs, Progress, Then
from nato_apply.ui.private_copies import PrivateCopies
from nato_apply.ui.scan_reading import ScanReading
from nato_apply.ui.ways_on import UNREAD

if TYPE_CHECKING:
    from nato_apply.documents.intake import FileReport, Options
    from nato_apply.documents.recognition import Recogniser
    from nato_apply.documents.worker import Worker
    from nato_apply.settings import Settings
    from nato_apply.ui.session import Session

PREVIEW_WIDTH = 900
"""Pixels; a page picture is drawn this wide where nothing else is asked for."""


class Files(QObject):
    """One for the whole window, at `session.files`."""

    busy_changed = Signal(bool)
    """Whether files are being looked into; emitted as each begins and ends."""
    refused = Signal(object)
    """An exception: the vault would not give a file, or a job failed."""
    reading_began = Signal(object)
    """A `ScanReading`: a file is looked into, and where it is a scan, perhaps read."""
    not_taken = Signal(object)
    """A `FileReport`: this file was not taken in, and its findings say why."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__()
        self._session = session
        self._jobs = jobs
        self._workers: dict[str, Worker] = {}
        self._waiting: deque[str] = deque()
        self._looking_at = ""
        self._loose: dict[str, bytes] = {}
        self._passwords: dict[str, str] = {}
        self._recognised: set[str] = set()
        self._were_read: set[str] = set()
        self._reading = ScanReading("")
        self._settings: Settings | None = None
        self._recogniser: Recogniser | None = None
        self._has_looked_for_one = False
        self.copies = PrivateCopies()
        session.opened.connect(self._begin)
        session.closed.connect(self._forget)

    def _begin(self) -> None:
        self._forget()
        self.look_into(dict.fromkeys(d.file for d in self._session.draft.documents))

    def _forget(self) -> None:
        self._waiting.clear()
        self._looking_at = ""
        self._loose.clear()
        self._passwords.clear()
        self._recognised.clear()
        self._were_read.clear()
        self._reading.cancel()
        self.copies.remove()

    def heed(self, settings: Settings) -> None:
        """Take from the settings how large a file may be, and whether scans are read."""
        self._settings = settings
        self._jobs.run(
            lambda _progress: self.copies.clear_left(), lambda _none: None, self.refused.emit
        )

    def look_again(self) -> None:
        """Look into every file of the draft again: a setting has changed."""
        if self._session.view is not None:
            self.look_into(dict.fromkeys(d.file for d in self._session.draft.documents))

    # What is known

    @property
    def busy(self) -> bool:
        return bool(self._looking_at)

    @property
    def under_way(self) -> frozenset[str]:
        """The files that are being looked into, or wait for it."""
        return frozenset((*self._waiting, self._looking_at)) - {""}

    @property
    def limit(self) -> int:
        """Bytes above which a file is called large."""
        from nato_apply.documents import size_limit

        return size_limit.limit_of(self._settings) if self._settings else size_limit.USUAL

    @property
    def passwords(self) -> dict[str, str]:
        """The passwords that were told since the draft was opened, by file. Kept nowhere else."""
        return dict(self._passwords)

    def tell_password(self, name: str, password: str) -> None:
        """Look into a locked file again with its password, which is remembered for this draft."""
        self._passwords[name] = password
        self.look_into([name])

    def forget_password(self, name: str) -> None:
        self._passwords.pop(name, None)

    def recognise(self, name: str) -> None:
        """Look into a scan again, and read its text this time."""
        self._recognised.add(name)
        self.look_into([name])

    # Looking into files

    def look_into(self, names: Iterable[str], *, at_once: bool = True) -> None:
        """Find out what files are worth, one by one (from the next call on); the session knows."""
        self._waiting.extend(name for name in names if name not in self._waiting)
        if at_once and not self._looking_at:
            self._look_on()

    def _look_on(self) -> None:
        self._looking_at = self._waiting.popleft() if self._waiting else ""
        self.busy_changed.emit(self.busy)
        if not self._looking_at:
            return
        name, draft_id = self._looking_at, self._session.draft_id

        def current() -> bool:
            return self._session.draft_id == draft_id and self._looking_at == name

        def known(report: FileReport) -> None:
            if current():
                self._session.know({name: report})
                self._look_on()

        def failed(error: Exception) -> None:
            if current():
                self.refused.emit(error)
                self._look_on()

        def inspect(content: bytes | None) -> None:
            if current():
                reading = self._reading = ScanReading(name)
                self.reading_began.emit(reading)
                work = partial(self._inspected, reading, content)
                self._jobs.run(work, known, failed).ended.connect(reading.ended)

        if not self._content(name, inspect, failed):
            self._look_on()

    def _inspected(
        self, reading: ScanReading, content: bytes | None, _progress: Progress
    ) -> FileReport:
        from nato_apply.documents import intake

        options = self._options(reading)
        report = intake.inspected(reading.file, content, self.worker(), options)
        if reading.cancelled:
            self._recognised.discard(reading.file)
        elif options.recogniser is not None:
            self._were_read.add(reading.file)
        if any(found.code in UNREAD for found in report.findings):
            self._found_recogniser()
        return report

    def _options(self, reading: ScanReading) -> Options:
        from nato_apply.documents import conversion, recognition
        from nato_apply.documents.intake import Options

        settings, name = self._settings, reading.file
        wanted = settings is not None and settings.get(recognition.SETTING) == "yes"
        reads = self._found_recogniser() if wanted or name in self._recognised else None
        return Options(
            limit=self.limit,
            password=self._passwords.get(name, ""),
            recogniser=reads,
            converter=conversion.office() is not None,
            listener=reading.listener(),
        )

    def _found_recogniser(self) -> Recogniser | None:
        """Asked for once: it takes a moment. In jobs alone."""
        from nato_apply.documents import recognition

        if not self._has_looked_for_one:
            self._recogniser = recognition.recogniser()
            self._has_looked_for_one = True
        return self._recogniser

    def can_recognise(self, name: str) -> bool:
        """Whether a scan could be read that was not yet: the program for it is known to be here."""
        return self._recogniser is not None and name not in self._were_read

    # Their bytes

    def keep_loose(self, name: str, content: bytes) -> None:
        """Hold a file in memory alone: the draft is kept nowhere."""
        self._loose[name] = content

    def loose(self, content: bytes) -> str | None:
        """The name under which this content is held in memory."""
        return next((name for name, held in self._loose.items() if held == content), None)

    def is_loose(self, name: str) -> bool:
        return name in self._loose

    def content(self, name: str, then: Then, failed: Failed) -> None:
        """The bytes of one of the draft's files, to `then`."""
        from nato_apply.errors import refuse
        from nato_apply.vault.files import NO_ATTACHMENT

        def found(content: bytes | None) -> None:
            if content is None:
                failed(refuse(NO_ATTACHMENT, id=self._session.draft_id, name=name))
            else:
                then(content)

        if not self._content(name, found, failed):
            found(None)

    def contents(self, names: Sequence[str], then: Then, failed: Failed) -> None:
        """The bytes of several of the draft's files by their names, to `then`; all in memory."""
        draft_id, keeper = self._session.draft_id, self._session.keeper
        if draft_id is None or keeper is None:
            then({name: self._loose[name] for name in names if name in self._loose})
        else:
            self._jobs.store(lambda: keeper.contents(draft_id, names), then, failed)

    def _content(self, name: str, then: Callable[[bytes | None], None], failed: Failed) -> bool:
        """Give the bytes of a file, or None where the vault has none; false where none can be."""
        draft_id, keeper = self._session.draft_id, self._session.keeper
        if name in self._loose:
            then(self._loose[name])
            return True
        if draft_id is None or keeper is None:
            return False
        self._jobs.store(
            lambda: keeper.contents(draft_id, [name]), lambda held: then(held.get(name)), failed
        )
        return True

    # Pictures

    def pages(
        self,
        content: bytes,
        indices: Sequence[int],
        then: Then,
        failed: Failed,
        *,
        width: int = PREVIEW_WIDTH,
        password: str = "",
    ) -> Job:
        """Pictures and text of some pages (`Drawn`), to `then`. For our own PDFs too."""
        from nato_apply.ui import page_images

        reader = self._viewer if self.busy else self.worker  # no picture waits for other files
        return self._jobs.run(
            lambda _progress: page_images.drawn(reader(), content, indices, width, password),
            then,
            failed,
        )

    # How it works

    def run(self, work: Callable[[Progress], Any], then: Then, failed: Failed) -> Job:
        """Run slow work on files beside everything else (see `Jobs.run`)."""
        return self._jobs.run(work, then, failed)

    def worker(self) -> Worker:
        """The window's reader. For jobs."""
        return self._workers.setdefault("reader", self._new_worker())

    def _viewer(self) -> Worker:
        """Another one, for looking at pages while the first is at work. For jobs."""
        return self._workers.setdefault("viewer", self._new_worker())

    def _new_worker(self) -> Worker:
        from nato_apply.documents.worker import Worker

        return Worker()  # which starts its process with the first request

    def close(self) -> None:
        """End the worker processes, and leave no copy behind."""
        self._reading.cancel()
        self.copies.remove()
        for worker in self._workers.values():
            worker.close()

"""Files given for a slot: read, kept in the vault, named in the draft; what is in them comes later.

One file after the other: a row appears as soon as its file is safe, whatever follows. What cannot
be used at all is told by its name, and the rest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from nato_apply.i18n import N_, translated
from nato_apply.whole_file import read_whole

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from nato_apply.candidate.draft import Document, Draft
    from nato_apply.documents.intake import FileReport
    from nato_apply.documents.worker import Worker
    from nato_apply.ui.files import Files
    from nato_apply.ui.jobs import Progress
    from nato_apply.ui.session import Session


class Given(NamedTuple):
    """A file as it came: the name it can be shown by, its bytes, and why it cannot be used."""

    name: str
    content: bytes | None
    refusal: FileReport | None


LOOK_AFTER_MS = 40
"""So long a file that was just listed waits to be looked into: the window is painted meanwhile."""

Source = Callable[["Worker"], Given]


class TakingIn(QObject):
    """One giving of files, begun with `begin`. Signals for a progress row, like those of a job."""

    progressed = Signal(int, int)
    ended = Signal()
    refused = Signal(object)
    """A `FileReport`: this file was not taken in."""
    already_there = Signal(str, str)
    """The name of a file given, and that of the same content in the same place."""

    _numbers = 0

    def __init__(self, session: Session, slot: str, sources: Sequence[Source]) -> None:
        super().__init__(session)
        TakingIn._numbers += 1
        self._edits_as = f"taking-in.{TakingIn._numbers}"
        self._session = session
        self._files: Files = session.files
        self._slot = slot
        self._draft_id = session.draft_id
        self._left = list(sources)
        self._of = len(sources)
        self._cancelled = False

    def begin(self) -> None:
        self._next()

    def cancel(self) -> None:
        """Take no more of the files; those that are safe stay."""
        self._cancelled = True

    @property
    def _over(self) -> bool:
        gone = self._session.view is None or self._session.draft_id != self._draft_id
        return self._cancelled or gone or not self._left

    def _next(self) -> None:
        self.progressed.emit(self._of - len(self._left), self._of)
        if self._over:
            self.ended.emit()
            self.deleteLater()
            return
        source, keeper, draft_id = self._left.pop(0), self._session.keeper, self._draft_id
        view = self._session.view
        among = [d.file for d in view.draft.documents] if view is not None else []

        def read(_progress: Progress) -> Given:
            return source(self._files.worker())

        def kept(given: Given) -> tuple[Given, str]:
            if given.content is None or self._cancelled or keeper is None or draft_id is None:
                return given, ""
            return given, keeper.attach(draft_id, given.name, given.content, among)

        self._session.jobs.run_and_store(read, kept, self._taken, self._failed)

    def _taken(self, taken: tuple[Given, str]) -> None:
        given, called = taken
        if given.refusal is not None or given.content is None:
            self.refused.emit(given.refusal)
            self._files.not_taken.emit(given.refusal)
            self._next()
        elif called:
            self._named(given.name, called)
        elif self._cancelled:
            self._next()
        else:
            self._hold(given.name, given.content)

    def _hold(self, name: str, content: bytes) -> None:
        called = self._files.loose(content) or self._free(name)
        self._files.keep_loose(called, content)
        self._named(name, called)

    def _free(self, name: str) -> str:
        """A name that no other file held in memory has."""
        from nato_apply.vault.names import safe, variants

        return next(each for each in variants(safe(name)) if not self._files.is_loose(each))

    def _named(self, given: str, name: str) -> None:
        from attrs import evolve

        from nato_apply.candidate.draft import Document

        view = self._session.view
        if view is None or self._session.draft_id != self._draft_id:
            self._next()
            return
        if any((d.slot, d.file) == (self._slot, name) for d in view.draft.documents):
            self.already_there.emit(given, name)
            self._next()
            return

        def added(draft: Draft) -> Draft:
            return evolve(draft, documents=(*draft.documents, Document(self._slot, name)))

        loose = self._files.is_loose(name)
        if name not in view.reports and not loose:
            # First the row is shown: looking into the file takes the computer's time.
            self._files.look_into([name], at_once=False)
            QTimer.singleShot(LOOK_AFTER_MS, self._files, partial(self._files.look_into, ()))
        self._session.edit(added, N_("Document added"), merge=self._edits_as)
        if name not in view.reports and loose:
            self._files.look_into([name])
        self._next()

    def _failed(self, error: Exception) -> None:
        self._files.refused.emit(error)
        self._next()


def from_path(path: Path) -> Source:
    """A file on the disk."""

    def source(worker: Worker) -> Given:
        from nato_apply.documents import intake
        from nato_apply.documents.file_names import shown_name

        name = shown_name(path)
        try:
            content = read_whole(path, intake.LARGEST + 1)
        except (OSError, ValueError):
            content = None
        if content is None or len(content) > intake.LARGEST:
            return Given(name, None, intake.inspected_file(path, worker))
        return _judged(name, content, worker)

    return source


def from_picture(picture: QImage) -> Source:
    """A picture of the clipboard, kept as PNG."""
    name = translated(N_("Pasted picture")) + ".png"

    def source(worker: Worker) -> Given:
        from PySide6.QtCore import QBuffer, QIODevice

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return _judged(name, bytes(buffer.data().data()), worker)

    return source


def _judged(name: str, content: bytes, worker: Worker) -> Given:
    """The file, refused where it is of no kind that can be used: it is not opened for that."""
    from nato_apply.documents import intake
    from nato_apply.documents.media_type import media_type

    if not content or len(content) > intake.LARGEST or media_type(content) is None:
        return Given(name, None, intake.inspected(name, content, worker))
    return Given(name, content, None)


def taken_away(session: Session, document: Document) -> Callable[[], None]:
    """Name a file no longer in the draft; what is given puts it back where it was.

    Its bytes stay in the vault, with the earlier revisions.
    """
    from attrs import evolve

    place = session.draft.documents.index(document)

    def without(draft: Draft) -> Draft:
        return evolve(draft, documents=tuple(d for d in draft.documents if d != document))

    def back(draft: Draft) -> Draft:
        kept = [d for d in draft.documents if (d.slot, d.file) != (document.slot, document.file)]
        kept.insert(place, document)
        return evolve(draft, documents=tuple(kept))

    session.edit(without, N_("Document taken away"))
    return lambda: session.edit(back, N_("Document brought back"))


def put_instead(session: Session, document: Document, edit: str, name: str, content: bytes) -> None:
    """Keep a file made here of a document, and have it stand in its place; translations follow.

    `edit` names the edit (marked by `N_`). The original stays in the vault.
    """
    from attrs import evolve

    draft_id, keeper, files = session.draft_id, session.keeper, session.files

    def put(called: str) -> None:
        if session.draft_id != draft_id or session.view is None:
            return

        def replaced(each: Document) -> Document:
            if (each.slot, each.file) == (document.slot, document.file):
                return evolve(each, file=called)
            if each.translation_of == document.file:
                return evolve(each, translation_of=called)
            return each

        session.edit(
            lambda draft: evolve(draft, documents=tuple(map(replaced, draft.documents))), edit
        )
        files.look_into([called])

    if draft_id is None or keeper is None:
        files.keep_loose(name, content)
        put(name)
    else:
        session.jobs.store(lambda: keeper.attach(draft_id, name, content), put, files.refused.emit)

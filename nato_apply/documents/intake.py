"""Taking a file in: what it is, whether it can be used, and what to do where it cannot.

The file is only read here; whatever has to open it does so in the worker's reader.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final

from attrs import field, frozen

from nato_apply.candidate.personal import Told
from nato_apply.documents import media_type as types
from nato_apply.documents import reading
from nato_apply.documents.file_names import shown_name
from nato_apply.documents.findings import (
    BROKEN_LINK,
    DISK_ERROR,
    NO_PERMISSION,
    TYPE_NAMES,
    Severity,
)
from nato_apply.documents.fitting_kinds import LANGUAGES, ON_PAGE, ON_PAGES
from nato_apply.documents.kinds import KINDS
from nato_apply.documents.reading import Reading
from nato_apply.documents.recognition import Listener, Paper, Recogniser, recognised
from nato_apply.documents.size_limit import USUAL
from nato_apply.documents.worker import Inspection, Worker
from nato_apply.i18n import N_, Message

LARGEST: Final = 50_000_000
"""Bytes; a larger file is not taken in."""

_MANY_BYTES: Final = 100 * 10**6
_MOST_PAGES_NAMED: Final = 8
_FAILED: Final = {
    "crashed": "reader-crashed",
    "timed-out": "reader-timeout",
    "unavailable": "reader-unavailable",
}
_WEIGHT: Final[dict[Severity, int]] = {"stop": 0, "warn": 1, "info": 2}
_NOBODY: Final = Listener()
_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)


@frozen
class Options:
    """How files are looked into. `limit`: bytes above which a file counts as large.

    `password`: that of the file, where it needs one. `recogniser`: reads the text of scans; without
    it they are not read. `converter`: whether a program that makes PDFs of texts can be offered.
    `listener`: is told how far the reading of a scan is, and may end it.
    """

    limit: int = USUAL
    password: str = field(default="", repr=False)
    recogniser: Recogniser | None = None
    converter: bool = False
    listener: Listener = _NOBODY


@frozen
class Finding:
    """Something found out about a file, and what to do about it, in the language current then.

    A warning is `overruled` where the candidate's note on the document says why it is meant so.
    """

    code: str
    severity: Severity
    text: Message
    overruled: bool = False


@frozen
class FileReport:
    """What a file is worth. `size` in bytes; `None` where it could not be found out.

    `file` is the name it was given by. `findings`: those that stop its use first. `language`: that
    of its text (``en``, ``fr``, ``other``, ``unknown``). `reading`: what else its text says.
    """

    file: str
    sha256: str | None = None
    media_type: str | None = None
    pages: int | None = None
    size: int | None = None
    language: str = "unknown"
    findings: tuple[Finding, ...] = ()
    reading: Reading | None = field(default=None, eq=False, repr=False)

    @property
    def usable(self) -> bool:
        return all(found.severity != "stop" for found in self.findings)


def finding(code: str, **params: object) -> Finding:
    """The finding of a code of `kinds.KINDS`, with what its sentence names."""
    kind = KINDS[code]
    quoting = "quote" in params or "file" in params  # words out of the candidate's own documents
    text = Told(kind.wording, params) if quoting else Message(kind.wording, params)
    return Finding(code, kind.severity, text)


_USUAL: Final = Options()


def inspected(
    name: str, content: bytes | None, worker: Worker, options: Options = _USUAL
) -> FileReport:
    """What a file's content is worth; without content, that it is missing."""
    if content is None:
        return FileReport(name, findings=(finding("file-missing"),))
    sha256 = hashlib.sha256(content).hexdigest()
    if not content or len(content) > LARGEST:
        found = _too_large(len(content)) if content else finding("file-empty")
        return FileReport(name, sha256, size=len(content), findings=(found,))
    kind = types.media_type(content)
    if kind is None:
        code = "web-page" if types.is_web_page(content) else "unknown-type"
        return FileReport(name, sha256, size=len(content), findings=(finding(code),))
    seen = worker.inspect(content, kind, password=options.password)
    if options.recogniser is not None:
        paper = Paper(content, kind, options.password)
        seen = recognised(seen, paper, worker, options.recogniser, options.listener)
    codes = seen.marks if seen.outcome == "read" else (_FAILED[seen.outcome],)
    findings = [finding(code) for code in codes]
    findings += _about_pages(seen)
    findings += _about_type(name, kind, options)
    if len(content) > options.limit:
        limit = options.limit // 10**6
        findings.append(finding("file-large", size=_megabytes(len(content)), limit=limit))
    said = reading.of_text(seen.text) if seen.text else None
    if said is not None and said.enough:
        findings.append(_about_language(said))
    return FileReport(
        name,
        sha256,
        kind,
        seen.pages,
        len(content),
        said.told.language if said else "unknown",
        weighed(findings),
        said,
    )


def weighed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those first that weigh most."""
    return tuple(sorted(findings, key=lambda found: _WEIGHT[found.severity]))


def inspected_file(
    path: Path, worker: Worker, *, name: str | None = None, options: Options = _USUAL
) -> FileReport:
    """What a file on disk is worth. `name`: what to call it; by default, its own name."""
    called = shown_name(path) if name is None else name
    read = _read(path)
    if isinstance(read, bytes):
        return inspected(called, read, worker, options)
    size, found = read
    return FileReport(called, size=size, findings=(found,))


def _read(path: Path) -> bytes | tuple[int | None, Finding]:
    """The file's content, or its size and why it was not read."""
    try:
        # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
        with open(path, "rb", opener=_opened_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return None, finding("not-a-file")
            if status.st_size > LARGEST:
                return status.st_size, _too_large(status.st_size)
            # One more byte than allowed shows a file that is growing.
            return file.read(LARGEST + 1)
    except OSError as error:
        return None, _refused(path, error)
    except ValueError:  # a name that no system can have: a NUL, half a character
        return None, finding("file-missing")


def _refused(path: Path, error: OSError) -> Finding:
    if error.errno in _NOT_THERE:
        return finding("file-missing")
    if os.path.isdir(path):  # noqa: PTH112 (never raises, whatever the path)
        return finding("not-a-file")
    if isinstance(error, PermissionError):
        return finding("file-unreadable", reason=Message(NO_PERMISSION))
    reason = BROKEN_LINK if error.errno == errno.ELOOP else DISK_ERROR
    return finding("file-unreadable", reason=Message(reason))


def _opened_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _about_pages(seen: Inspection) -> Iterator[Finding]:
    for code, pages in seen.where.items():
        shown: list[object] = [*pages[:_MOST_PAGES_NAMED]]
        if len(pages) > _MOST_PAGES_NAMED:
            shown.append("…")
        named = Message(ON_PAGE if len(pages) == 1 else ON_PAGES, {"pages": shown})
        yield finding(code, where=named, dpi=seen.dpi or 0)


def _about_language(said: Reading) -> Finding:
    told = said.told
    if told.because is None:
        return finding("language-unknown")
    called = Message(LANGUAGES[told.language])
    return finding("language", language=called, evidence=told.because)


def _about_type(name: str, kind: str, options: Options) -> Iterator[Finding]:
    called = Message(TYPE_NAMES[kind])
    if kind in types.ARCHIVES:
        offered = "conversion-offered" if options.converter else "conversion-needed"
        yield finding(offered, kind=called)
    elif kind == types.HEIC:
        yield finding("opens-not-everywhere", kind=called)
    promised = types.named(name)
    if promised is not None and promised != kind:
        yield finding("type-not-name", ending=PurePath(name).suffix, kind=called)


def _too_large(size: int) -> Finding:
    return finding("file-too-large", size=_megabytes(size), limit=LARGEST // 10**6)


def _megabytes(size: int) -> Message | int:
    """With one decimal where that tells, rounded up: over a limit never reads like the limit."""
    if size > _MANY_BYTES:
        return -(-size // 10**6)
    tenths = -(-size // 10**5)
    return Message(N_("{whole}.{tenths}"), {"whole": tenths // 10, "tenths": tenths % 10})

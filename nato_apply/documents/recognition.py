"""The text of scans, as Tesseract reads it where it is on this computer: for findings alone.

It misreads, so that what was not found may stand there all the same. The text is never kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from nato_apply.documents import programs
from nato_apply.documents.private_folder import private_folder
from nato_apply.documents.worker import Inspection, Worker
from nato_apply.settings import Settings

SETTING: Final = "read_scans"
"""The name of the setting: ``yes`` has scans read."""
MOST_PAGES: Final = 10
_WIDTH: Final = 1654
"""Pixels; a page of A4 at 200 dpi."""
_SECONDS: Final = 30.0
"""For one page; no page is begun after so long."""
_MEMORY: Final = 1 << 30
_LONGEST: Final = 30_000
_LISTING_SECONDS: Final = 5.0
_SCANNED: Final = "scanned-pages"
_READ: Final = "scanned-pages-read"
# Those the notices ask for first; one that is not installed is left out.
_LANGUAGES: Final = ("eng", "fra")


@frozen
class Recogniser:
    """Tesseract on this computer, and which of our languages it reads."""

    program: Path
    languages: tuple[str, ...]


def recogniser() -> Recogniser | None:
    """Tesseract, if it is installed with one of our languages. Asks it, so it takes a moment."""
    program = programs.found("tesseract")
    if program is None:
        return None
    try:
        with private_folder() as folder:
            told = _asked(program, folder, "--list-langs")
    except (programs.Failed, OSError):
        return None
    listed = told.decode("ascii", "replace").split()
    languages = tuple(each for each in _LANGUAGES if each in listed)
    return Recogniser(program, languages) if languages else None


def wanted(settings: Settings) -> Recogniser | None:
    """Tesseract, if the user wants scans read and it is installed."""
    return recogniser() if settings.get(SETTING) == "yes" else None


@frozen
class Listener:
    """Who hears how far the reading of a scan is, and may end it.

    `told`: a page is about to be read, counted from 0, of so many. `unwanted`: whether to end; what
    was read so far is then not used.
    """

    told: Callable[[int, int], None] = lambda _page, _of: None
    unwanted: Callable[[], bool] = lambda: False


@frozen
class Paper:
    """A document as it was given, with its password where it needs one."""

    content: bytes = field(repr=False)
    media_type: str
    password: str = field(default="", repr=False)


def recognised(
    seen: Inspection, paper: Paper, worker: Worker, reader: Recogniser, listener: Listener
) -> Inspection:
    """What was seen of a document; of scanned pages, with the text that was read in them."""
    if "scan" in seen.marks:
        indices = [*range(seen.pages or 1)]
    else:
        indices = [number - 1 for number in seen.where.get(_SCANNED, ())]
    if not indices:
        return seen

    def page(index: int) -> bytes | None:
        drawn = worker.pages(
            paper.content, paper.media_type, [index], _WIDTH, password=paper.password
        )
        return drawn.pages[0].png if drawn.pages else None

    text = _text(page, indices[:MOST_PAGES], reader, listener)
    if not text.strip():
        return seen
    marks = tuple("scan-read" if mark == "scan" else mark for mark in seen.marks)
    where = {_READ if code == _SCANNED else code: pages for code, pages in seen.where.items()}
    whole = "\n\n".join(part for part in (seen.text, text) if part)
    return evolve(seen, marks=marks, where=where, text=whole[:_LONGEST])


def _text(
    page: Callable[[int], bytes | None],
    indices: Sequence[int],
    reader: Recogniser,
    listener: Listener,
) -> str:
    """The text of these pages, as far as it was read; none where it is not wanted any more."""
    found: list[str] = []
    until = time.monotonic() + _SECONDS
    with private_folder() as folder:
        for done, index in enumerate(indices):
            listener.told(done, len(indices))
            in_time = time.monotonic() < until and not listener.unwanted()
            picture = page(index) if in_time else None
            if picture is None:
                break
            try:
                read = _asked(
                    reader.program,
                    folder,
                    *("stdin", "stdout", "-l", "+".join(reader.languages)),
                    picture=picture,
                    unwanted=listener.unwanted,
                )
            except programs.Failed:
                break
            found.append(read.decode("utf-8", "replace"))
    return "" if listener.unwanted() else "\n\n".join(found)


def _asked(
    program: Path,
    folder: Path,
    *words: str,
    picture: bytes = b"",
    unwanted: Callable[[], bool] = lambda: False,
) -> bytes:
    return programs.run(
        (program, *words),
        folder,
        seconds=_SECONDS if picture else _LISTING_SECONDS,
        memory=_MEMORY,
        given=picture,
        cancelled=unwanted,
    )

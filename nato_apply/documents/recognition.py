"""The text of scans, as Tesseract reads it where it is on this computer: for findings alone.

It misreads, so that what was not found may stand there all the same. The text is never kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

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


def recognised(
    seen: Inspection,
    content: bytes,
    media_type: str,
    worker: Worker,
    reader: Recogniser,
    password: str = "",
) -> Inspection:
    """What was seen of a document; of a scan, with the text that was read in its pictures."""
    if "scan" not in seen.marks:
        return seen

    def page(index: int) -> bytes | None:
        drawn = worker.pages(content, media_type, [index], _WIDTH, password=password)
        return drawn.pages[0].png if drawn.pages else None

    text = _text(page, min(seen.pages or 1, MOST_PAGES), reader)
    if not text.strip():
        return seen
    marks = tuple("scan-read" if mark == "scan" else mark for mark in seen.marks)
    return evolve(seen, marks=marks, text=text[:_LONGEST])


def _text(page: Callable[[int], bytes | None], count: int, reader: Recogniser) -> str:
    """The text of the first pages, as far as it was read."""
    found: list[str] = []
    until = time.monotonic() + _SECONDS
    with private_folder() as folder:
        for index in range(count):
            picture = page(index) if time.monotonic() < until else None
            if picture is None:
                break
            try:
                read = _asked(
                    reader.program,
                    folder,
                    *("stdin", "stdout", "-l", "+".join(reader.languages)),
                    picture=picture,
                )
            except programs.Failed:
                break
            found.append(read.decode("utf-8", "replace"))
    return "\n\n".join(found)


def _asked(program: Path, folder: Path, *words: str, picture: bytes = b"") -> bytes:
    seconds = _SECONDS if picture else _LISTING_SECONDS
    return programs.run((program, *words), folder, seconds=seconds, memory=_MEMORY, given=picture)

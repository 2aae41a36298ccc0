"""What the pages of a PDF are like: empty, scanned, lying on a side, of several sizes; their text.

Looks through PDFium's eyes, as reviewers will. Every look has its bounds: pages, characters,
pictures drawn.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from nato_apply.documents.reader import page_shades

_MOST_PAGES: Final = 100
_MOST_TEXT: Final = 30_000
_MOST_PICTURES: Final = 200
_MOST_DRAWN: Final = 20
_DRAWING_SECONDS: Final = 2.0
_LARGEST_PICTURE: Final = 400 << 20
"""Bytes that a picture on a page may unpack to."""
_COVERED: Final = 0.7
"""The part of a page's area that the pictures of a scan cover."""
_FEW_LETTERS: Final = 60
"""A scanned page with fewer letters holds no more than the mark of the program that scanned it."""
_LEAST_DPI: Final = 150
_SIZES_APART: Final = 0.06
_LETTERS_TRIED: Final = 40


class _Page(NamedTuple):
    """`size` in points as seen, `turned` clockwise in quarters, `dpi` of a scan."""

    size: tuple[float, float]
    turned: int
    empty: bool
    scanned: bool
    dpi: int | None
    cropped: bool


class _Picture(NamedTuple):
    """A picture on a page: bytes when unpacked, size in points, dots an inch."""

    unpacked: int
    across: float
    down: float
    dpi: float


class Look:
    """What was seen of a document's pages, one after the other."""

    def __init__(self) -> None:
        self._pages: list[_Page] = []
        self._text: list[str] = []
        self._length = 0
        self._drawn = 0
        self._until = time.process_time() + _DRAWING_SECONDS
        self.marks: set[str] = set()

    def at(self, page: pypdfium2.PdfPage) -> None:
        """Look at the next page."""
        if len(self._pages) >= _MOST_PAGES:
            return
        said = page.get_textpage()
        letters = said.count_chars()
        if self._length < _MOST_TEXT and letters:
            text = said.get_text_range(0, min(letters, _MOST_TEXT - self._length))
            self._text.append(text)
            self._length += len(text)
            letters = letters if text.strip() else 0
        turned = _turned(page, said, letters)
        said.close()
        scanned, empty, dpi = False, False, None
        if letters < _FEW_LETTERS:
            dpi, covered = self._scan(page)
            empty = not letters and self._is_blank(page)
            scanned = not empty and (covered or not letters)
        cropped = self._is_cropped(page)
        self._pages.append(_Page(page.get_size(), turned, empty, scanned, dpi, cropped))

    def told(self) -> dict[str, Any]:
        """The text, the pages (from 1) that each mark is about, and the least dpi of a scan."""
        pages = self._pages
        where = {
            "empty-pages": [n for n, page in enumerate(pages, 1) if page.empty],
            "low-resolution": [
                n for n, page in enumerate(pages, 1) if page.dpi and page.dpi < _LEAST_DPI
            ],
            "sideways": [n for n, page in enumerate(pages, 1) if page.turned],
            "scanned-pages": [n for n, page in enumerate(pages, 1) if page.scanned],
            "cropped": [n for n, page in enumerate(pages, 1) if page.cropped],
            "mixed-page-sizes": _of_other_size(pages),
        }
        blank = bool(pages) and all(page.empty for page in pages)
        if blank:
            where.pop("empty-pages")
            self.marks.add("blank")
        elif pages and all(page.scanned or page.empty for page in pages):
            self.marks.add("scan")
            where.pop("scanned-pages")
        if "too-many-pixels" in self.marks:
            self.marks.discard("scan")
        return {
            "text": "\n\n".join(self._text)[:_MOST_TEXT],
            "where": {code: found for code, found in where.items() if found},
            "dpi": min((page.dpi for page in pages if page.dpi), default=None),
        }

    def _scan(self, page: pypdfium2.PdfPage) -> tuple[int | None, bool]:
        """The resolution of the pictures that cover a page, if they do."""
        pictures = list(_pictures(page))
        if any(picture.unpacked > _LARGEST_PICTURE for picture in pictures):
            self.marks.add("too-many-pixels")
            return None, True
        across, down = page.get_size()
        covered = sum(picture.across * picture.down for picture in pictures)
        if covered < _COVERED * across * down:
            return None, False
        large = [picture.dpi for picture in pictures if picture.across > across / 5]
        return (round(min(large)) if large else None), True

    def _is_blank(self, page: pypdfium2.PdfPage) -> bool:
        return self._may_draw() and page_shades.is_blank(page)

    def _is_cropped(self, page: pypdfium2.PdfPage) -> bool:
        return page_shades.is_cut(page) and self._may_draw() and page_shades.hides(page)

    def _may_draw(self) -> bool:
        too_many = self._drawn >= _MOST_DRAWN or time.process_time() > self._until
        self._drawn += 1
        return not too_many and "too-many-pixels" not in self.marks


def _pictures(page: pypdfium2.PdfPage) -> Iterator[_Picture]:
    """The pictures on a page, also in forms that it draws; the first few hundred."""
    found = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    for picture, _ in zip(found, range(_MOST_PICTURES), strict=False):
        try:
            about = picture.get_metadata()
        except pypdfium2.PdfiumError:
            continue
        unpacked = about.width * about.height * max(about.bits_per_pixel, 1) // 8
        dots = about.horizontal_dpi, about.vertical_dpi
        if all(math.isfinite(dpi) and dpi > 0 for dpi in dots):
            across, down = about.width / dots[0] * 72, about.height / dots[1] * 72
            yield _Picture(unpacked, across, down, min(dots))
        else:
            yield _Picture(unpacked, 0, 0, 0)


def _turned(page: pypdfium2.PdfPage, said: pypdfium2.PdfTextPage, letters: int) -> int:
    """Quarters of a turn, clockwise, by which most letters of a page lie turned as it is seen."""
    if not letters:
        return 0
    step = max(1, letters // _LETTERS_TRIED)
    seen = [0, 0, 0, 0]
    for index in range(0, letters, step):
        angle = pdfium.FPDFText_GetCharAngle(said.raw, index)
        if angle >= 0:
            seen[(round(angle / (math.pi / 2)) + page.get_rotation() // 90) % 4] += 1
    most = max(range(4), key=lambda quarters: seen[quarters])
    return most if seen[most] * 2 > sum(seen) else 0


def _of_other_size(pages: list[_Page]) -> list[int]:
    """The pages whose paper differs from that of most; lying or standing, it is the same."""
    papers = [tuple(sorted(page.size)) for page in pages]
    if not papers:
        return []
    usual = max(papers, key=lambda paper: sum(_alike(paper, other) for other in papers))
    return [n for n, paper in enumerate(papers, 1) if not _alike(paper, usual)]


def _alike(paper: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(
        abs(side - usual) <= _SIZES_APART * max(usual, 1)
        for side, usual in zip(paper, other, strict=True)
    )

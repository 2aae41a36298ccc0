"""PDF files, opened by two engines: pikepdf (qpdf) and pypdfium2 (PDFium).

Either alone is too kind: the first opens a file that was cut short, the second one without pages.
"""

from __future__ import annotations

import io
from typing import Any, Final, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from nato_apply.documents.reader import locks, pdf_contents
from nato_apply.documents.reader.pdf_pages import Look
from nato_apply.documents.reader.picture import DrawnPage, as_png

_MOST_PAGES_TRIED: Final = 300
_MOST_PIXELS: Final = 16_000_000
_LONGEST_TEXT: Final = 50_000  # characters; of 32 pages, less than a message may have
_LONGEST_SIDE: Final = 10_000
_LARGEST_PAGE: Final = 14_400  # points; ISO 32000-1, annex C
_SMALLEST_PAGE: Final = 3
_STRAY_BYTES: Final = 32
"""More than this before the header or after the end is no line break or padding."""


class _Opened(NamedTuple):
    """What one engine made of a file. Without `pages` it did not open."""

    pages: int | None
    marks: tuple[str, ...] = ()
    look: Look | None = None


def inspected(content: bytes, password: str = "") -> dict[str, Any]:
    """Pages, and marks: what is wrong or remarkable about the file, by code.

    Of a file that opens also its ``text``, the pages each mark is about, and a scan's ``dpi``.
    """
    locked = "wrong-password" if password else "needs-password"
    first = _by_qpdf(content, password)
    if first.pages == 0 and not first.marks:
        return {"pages": 0, "marks": ["no-pages"]}  # PDFium refuses these without a reason
    for hopeless in ("needs-password", "unpacks-too-large"):
        if hopeless in first.marks:
            found = locked if hopeless == "needs-password" else hopeless
            return {"pages": first.pages, "marks": [found]}
    second = _by_pdfium(content, password)
    if first.pages is None or first.pages != second.pages:
        found = locked if "needs-password" in second.marks else "damaged"
        return {"pages": None, "marks": [found]}
    marks = {*first.marks, *second.marks, *_stray_data(content)}
    if "damaged" in marks:
        marks.discard("damaged-in-part")
    told = second.look.told() if second.look else {}
    marks |= second.look.marks if second.look else set()
    return {**told, "pages": first.pages, "marks": sorted(marks)}


def pages(
    content: bytes, indices: list[int], width: int, password: str = ""
) -> tuple[int, list[DrawnPage]]:
    """How many pages there are, and the asked ones: index, picture (PNG, `width` pixels), text.

    A page that cannot be drawn is left out, and every page where the file does not open.
    """
    try:
        document = pypdfium2.PdfDocument(content, password=password or None)
    except pypdfium2.PdfiumError:
        return 0, []
    document.init_forms()  # else the ticks and texts of form fields are not drawn
    drawn = []
    for index in indices:
        if 0 <= index < len(document):
            try:
                drawn.append(_drawn(document, index, width))
            except pypdfium2.PdfiumError:
                continue
    count = len(document)
    document.close()
    return count, drawn


def _by_qpdf(content: bytes, password: str) -> _Opened:
    try:
        with locks.opened(content, password) as document:
            count = len(document.pages)
            marks = pdf_contents.marks(document)
            if "owner-restricted" in marks and password and not _opens_without(content):
                marks = marks - {"owner-restricted"} | {"unlocked"}
            if document.get_warnings():
                marks.add("damaged-in-part")
            return _Opened(count, tuple(marks))
    except pikepdf.PasswordError:
        return _Opened(None, ("needs-password",))
    except pdf_contents.MISSHAPEN:
        return _Opened(None)


def _opens_without(content: bytes) -> bool:
    """Whether a locked file opens without a password: then it only asks not to be changed."""
    try:
        pikepdf.open(io.BytesIO(content)).close()
    except pikepdf.PasswordError:
        return False
    return True


def _by_pdfium(content: bytes, password: str) -> _Opened:
    try:
        document = pypdfium2.PdfDocument(content, password=password or None)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        return _Opened(None, ("needs-password",) if locked else ())
    document.init_forms()  # else what stands in form fields is not drawn
    count, marks, look = len(document), set(), Look()
    for index in sorted({*range(min(count, _MOST_PAGES_TRIED)), max(count - 1, 0)}):
        try:
            page = document[index]
            look.at(page)
        except pypdfium2.PdfiumError:
            marks.add("damaged")
            break
        if not all(_SMALLEST_PAGE <= side <= _LARGEST_PAGE for side in page.get_size()):
            marks.add("page-size")
        page.close()
    document.close()
    return _Opened(count, tuple(marks), look)


def _stray_data(content: bytes) -> tuple[str, ...]:
    before = content.find(b"%PDF-")
    end = content.rfind(b"%%EOF")
    after = content[end + 5 :].strip(b"\r\n\t \0") if end >= 0 else b""
    return ("other-data",) if before > _STRAY_BYTES or len(after) > _STRAY_BYTES else ()


def _drawn(document: pypdfium2.PdfDocument, index: int, width: int) -> DrawnPage:
    page = document[index]
    bitmap = page.render(scale=_scale(page.get_size(), width), rev_byteorder=True)
    picture = as_png(bitmap.to_pil())
    bitmap.close()
    text = page.get_textpage()
    said = text.get_text_range(0, min(text.count_chars(), _LONGEST_TEXT))
    page.close()
    return DrawnPage(index, picture, said)


def _scale(size: tuple[float, float], width: int) -> float:
    """Pixels a point, so that the page comes `width` pixels wide, or less where it is very long."""
    across, down = (max(side, 1) for side in size)
    fitting = (_MOST_PIXELS / across / down) ** 0.5
    # PDFium rounds up, and a billionth too much would be a pixel.
    return float(min((width - 0.001) / across, _LONGEST_SIDE / down, fitting))

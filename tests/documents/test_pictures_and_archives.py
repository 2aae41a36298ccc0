from __future__ import annotations

import io
import time
from collections.abc import Callable

import pytest
from PIL import Image

from nato_apply.documents import media_type as types
from nato_apply.documents.intake import inspected
from nato_apply.documents.worker import Worker
from tests.documents import hostile


def picture(kind: str, size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, kind, **how)
    return out.getvalue()


def scan_of_pages(*sizes: tuple[int, int]) -> bytes:
    first, *rest = (Image.new("1", size) for size in sizes)
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="group4")
    return out.getvalue()


SOUND: dict[str, tuple[Callable[[], bytes], str]] = {
    "a.jpg": (lambda: picture("JPEG"), types.JPEG),
    "b.jpeg": (lambda: picture("JPEG", progressive=True), types.JPEG),
    "c.png": (lambda: picture("PNG"), types.PNG),
    "d.tif": (lambda: scan_of_pages((20, 30), (30, 20)), types.TIFF),
    "e.webp": (lambda: picture("WEBP"), types.WEBP),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_small_picture_is_a_scan_that_may_not_be_legible(name: str, worker: Worker) -> None:
    made, kind = SOUND[name]
    report = inspected(name, made(), worker)
    assert (report.media_type, report.pages) == (kind, None)
    assert [found.code for found in report.findings] == ["low-resolution", "scan"]


@pytest.mark.parametrize("size", [(1241, 1754), (2480, 1754), (3000, 4000)])
def test_a_photo_of_enough_pixels_for_a_page_is_only_said_to_be_a_scan(
    size: tuple[int, int], worker: Worker
) -> None:
    out = io.BytesIO()
    Image.new("L", size, 200).save(out, "JPEG")
    report = inspected("diploma.jpg", out.getvalue(), worker)
    assert [found.code for found in report.findings] == ["scan"]


def test_the_resolution_of_a_photo_is_that_on_a_page_of_a4(worker: Worker) -> None:
    out = io.BytesIO()
    Image.new("L", (1403, 992), 200).save(out, "JPEG")  # A4 lying, at 120 dpi
    (found, _) = inspected("diploma.jpg", out.getvalue(), worker).findings
    assert "only 120 dpi at the size of its page (page 1)" in str(found.text)


@pytest.mark.parametrize("name", SOUND)
def test_a_picture_cut_short_is_damaged(name: str, worker: Worker) -> None:
    report = inspected(name, hostile.half(SOUND[name][0]()), worker)
    assert [found.code for found in report.findings] == ["damaged"]


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "40,000 × 40,000": (lambda: hostile.png(40_000, 40_000), "too-many-pixels"),
    "4 billion wide": (lambda: hostile.png(2**31 - 1, 1, b"\0"), "too-many-pixels"),
    "without area": (lambda: hostile.png(0, 0, b""), "damaged"),
    "less than it says": (lambda: hostile.png(4000, 4000, b"\0" * 9), "damaged"),
    "a second page too large": (
        lambda: scan_of_pages((20, 30), (40_000, 4_000)),
        "too-many-pixels",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_picture_that_cannot_be_used_says_why(case: str, worker: Worker) -> None:
    made, code = BROKEN[case]
    content = made()
    started = time.monotonic()
    report = inspected("photo", content, worker)
    assert [found.code for found in report.findings] == [code]
    assert time.monotonic() - started < 5


ARCHIVES: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "Word": ("cv.docx", hostile.docx, set()),
    "OpenDocument": ("cv.odt", hostile.odt, set()),
    "300 MB inside": ("cv.docx", hostile.zip_bomb, {"unpacks-too-large"}),
    "cut short": ("cv.docx", lambda: hostile.docx()[:-40], {"damaged"}),
    "with macros": ("cv.docx", lambda: hostile.docx(**{"word/vbaProject.bin": b"x"}), {"macros"}),
    "6,000 parts": (
        "cv.docx",
        lambda: hostile.docx(**{f"z{number}": b"" for number in range(6000)}),
        {"unpacks-too-large"},
    ),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_a_text_document_is_kept_and_wants_a_pdf(case: str, worker: Worker) -> None:
    name, made, codes = ARCHIVES[case]
    report = inspected(name, made(), worker)
    assert {found.code for found in report.findings} == codes | {"conversion-needed"}


def test_what_stops_a_file_is_told_before_what_is_only_to_be_looked_at(worker: Worker) -> None:
    report = inspected("cv.docx", hostile.docx()[:-40], worker)
    assert [found.severity for found in report.findings] == ["stop", "warn"]
    assert not report.usable

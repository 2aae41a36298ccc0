"""Files made smaller: fewer dots in pictures, everything else as it was."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from nato_apply.documents import media_type as types
from nato_apply.documents.intake import inspected
from nato_apply.documents.shrinking import can_shrink, shrunk, shrunk_name
from nato_apply.documents.worker import Worker
from nato_apply.errors import UserFault
from tests.documents import hostile, papers
from tests.documents.test_dossier import changed


def noisy(size: tuple[int, int]) -> Image.Image:
    """A photo's grain over a sheet with lines: what JPEG packs as it packs a real photo."""
    grain = Image.effect_noise(size, 40).filter(ImageFilter.GaussianBlur(1)).convert("RGB")
    return Image.blend(papers.photo(size), grain, 0.3)


def packed(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


A4_AT_300 = noisy((2480, 3508))
PHOTO = packed(A4_AT_300, quality=92)


def scanned(*pictures: bytes, across: float = 595, down: float = 842) -> bytes:
    """A PDF with a page of text and a picture for each."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for number, picture in enumerate(pictures):
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, across, down)
        canvas.drawString(50, 50, f"Certificate number {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pictures_of(content: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(content)) as document:
        return [
            (int(held.Width), int(held.Height))
            for held in document.objects
            if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
        ]


def text(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def refused(content: bytes, kind: str, worker: Worker) -> str:
    with pytest.raises(UserFault) as raised:
        shrunk(content, kind, worker)
    (fault,) = raised.value.faults
    return fault.code


def test_a_scan_comes_down_to_200_dpi_and_its_text_stays(worker: Worker) -> None:
    content = scanned(PHOTO, packed(A4_AT_300.rotate(180), quality=90))
    told: list[tuple[int, int]] = []
    smaller = shrunk(content, types.PDF, worker, progress=lambda done, of: told.append((done, of)))
    assert (smaller.media_type, smaller.pictures, smaller.pages) == (types.PDF, 2, (0, 1))
    assert smaller.before == len(content)
    assert smaller.after == len(smaller.content) < len(content) * 0.7
    assert all(abs(across - 1653) < 4 for across, _ in pictures_of(smaller.content))
    assert text(smaller.content) == text(content)
    assert told[-1] == (2, 2)
    report = inspected("a.pdf", smaller.content, worker)
    assert (report.pages, report.usable) == (2, True)
    assert "low-resolution" not in papers.codes(report.findings)


def test_before_and_after_look_alike(worker: Worker) -> None:
    content = scanned(PHOTO)
    smaller = shrunk(content, types.PDF, worker)
    seen = []
    for each in (content, smaller.content):
        (page,) = worker.pages(each, types.PDF, [0], 200).pages
        seen.append(Image.open(io.BytesIO(page.png)).convert("L").tobytes())
    apart = [abs(one - other) for one, other in zip(*seen, strict=True)]
    assert sum(apart) / len(apart) < 3


def test_a_picture_drawn_small_is_measured_where_it_is_drawn(worker: Worker) -> None:
    content = scanned(PHOTO, across=595 / 4, down=842 / 4)
    assert pictures_of(shrunk(content, types.PDF, worker).content)[0][0] < 420


def test_a_photo_becomes_a_jpeg_that_fills_a4_at_200_dpi_upright_without_notes(
    worker: Worker,
) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "canary"
    content = packed(A4_AT_300.rotate(90, expand=True), quality=92, exif=exif)
    smaller = shrunk(content, types.JPEG, worker)
    with Image.open(io.BytesIO(smaller.content)) as made:
        assert made.format == "JPEG"
        assert made.height > made.width
        assert abs(made.width - 1653) < 6
        assert not made.getexif()
    assert b"canary" not in smaller.content


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_pictures_become_jpegs_too(kind: str, worker: Worker) -> None:
    content = packed(A4_AT_300.resize((1240, 1754)), kind, lossless=True)
    smaller = shrunk(content, f"image/{kind.lower()}", worker)
    assert (smaller.media_type, smaller.content[:2]) == (types.JPEG, b"\xff\xd8")
    assert shrunk_name("diploma.x", smaller) == "diploma (smaller).jpg"


def test_pages_of_a_tiff_become_a_pdf(worker: Worker) -> None:
    small = A4_AT_300.resize((1240, 1754))
    content = packed(small, "TIFF", save_all=True, append_images=[small.rotate(180)])
    smaller = shrunk(content, types.TIFF, worker)
    assert smaller.media_type == types.PDF
    assert shrunk_name("a.tif", smaller) == "a (smaller).pdf"
    assert inspected("a.pdf", smaller.content, worker).pages == 2


def test_the_same_file_gives_the_same_bytes(worker: Worker) -> None:
    content = scanned(PHOTO)
    made = [shrunk(content, types.PDF, worker).content for _ in range(2)]
    assert made[0] == made[1]


def test_a_signed_pdf_is_refused_because_its_signature_would_break(worker: Worker) -> None:
    assert refused(hostile.signed(), types.PDF, worker) == "signed-not-shrunk"
    report = inspected("a.pdf", hostile.signed(), worker)
    assert not can_shrink(report)


def mask(document: pikepdf.Pdf) -> None:
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
            held.Mask = pikepdf.Array([0, 0, 0, 0, 0, 0])


def decoded(document: pikepdf.Pdf) -> None:
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
            held.Decode = pikepdf.Array([1, 0] * 3)


@pytest.mark.parametrize(
    "made",
    [
        lambda: papers.paper(papers.ENROLLED),
        lambda: scanned(packed(A4_AT_300.resize((1200, 1700)), quality=60)),
        lambda: changed(scanned(PHOTO), mask),
        lambda: changed(scanned(PHOTO), decoded),
        lambda: scanned(packed(A4_AT_300.convert("1"), "PNG")),
        hostile.form_loop,
        hostile.form_fan,
        hostile.bomb_of_picture,
    ],
)
def test_what_does_not_get_smaller_is_said(made: Callable[[], bytes], worker: Worker) -> None:
    assert refused(made(), types.PDF, worker) == "nothing-smaller"


def test_what_is_broken_or_locked_is_said(worker: Worker) -> None:
    locked = hostile.encrypted(user="secret")
    for content in (locked, b"%PDF-1.7\nnothing"):
        assert refused(content, types.PDF, worker) == "not-shrunk"
    assert refused(b"\xff\xd8\xff\xe0nothing", types.JPEG, worker) == "not-shrunk"


def test_a_locked_pdf_gets_smaller_with_its_password(worker: Worker) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned(PHOTO))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="u", owner="o"))
    assert shrunk(out.getvalue(), types.PDF, worker, password="u").pictures == 1


def test_a_reader_that_ends_meanwhile_costs_a_sentence(worker: Worker) -> None:
    def end(_done: int, _of: int) -> None:
        worker.distrust()

    with pytest.raises(UserFault) as raised:
        shrunk(scanned(PHOTO), types.PDF, worker, progress=end)
    assert [fault.code for fault in raised.value.faults] == ["not-shrunk"]
    assert worker.inspect(hostile.document(), types.PDF).pages == 3


def test_progress_may_end_it(worker: Worker) -> None:
    class CancelledError(Exception):
        pass

    def cancel(_done: int, _of: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        shrunk(scanned(PHOTO), types.PDF, worker, progress=cancel)


@pytest.mark.parametrize("seed", range(12))
def test_broken_scans_never_go_further_than_a_sentence(seed: int, worker: Worker) -> None:
    noise, content = random.Random(seed), bytearray(scanned(PHOTO))
    for _ in range(60):
        content[noise.randrange(len(content))] ^= 1 << noise.randrange(8)
    try:
        smaller = shrunk(bytes(content), types.PDF, worker)
    except UserFault as fault:
        assert fault.faults[0].code in ("not-shrunk", "nothing-smaller")
    else:
        assert worker.inspect(smaller.content, types.PDF).outcome == "read"

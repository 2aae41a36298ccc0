from __future__ import annotations

import io

import pytest
from PIL import Image

from nato_apply.documents import media_type as types
from nato_apply.documents.worker import MOST_PAGES_AT_ONCE, Pages, Worker
from tests.documents import hostile


def seen(preview: Pages, at: int = 0) -> Image.Image:
    with Image.open(io.BytesIO(preview.pages[at].png), formats=("PNG",)) as picture:
        return picture.convert("RGB")


def test_the_asked_pages_come_as_pictures_with_their_text(worker: Worker) -> None:
    preview = worker.pages(hostile.document(5), types.PDF, [3, 1], 200)
    assert (preview.outcome, preview.count) == ("read", 5)
    assert [page.index for page in preview.pages] == [3, 1]
    assert [page.text for page in preview.pages] == ["Transcript page 4", "Transcript page 2"]
    assert seen(preview).size == (200, 284)
    shades = {shade for _count, shade in seen(preview).convert("1").getcolors() or ()}
    assert shades == {0, 255}


def test_pages_that_there_are_not_are_left_out(worker: Worker) -> None:
    preview = worker.pages(hostile.document(2), types.PDF, [-1, 0, 2, 99], 100)
    assert [page.index for page in preview.pages] == [0]


def test_a_ticked_box_is_drawn_ticked(worker: Worker) -> None:
    """Our own checklist is previewed this way, and its boxes are form fields."""
    look = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    box = (
        b"/Annots [<< /Type /Annot /Subtype /Widget /FT /Btn /T (t) /Rect [0 0 595 842] /F 4 "
        b"/AS /Yes /V /Yes /AP << /N << /Yes 6 0 R >> >> >>]"
    )
    content = hostile.one_page(
        page=b"/MediaBox [0 0 595 842] " + box,
        catalog=b"/AcroForm << /Fields [] >>",
        more={6: hostile.stream(b"0 0 0 rg 0 0 595 842 re f", look)},
    )
    assert seen(worker.pages(content, types.PDF, [0], 50)).getpixel((25, 35)) == (0, 0, 0)


def test_a_very_long_page_comes_narrower(worker: Worker) -> None:
    content = hostile.one_page(page=b"/MediaBox [0 0 100 14000]")
    width, height = seen(worker.pages(content, types.PDF, [0], 2000)).size
    assert width < 100
    assert height <= 10_000


def test_a_document_that_does_not_open_has_no_pages(worker: Worker) -> None:
    assert worker.pages(hostile.encrypted(user="x"), types.PDF, [0], 100) == Pages("read")
    assert worker.pages(hostile.docx(), types.DOCX, [0], 100) == Pages("read")
    assert worker.pages(b"\x89PNG\r\n\x1a\n", types.PNG, [0], 100) == Pages("read")


def test_a_photo_is_shown_upright(worker: Worker) -> None:
    photo = Image.new("RGB", (40, 20), "red")
    photo.paste("blue", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera turned: its left is up
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=exif, quality=95)
    picture = seen(worker.pages(out.getvalue(), types.JPEG, [0], 100))
    assert picture.size == (100, 200)
    red, _green, blue = picture.getpixel((50, 20))  # type: ignore[misc]
    assert (blue > 200, red < 50) == (True, True)


def test_what_is_transparent_is_shown_on_white(worker: Worker) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert seen(worker.pages(out.getvalue(), types.PNG, [0], 10)).getpixel((5, 5)) == (255,) * 3


def test_sixteen_bits_a_pixel_are_shown_in_their_grey(worker: Worker) -> None:
    out = io.BytesIO()
    Image.new("I;16", (10, 10), 128 * 256).save(out, "PNG")
    assert seen(worker.pages(out.getvalue(), types.PNG, [0], 10)).getpixel((5, 5)) == (128,) * 3


def test_each_page_of_a_scan_in_tiff_is_shown(worker: Worker) -> None:
    out = io.BytesIO()
    black, white = Image.new("L", (10, 20), 0), Image.new("L", (20, 10), 255)
    black.save(out, "TIFF", save_all=True, append_images=[white])
    preview = worker.pages(out.getvalue(), types.TIFF, [0, 1], 40)
    assert preview.count == 2
    assert (seen(preview, 0).size, seen(preview, 1).size) == ((40, 80), (40, 20))


def test_more_than_a_window_shows_at_once_is_not_asked_for(worker: Worker) -> None:
    with pytest.raises(ValueError, match="at once"):
        worker.pages(b"", types.PDF, list(range(MOST_PAGES_AT_ONCE + 1)), 100)
    with pytest.raises(ValueError, match="width"):
        worker.pages(b"", types.PDF, [0], 100_000)

"""Pictures in a dossier: as they were packed, upright, on white, without a camera's notes."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageChops

from nato_apply.documents.worker import Worker
from tests.documents import papers
from tests.documents.dossiers import bound, opened, seen

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def corner(size: tuple[int, int] = (900, 600)) -> Image.Image:
    """A white sheet whose top left corner is black."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 3, size[1] // 4))
    return picture


def packed(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def images(worker: Worker, name: str, content: bytes) -> list[tuple[str, bytes]]:
    """How each picture in the dossier is packed, and its packed bytes."""
    found = []
    with opened(bound(worker, {name: content})) as document:
        for held in document.objects:
            if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
                filters = held.Filter
                first = filters if isinstance(filters, pikepdf.Name) else filters[0]
                found.append((str(first), held.read_raw_bytes()))
    return found


def test_a_photo_is_not_packed_anew(worker: Worker) -> None:
    photo = packed(papers.photo((1300, 1800)), "JPEG", quality=80)
    ((packing, content),) = images(worker, "a.jpg", photo)
    assert packing == "/DCTDecode"
    assert content.endswith(photo[photo.index(b"\xff\xda") :])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_whatever_way_the_phone_was_held(
    orientation: int, worker: Worker
) -> None:
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    held = corner().transpose(back[orientation]) if orientation > 1 else corner()
    page = seen(bound(worker, {"a.jpg": packed(held, "JPEG", exif=exif)}), 1)
    assert page.width > page.height
    assert page.getpixel((5, 5))[0] < 60
    for place in ((page.width - 5, 5), (5, page.height - 12), (page.width - 5, page.height - 12)):
        assert page.getpixel(place)[0] > 200


def test_where_and_with_what_a_photo_was_taken_is_left_out(worker: Worker) -> None:
    exif = Image.Exif()
    exif[MAKER] = "canary-phone"
    exif.get_ifd(GPS)[1] = "N"
    photo = packed(corner(), "JPEG", exif=exif, comment=b"canary-comment")
    assert b"canary-phone" in photo
    assert b"canary" not in bound(worker, {"a.jpg": photo}).pdf


def test_what_can_be_seen_through_stands_on_white(worker: Worker) -> None:
    clear = Image.new("RGBA", (600, 800), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 100, 100))
    for content in (packed(clear, "PNG"), packed(clear, "WEBP", lossless=True)):
        page = seen(bound(worker, {"a": content}), 1)
        assert page.getpixel((page.width // 2, page.height // 2)) == (255, 255, 255)
        assert page.getpixel((8, 14)) == (0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_a_png_of_every_kind_comes_out_as_it_looks(mode: str, worker: Worker) -> None:
    if mode == "I;16":
        wide = Image.new("I;16", (600, 800), 65535)
        wide.paste(0, (0, 0, 300, 300))
        picture = wide
    else:
        picture = corner((600, 800)).convert(mode)
    page = seen(bound(worker, {"a.png": packed(picture, "PNG")}), 1)
    assert page.getpixel((5, 5)) == (0, 0, 0)
    assert page.getpixel((page.width // 2, page.height // 2)) == (255, 255, 255)


def test_a_fax_of_two_pages_gives_two_and_stays_small(worker: Worker) -> None:
    first, second = (papers.photo((1728, 2200)).convert("1") for _ in range(2))
    fax = packed(first, "TIFF", save_all=True, append_images=[second], compression="group4")
    assert [packing for packing, _ in images(worker, "a.tif", fax)] == ["/CCITTFaxDecode"] * 2


def test_a_print_shop_s_photo_keeps_its_colours(worker: Worker) -> None:
    photo = packed(corner().convert("CMYK"), "JPEG", quality=95)
    page = seen(bound(worker, {"a.jpg": photo}), 1)
    expected = corner().resize(page.size)
    difference = ImageChops.difference(page.convert("L"), expected.convert("L"))
    middle = difference.crop((2, 2, page.width - 2, page.height - 14))
    assert max(middle.resize((6, 4)).tobytes()) < 60


def test_a_heic_photo_becomes_a_page(worker: Worker) -> None:
    page = seen(bound(worker, {"IMG.HEIC": papers.HEIC}), 1)
    red, green, blue = page.getpixel((6, 6))
    assert red > 200
    assert max(green, blue) < 60


def test_a_picture_stands_on_a_page_of_a4_lying_or_standing(worker: Worker) -> None:
    contents = {
        "1.jpg": packed(corner((900, 600)), "JPEG"),
        "2.png": packed(corner((60, 90)), "PNG"),
    }
    document = opened(bound(worker, contents))
    lying, standing = (page.mediabox for page in list(document.pages)[1:])
    assert [round(float(side)) for side in lying] == [0, 0, 842, 595]
    assert [round(float(side)) for side in standing] == [0, 0, 595, 842]

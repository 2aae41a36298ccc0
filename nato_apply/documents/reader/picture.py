"""Pictures: their size is read before anything is unpacked, and only what is not too large is."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pi_heif
from PIL import Image, ImageOps, ImageSequence

from nato_apply.documents import media_type as types

MOST_PIXELS: Final = 120_000_000
_LONGEST_SIDE: Final = 65_000
_MOST_FRAMES: Final = 100
_FORMATS: Final = {
    types.JPEG: "JPEG",
    types.PNG: "PNG",
    types.TIFF: "TIFF",
    types.WEBP: "WEBP",
    types.HEIC: "HEIF",
}
_PAPER: Final = (8.27, 11.69)  # A4, in inches
_LEAST_DPI: Final = 150
MISSHAPEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow and its decoders raise where a file is not what it says."""

Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded
pi_heif.register_heif_opener(thumbnails=False)


class DrawnPage(NamedTuple):
    """A page as it is seen: where it stands (from 0), a PNG, and its text."""

    at: int
    png: bytes
    text: str


class TooManyPixels(Exception):
    """A picture, or a page of it, is too large to be unpacked."""


def inspected(content: bytes, kind: str) -> dict[str, Any]:
    """Marks: what is wrong with the picture, by code; and its dots an inch on a page of A4."""
    try:
        with opened(content, kind) as picture:
            picture.verify()
        with opened(content, kind) as picture:
            sizes = _decoded_sizes(picture)
    except TooManyPixels:
        return {"pages": None, "marks": ["too-many-pixels"]}
    except MISSHAPEN:
        return {"pages": None, "marks": ["damaged"]}
    dots = [dpi(size) for size in sizes]
    where = [n for n, each in enumerate(dots, 1) if each < _LEAST_DPI]
    return {
        "pages": None,
        "marks": ["scan"],
        "where": {"low-resolution": where} if where else {},
        "dpi": min(dots),
    }


def pages(content: bytes, kind: str, indices: list[int], width: int) -> tuple[int, list[DrawnPage]]:
    """A picture as a document of one page (a TIFF of several), upright, `width` pixels wide."""
    drawn: list[DrawnPage] = []
    count = 0
    with contextlib.suppress(TooManyPixels, *MISSHAPEN), opened(content, kind) as picture:
        count = min(getattr(picture, "n_frames", 1), _MOST_FRAMES) if kind == types.TIFF else 1
        for index in indices:
            if 0 <= index < count:
                picture.seek(index)
                seen = _upright(checked(picture), width)
                drawn.append(DrawnPage(index, as_png(seen), ""))
    return count, drawn


def as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


@contextlib.contextmanager
def opened(content: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture, not yet unpacked. Raises `TooManyPixels`, or one of `MISSHAPEN`."""
    with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as picture:
        yield checked(picture)


def checked(picture: Image.Image) -> Image.Image:
    """The picture itself. Raises `TooManyPixels` where it is too large to be unpacked."""
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > _LONGEST_SIDE:
        raise TooManyPixels
    return picture


def _decoded_sizes(picture: Image.Image) -> list[tuple[int, int]]:
    """The size of every frame, each unpacked: a picture cut short opens and only then fails."""
    if picture.format != "TIFF":
        size = picture.size
        if picture.format == "JPEG":
            picture.draft(None, (size[0] // 8, size[1] // 8))
        picture.load()
        return [size]
    sizes = []
    for frame, _ in zip(ImageSequence.Iterator(picture), range(_MOST_FRAMES), strict=False):
        checked(frame).load()
        sizes.append(frame.size)
    return sizes


def dpi(size: tuple[int, int]) -> int:
    """Dots an inch where a picture fills a page of A4, lying or standing."""
    fitting = zip(sorted(size), _PAPER, strict=True)
    return round(max(pixels / inches for pixels, inches in fitting))


def _upright(picture: Image.Image, width: int) -> Image.Image:
    """The picture as it is to be seen: turned as its camera says, on white, `width` pixels wide."""
    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I"):  # 16 bits a pixel
        turned = turned.point(lambda value: value * (1 / 256)).convert("L")
    height = max(1, round(turned.height * width / turned.width))
    if width * height > MOST_PIXELS // 8:
        width, height = 1, min(height, _LONGEST_SIDE)
    seen = turned.convert("RGBA").resize((width, height), reducing_gap=2)
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("RGB")

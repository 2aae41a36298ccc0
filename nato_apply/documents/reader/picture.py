"""Pictures: their size is read before anything is unpacked, and only what is not too large is."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

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
}
# What Pillow and its decoders raise where a file is not what it says.
_MISSHAPEN: Final = (
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

Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded


class DrawnPage(NamedTuple):
    """A page as it is seen: where it stands (from 0), a PNG, and its text."""

    at: int
    png: bytes
    text: str


class _TooManyPixels(Exception):
    pass


def inspected(content: bytes, kind: str) -> dict[str, Any]:
    """Width and height in pixels, and marks: what is wrong with the picture, by code."""
    size: tuple[int, int] | None = None
    marks: list[str] = []
    try:
        with _opened(content, kind) as picture:
            size = picture.size
            picture.verify()
        with _opened(content, kind) as picture:
            _decode_all(picture)
    except _TooManyPixels:
        marks.append("too-many-pixels")
    except _MISSHAPEN:
        marks.append("damaged")
    return {"pages": None, "marks": marks, "size": size}


def pages(content: bytes, kind: str, indices: list[int], width: int) -> tuple[int, list[DrawnPage]]:
    """A picture as a document of one page (a TIFF of several), upright, `width` pixels wide."""
    drawn: list[DrawnPage] = []
    count = 0
    with contextlib.suppress(_TooManyPixels, *_MISSHAPEN), _opened(content, kind) as picture:
        count = min(getattr(picture, "n_frames", 1), _MOST_FRAMES) if kind == types.TIFF else 1
        for index in indices:
            if 0 <= index < count:
                picture.seek(index)
                seen = _upright(_checked(picture), width)
                drawn.append(DrawnPage(index, as_png(seen), ""))
    return count, drawn


def as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


@contextlib.contextmanager
def _opened(content: bytes, kind: str) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as picture:
        yield _checked(picture)


def _checked(picture: Image.Image) -> Image.Image:
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > _LONGEST_SIDE:
        raise _TooManyPixels
    return picture


def _decode_all(picture: Image.Image) -> None:
    """Unpack every frame: a picture that was cut short opens and only then fails."""
    if picture.format == "JPEG":
        picture.draft(None, (picture.width // 8, picture.height // 8))
    if picture.format != "TIFF":
        picture.load()
        return
    for frame, _ in zip(ImageSequence.Iterator(picture), range(_MOST_FRAMES), strict=False):
        _checked(frame).load()


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

"""A picture as pages of a PDF: as large as A4 takes it, upright, on white, and as it was packed.

What a camera noted beside the picture (where, when, with what) is left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import img2pdf
import pikepdf
from PIL import Image, ImageOps, ImageSequence

from nato_apply.documents import media_type as types
from nato_apply.documents.reader import jpeg_notes, picture

_A4: Final = (595.276, 841.89)
_MOST_FRAMES: Final = 100
_ORIENTATION: Final = 0x0112  # of Exif 2.3, table 4
_TURNED: Final = {1: 0, 3: 180, 6: 90, 8: 270}
_JPEG_QUALITY: Final = 93


def as_pdf(content: bytes, kind: str, *, keep_notes: bool = False) -> pikepdf.Pdf:
    """The picture's pages. Raises one of `picture.MISSHAPEN`, or `picture.TooManyPixels`.

    `keep_notes`: with what a camera noted, where the picture is packed in as it is.
    """
    turned, files = 0, list[bytes]()
    with picture.opened(content, kind) as opened:
        if kind == types.JPEG and (opened.getexif().get(_ORIENTATION, 1)) in _TURNED:
            turned = _TURNED[opened.getexif().get(_ORIENTATION, 1)]
            files.append(content if keep_notes else jpeg_notes.without(content))
        elif kind == types.TIFF:
            files += [_embeddable(frame) for frame in _frames(opened)]
        elif kind in (types.JPEG, types.HEIC):
            files.append(_as_jpeg(opened))
        else:
            files.append(_embeddable(opened))
    layout = img2pdf.get_layout_fun(_A4, fit=img2pdf.FitMode.into, auto_orient=True)
    made = img2pdf.convert(
        files, layout_fun=layout, rotation=img2pdf.Rotation.none, nodate=True, producer=""
    )
    pdf = pikepdf.open(io.BytesIO(made))
    for page in pdf.pages:
        page.rotate(turned, relative=False)
    return pdf


def _frames(opened: Image.Image) -> Iterator[Image.Image]:
    for frame, _ in zip(ImageSequence.Iterator(opened), range(_MOST_FRAMES), strict=False):
        yield picture.checked(frame)


def _embeddable(opened: Image.Image) -> bytes:
    """The picture, upright and on white, packed without loss as a PDF can hold it."""
    seen = _on_white(opened)
    if seen.mode not in ("1", "L", "P", "RGB"):
        seen = seen.convert("RGB")
    out = io.BytesIO()
    if seen.mode == "1":
        seen.save(out, "TIFF", compression="group4")
    else:
        seen.info.clear()
        seen.save(out, "PNG", compress_level=6)
    return out.getvalue()


def on_white(opened: Image.Image) -> Image.Image:
    """The picture, upright and on white, in grey or in colours."""
    seen = _on_white(opened)
    return seen if seen.mode in ("L", "RGB") else seen.convert("RGB")


def _on_white(opened: Image.Image) -> Image.Image:
    seen = ImageOps.exif_transpose(opened)
    if seen.mode.startswith(("I", "F")):  # 16 bits a pixel and more
        seen = seen.point(lambda value: value * (1 / 256)).convert("L")
    if not seen.has_transparency_data:
        return seen
    whole = seen.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("RGB")


def _as_jpeg(opened: Image.Image) -> bytes:
    """The picture, upright, packed anew: for what a PDF cannot hold as it is."""
    out = io.BytesIO()
    seen = ImageOps.exif_transpose(opened).convert("RGB")
    seen.info.clear()
    seen.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()

"""Pictures, and the pictures in a PDF, packed anew with fewer dots. Nothing else is touched."""

from __future__ import annotations

import io
import time
from typing import Any, Final

import pikepdf
from PIL import Image

from nato_apply.documents import media_type as types
from nato_apply.documents.reader import locks, pdf_contents, picture, picture_pages
from nato_apply.documents.reader.pdf_contents import MISSHAPEN
from nato_apply.documents.reader.placed_pictures import Placed, placed

DPI: Final = 200
_ALLOWANCE: Final = 1.15
"""Pictures with hardly more dots are left as they are."""
_QUALITY: Final = 82
_WORTH: Final = 0.9
"""What is packed anew is kept where it has no more than this part of the bytes."""
_WORTH_IF_EXACT: Final = 0.5
"""The same for a picture packed without loss, which keeps all its dots."""
_SMALL: Final = 20_000
_MOST_PIXELS: Final = 80_000_000
_TURN_SECONDS: Final = 2.0
_COLOURS: Final = ("/DeviceRGB", "/DeviceGray", "/CalRGB", "/CalGray")
_BROKEN: Final = (*MISSHAPEN, *picture.MISSHAPEN, picture.TooManyPixels)


class Refused(Exception):
    """The document is not made smaller; its only argument says why, by code."""


class Shrinker:
    """Makes one document smaller, some pictures at each turn."""

    def __init__(self, kind: str, content: bytes, password: str) -> None:
        """Raises `Refused`."""
        self._before = len(content)
        self._changed = 0
        self._pages: set[int] = set()
        self._single: bytes | None = None
        self._pdf: pikepdf.Pdf | None = None
        self._left: list[Placed] = []
        try:
            if kind in types.PICTURES:
                self._take_picture(kind, content)
            else:
                self._take_pdf(content, password)
        except pikepdf.PasswordError:
            raise Refused("needs-password") from None
        except _BROKEN:
            raise Refused("damaged") from None
        self._of = len(self._left)

    def _take_picture(self, kind: str, content: bytes) -> None:
        with picture.opened(content, kind) as opened:
            if getattr(opened, "n_frames", 1) == 1:
                self._single = _smaller_picture(opened)
                self._changed, self._pages = 1, {0}
                return
        self._pdf = picture_pages.as_pdf(content, kind)
        self._left = placed(self._pdf)

    def _take_pdf(self, content: bytes, password: str) -> None:
        self._pdf = locks.opened(content, password)
        if "signed" in pdf_contents.marks(self._pdf):
            raise Refused("signed")
        self._left = placed(self._pdf)

    def turn(self) -> dict[str, Any]:
        """Work on for a while: how many pictures are ``done``, ``of`` how many."""
        until = time.process_time() + _TURN_SECONDS
        while self._left and time.process_time() < until:
            each = self._left.pop()
            try:
                packed = _packed_anew(each)
            except _BROKEN:
                continue  # stays as it is
            if packed:
                self._changed += 1
                self._pages |= each.pages
        return {"done": self._of - len(self._left), "of": self._of}

    def finished(self) -> tuple[dict[str, Any], bytes]:
        """What was changed, and the bytes. Raises `Refused` where nothing got smaller."""
        made = self._single
        if self._pdf is not None:
            out = io.BytesIO()
            self._pdf.save(
                out,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
            made = out.getvalue()
        if made is None or not self._changed or len(made) > _WORTH * self._before:
            raise Refused("nothing-smaller")
        kind = types.PDF if self._pdf is not None else types.JPEG
        return {"type": kind, "pictures": self._changed, "pages": sorted(self._pages)}, made


def _smaller_picture(opened: Image.Image) -> bytes | None:
    """A picture as a JPEG that fills A4 with no more than 200 dots an inch, upright."""
    dpi = picture.dpi(opened.size)
    exact = opened.format not in ("JPEG", "HEIF")
    if opened.mode == "1" or (dpi <= DPI * _ALLOWANCE and not exact):
        return None
    seen = picture_pages.on_white(opened)
    return _jpeg(_at(seen, min(1.0, DPI / dpi)))


def _packed_anew(each: Placed) -> bool:
    """Whether a picture in a PDF was replaced by one with fewer bytes."""
    held = each.picture
    before = len(held.read_raw_bytes())
    if before < _SMALL or not _is_plain(held):
        return False
    factor = min(1.0, DPI / max(each.dpi, 1))
    fine = factor * _ALLOWANCE < 1
    told = held.get("/Filter")
    filters = list(told) if isinstance(told, pikepdf.Array) else [told]
    exact = filters[-1:] != [pikepdf.Name.DCTDecode]
    if not fine and not exact:
        return False
    unpacked = _unpacked(held, factor, packed_once=filters == [pikepdf.Name.DCTDecode])
    if unpacked is None:
        return False
    made = _jpeg(_at(unpacked, factor * int(held.Width) / unpacked.width if fine else 1.0))
    if len(made) > before * (_WORTH if fine else _WORTH_IF_EXACT):
        return False
    if unpacked.info.get("palette"):
        held.ColorSpace = pikepdf.Name.DeviceRGB
    with Image.open(io.BytesIO(made)) as written:
        held.Width, held.Height = written.size
    held.BitsPerComponent = 8
    held.write(made, filter=pikepdf.Name.DCTDecode)
    return True


def _is_plain(held: pikepdf.Stream) -> bool:
    """Whether it is a picture in grey or colour, with nothing that depends on its exact dots."""
    mask, colours = held.get("/SMask"), held.get("/ColorSpace")
    special = ("/ImageMask", "/Decode", "/SMaskInData", "/Alternates")
    if any(name in held for name in special) or held.get("/BitsPerComponent", 8) != 8:
        return False
    if isinstance(held.get("/Mask"), pikepdf.Array):
        return False
    if isinstance(mask, pikepdf.Stream) and "/Matte" in mask:
        return False
    if isinstance(colours, pikepdf.Array) and len(colours) > 1:
        kind, about = str(colours[0]), colours[1]
        if kind == "/ICCBased":
            return isinstance(about, pikepdf.Stream) and about.get("/N") in (1, 3)
        return kind in (*_COLOURS, "/Indexed")
    return str(colours) in _COLOURS


def _unpacked(held: pikepdf.Stream, factor: float, *, packed_once: bool) -> Image.Image | None:
    size = int(held.Width), int(held.Height)
    if size[0] * size[1] > _MOST_PIXELS:
        return None
    if not packed_once:
        found = pikepdf.PdfImage(held).as_pil_image()
        if found.mode == "P":
            found = found.convert("RGB")
            found.info["palette"] = True
    else:
        found = Image.open(io.BytesIO(held.read_raw_bytes()), formats=("JPEG",))
        if found.size != size:
            return None
        found.draft(None, (round(size[0] * factor), round(size[1] * factor)))
        found.load()
    return found if found.mode in ("L", "RGB") else None


def _at(seen: Image.Image, factor: float) -> Image.Image:
    if factor >= 1:
        return seen
    across, down = (max(1, round(side * factor)) for side in seen.size)
    return seen.resize((across, down), Image.Resampling.LANCZOS, reducing_gap=3)


def _jpeg(seen: Image.Image) -> bytes:
    out = io.BytesIO()
    seen.info.clear()
    seen.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()

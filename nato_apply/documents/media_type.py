"""What a file is, by its content: a file's name says only what somebody called it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
TIFF: Final = "image/tiff"
WEBP: Final = "image/webp"
HEIC: Final = "image/heic"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
PICTURES: Final = (JPEG, PNG, TIFF, WEBP, HEIC)
ARCHIVES: Final = (DOCX, ODT)

_STARTS: Final = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
    b"II+\0": TIFF,  # BigTIFF
    b"MM\0+": TIFF,
}
_HEIC_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
)
_ENDINGS: Final = {
    ".pdf": PDF,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".jpe": JPEG,
    ".png": PNG,
    ".tif": TIFF,
    ".tiff": TIFF,
    ".webp": WEBP,
    ".heic": HEIC,
    ".heif": HEIC,
    ".docx": DOCX,
    ".odt": ODT,
}
_HEADER_WITHIN: Final = 1024  # where readers look for a PDF's header (ISO 32000-1, annex H.3.4.1)
_MOST_MEMBERS: Final = 5000
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def media_type(content: bytes) -> str | None:
    """The media type of a document or picture this program takes in, else `None`."""
    if content.startswith(b"%PDF-"):
        return PDF
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp":
        return _of_brands(content)
    if content.startswith(_LOCAL):
        return _of_members(content)
    return PDF if b"%PDF-" in content[:_HEADER_WITHIN] else None


def named(name: str) -> str | None:
    """The media type that a file's name promises, else `None`."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def is_web_page(content: bytes) -> bool:
    """Whether this is HTML: what a portal gives instead of a document to who is not logged in."""
    start = content[:_HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head"))


def _of_brands(content: bytes) -> str | None:
    """HEIC by its brands (ISO 23008-12, 10.2): an AVIF picture names `mif1` too, and is none."""
    size = min(struct.unpack(">I", content[:4])[0], 512)
    brands = {content[8:12], *(content[at : at + 4] for at in range(16, size, 4))}
    return HEIC if brands & _HEIC_BRANDS and not brands & {b"avif", b"avis"} else None


def _of_members(content: bytes) -> str | None:
    if content[30:38] == b"mimetype" and content[38:].startswith(ODT.encode()):
        # Templates and master documents have longer types; then a letter follows.
        return None if content[38 + len(ODT) : 39 + len(ODT)] == b"-" else ODT
    members = set(_members(content))
    if {b"[Content_Types].xml", b"word/document.xml"} <= members:
        return DOCX
    # Cut short, a file has lost its directory, but its first members still say what it was.
    return DOCX if not members and b"word/document.xml" in content else None


def _members(content: bytes) -> Iterator[bytes]:
    """The names in a ZIP's directory, the first few thousand: `zipfile` would read any number."""
    end = content.rfind(_END, max(0, len(content) - 66_000))
    if end < 0 or end + 22 > len(content):
        return
    size, at = struct.unpack_from("<II", content, end + 12)
    at = min(at, max(0, end - size))
    for _ in range(_MOST_MEMBERS):
        if content[at : at + 4] != _CENTRAL or at + 46 > len(content):
            return
        name, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        yield content[at + 46 : at + 46 + name]
        at += 46 + name + extra + comment

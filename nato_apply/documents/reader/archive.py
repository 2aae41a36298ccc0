"""Word and OpenDocument files: a ZIP whose directory is read, and of it only the text's part."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final
from xml.parsers import expat

from nato_apply.documents import media_type as types

_MOST_MEMBERS: Final = 5000
_LARGEST: Final = 200 << 20
_LARGEST_PART: Final = 16 << 20
_MOST_TEXT: Final = 30_000
_MISSHAPEN: Final = (
    zipfile.BadZipFile,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
)
_TEXT: Final = {types.DOCX: "word/document.xml", types.ODT: "content.xml"}


def inspected(content: bytes, kind: str) -> dict[str, Any]:
    """Marks: what is wrong or remarkable about the file, by code."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except _MISSHAPEN:
        return {"pages": None, "marks": ["damaged"]}
    names = {member.filename for member in members}
    marks = []
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST:
        marks.append("unpacks-too-large")
    if any(member.flag_bits & 1 for member in members):
        marks.append("needs-password")
    if _TEXT[kind] not in names:
        marks.append("damaged")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        marks.append("macros")
    readable = not {"damaged", "needs-password", "unpacks-too-large"} & {*marks}
    text = _said(content, kind) if readable else ""
    if text is None:
        marks.append("damaged")
    return {"pages": None, "marks": marks, "text": text or ""}


def _said(content: bytes, kind: str) -> str | None:
    """The beginning of the document's text; `None` where its part cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_TEXT[kind]) as part:
            return _Words().of(part.read(_LARGEST_PART))
    except (*_MISSHAPEN, expat.ExpatError):
        return None


class _Words:
    """The words between the marks of an XML text, a line for each paragraph."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._length = 0

    def of(self, xml: bytes) -> str:
        """The text; `expat.ExpatError` for what is no XML, `ValueError` where it has entities."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.CharacterDataHandler = self._heard
        parser.EndElementHandler = self._ended
        parser.EntityDeclHandler = _refused
        parser.Parse(xml, True)
        return "".join(self._words)

    def _heard(self, text: str) -> None:
        if self._length < _MOST_TEXT:
            self._words.append(text[: _MOST_TEXT - self._length])
            self._length += len(text)

    def _ended(self, name: str) -> None:
        if name.rpartition(":")[2] in ("p", "h", "tab", "br", "tc") and self._length < _MOST_TEXT:
            self._heard("\n")


def _refused(*_declared: object) -> None:
    """Entities can unpack without end, and no word processor writes them."""
    raise ValueError

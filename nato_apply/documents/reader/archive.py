"""Word and OpenDocument files: a ZIP whose directory is read, and of which nothing is unpacked."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from nato_apply.documents import media_type as types

_MOST_MEMBERS: Final = 5000
_LARGEST: Final = 200 << 20
_TEXT: Final = {types.DOCX: "word/document.xml", types.ODT: "content.xml"}


def inspected(content: bytes, kind: str) -> dict[str, Any]:
    """Marks: what is wrong or remarkable about the file, by code."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
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
    return {"pages": None, "marks": marks}

"""What the reader can be asked: ``inspect`` a document, or give pictures of its ``pages``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from nato_apply.documents import media_type as types
from nato_apply.documents import wire
from nato_apply.documents.reader import archive, pdf, picture
from nato_apply.documents.reader.picture import DrawnPage


class Answer(NamedTuple):
    header: Mapping[str, Any]
    blocks: Sequence[bytes] = ()


def answer(request: wire.Message) -> Answer:
    """Do what one request asks. The document is the request's only block."""
    kind, (content,) = request.header["type"], request.blocks
    if request.header["do"] == "inspect":
        return Answer(_inspected(kind, content))
    count, pages = _pages(kind, content, request.header["indices"], request.header["width"])
    texts = [{"index": page.at, "text": page.text} for page in pages]
    return Answer({"count": count, "pages": texts}, [page.png for page in pages])


def _inspected(kind: str, content: bytes) -> dict[str, Any]:
    if kind == types.PDF:
        return pdf.inspected(content)
    if kind in types.PICTURES:
        return picture.inspected(content, kind)
    if kind in types.ARCHIVES:
        return archive.inspected(content, kind)
    return {"pages": None, "marks": []}  # HEIC: no decoder ships yet


def _pages(
    kind: str, content: bytes, indices: list[int], width: int
) -> tuple[int, list[DrawnPage]]:
    if kind == types.PDF:
        return pdf.pages(content, indices, width)
    if kind in types.PICTURES:
        return picture.pages(content, kind, indices, width)
    return 0, []  # the others cannot be drawn

"""What the reader can be asked: ``inspect`` a document, give ``pages``, and bind a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nato_apply.documents import media_type as types
from nato_apply.documents import wire
from nato_apply.documents.reader import archive, pdf, picture
from nato_apply.documents.reader.picture import DrawnPage

if TYPE_CHECKING:
    from nato_apply.documents.reader.dossier import Binder


class Answer(NamedTuple):
    header: Mapping[str, Any]
    blocks: Sequence[bytes] = ()


class Answers:
    """Answers requests; between them it keeps only the documents of a dossier on its way."""

    def __init__(self) -> None:
        self._binder: Binder | None = None

    def to(self, request: wire.Message) -> Answer:
        """Do what one request asks. A document is the request's only block."""
        asked, blocks = request.header, request.blocks
        if asked["do"] == "inspect":
            return Answer(_inspected(asked["type"], blocks[0]))
        if asked["do"] == "pages":
            count, pages = _pages(asked["type"], blocks[0], asked["indices"], asked["width"])
            texts = [{"index": page.at, "text": page.text} for page in pages]
            return Answer({"count": count, "pages": texts}, [page.png for page in pages])
        return self._of_dossier(asked, blocks)

    def _of_dossier(self, asked: Mapping[str, Any], blocks: Sequence[bytes]) -> Answer:
        if self._binder is None:
            from nato_apply.documents.reader.dossier import Binder

            self._binder = Binder()
        if asked["do"] == "begin":
            return Answer(self._binder.begin())
        if asked["do"] == "take":
            return Answer(self._binder.take(asked["type"], blocks[0], asked["password"]))
        left, made = self._binder.bind(asked, blocks)
        return Answer({"left": left}, [made])


def _inspected(kind: str, content: bytes) -> dict[str, Any]:
    if kind == types.PDF:
        return pdf.inspected(content)
    if kind in types.PICTURES:
        return picture.inspected(content, kind)
    return archive.inspected(content, kind)


def _pages(
    kind: str, content: bytes, indices: list[int], width: int
) -> tuple[int, list[DrawnPage]]:
    if kind == types.PDF:
        return pdf.pages(content, indices, width)
    if kind in types.PICTURES:
        return picture.pages(content, kind, indices, width)
    return 0, []  # texts of word processors are not drawn

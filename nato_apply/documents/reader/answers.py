"""What the reader can be asked: ``inspect`` a document, give ``pages``, ``shrink``, and bind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nato_apply.documents import media_type as types
from nato_apply.documents import wire
from nato_apply.documents.reader import archive, pdf, picture
from nato_apply.documents.reader.picture import DrawnPage

if TYPE_CHECKING:
    from nato_apply.documents.reader.dossier import Binder
    from nato_apply.documents.reader.shrinking import Shrinker


class Answer(NamedTuple):
    header: Mapping[str, Any]
    blocks: Sequence[bytes] = ()


class Answers:
    """Answers requests; between them it keeps only the documents of a dossier on its way."""

    def __init__(self) -> None:
        self._binder: Binder | None = None
        self._shrinker: Shrinker | None = None

    def to(self, request: wire.Message) -> Answer:
        """Do what one request asks. A document is the request's only block."""
        asked, blocks = request.header, request.blocks
        if asked["do"] == "inspect":
            return Answer(_inspected(asked["type"], blocks[0], asked["password"]))
        if asked["do"] == "pages":
            count, pages = _pages(asked, blocks[0])
            texts = [{"index": page.at, "text": page.text} for page in pages]
            return Answer({"count": count, "pages": texts}, [page.png for page in pages])
        if asked["do"].startswith("shrink"):
            return self._of_shrinking(asked, blocks)
        return self._of_dossier(asked, blocks)

    def tidy(self) -> None:
        """After an answer, and while nobody waits: let go of what it was made of."""
        if self._binder is not None and self._binder.is_spent:
            self._binder.forget()

    def _of_shrinking(self, asked: Mapping[str, Any], blocks: Sequence[bytes]) -> Answer:
        from nato_apply.documents.reader.shrinking import Refused, Shrinker

        try:
            if asked["do"] == "shrink":
                self._shrinker = Shrinker(asked["type"], blocks[0], asked["password"])
                return Answer(self._shrinker.turn())
            if self._shrinker is None:  # begun by a reader that ended since
                raise Refused("lost")
            if asked["do"] == "shrink-on":
                return Answer(self._shrinker.turn())
            header, made = self._shrinker.finished()
        except Refused as error:
            self._shrinker = None
            return Answer({"refused": str(error)})
        self._shrinker = None
        return Answer(header, [made])

    def _of_dossier(self, asked: Mapping[str, Any], blocks: Sequence[bytes]) -> Answer:
        if self._binder is None:
            from nato_apply.documents.reader.dossier import Binder

            self._binder = Binder()
        if asked["do"] == "begin":
            return Answer(self._binder.begin())
        if asked["do"] == "take":
            papers = zip(asked["papers"], blocks, strict=True)
            taken = [self._binder.take(*paper, keep=asked["keep"]) for paper in papers]
            return Answer({"taken": taken})
        if asked["do"] == "join":
            return Answer(self._binder.join(keep=asked["keep"]))
        left, made = self._binder.bind(asked, blocks)
        return Answer({"left": left}, [made])


def _inspected(kind: str, content: bytes, password: str) -> dict[str, Any]:
    if kind == types.PDF:
        return pdf.inspected(content, password)
    if kind in types.PICTURES:
        return picture.inspected(content, kind)
    return archive.inspected(content, kind)


def _pages(asked: Mapping[str, Any], content: bytes) -> tuple[int, list[DrawnPage]]:
    kind, indices, width = asked["type"], asked["indices"], asked["width"]
    if kind == types.PDF:
        return pdf.pages(content, indices, width, asked["password"])
    if kind in types.PICTURES:
        return picture.pages(content, kind, indices, width)
    return 0, []  # texts of word processors are not drawn

"""Pages of documents as pictures ready to be shown, made off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from nato_apply.documents.worker import Outcome, Worker


class PageImage(NamedTuple):
    """A page as it is seen: its place from 0, and its text."""

    place: int
    image: QImage
    text: str


class Drawn(NamedTuple):
    """The pages asked for; `of` is the number of pages the document has."""

    outcome: Outcome
    of: int = 0
    pages: tuple[PageImage, ...] = ()


def drawn(
    worker: Worker, content: bytes, indices: Sequence[int], width: int, password: str = ""
) -> Drawn:
    """Some pages of a document, `width` pixels wide (see `Worker.pages`). For jobs."""
    from nato_apply.documents.media_type import media_type

    kind = media_type(content)
    if kind is None:
        return Drawn("read")
    found = worker.pages(content, kind, indices, width, password=password)
    # Unpacked here, in the form that the screen wants: it takes as long as a few frames.
    images = (
        PageImage(each.index, QImage.fromData(each.png, "PNG"), each.text)  # type: ignore[arg-type]
        for each in found.pages
    )
    pages = tuple(
        each._replace(image=each.image.convertToFormat(QImage.Format.Format_RGB32))
        for each in images
        if not each.image.isNull()
    )
    return Drawn(found.outcome, found.count, pages)

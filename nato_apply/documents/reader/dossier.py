"""One PDF of many: documents are taken one by one, and then bound with what stands before them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pikepdf

from nato_apply.documents import media_type as types
from nato_apply.documents.reader import (
    bookmarks,
    cleaning,
    locks,
    pdf_contents,
    picture,
    picture_pages,
)
from nato_apply.documents.reader.bookmarks import Bookmark, Label
from nato_apply.documents.reader.pdf_contents import MISSHAPEN

_MOST_PAGES: Final = 2000
_MOST_LAYERS: Final = 500
_NUMBER_FONT: Final = pikepdf.Name("/DossierNumber")
_FROM_EDGE: Final = 12.0
"""Points between the number of a page and the page's lower edge."""


class _Taken(NamedTuple):
    pdf: pikepdf.Pdf
    bookmarks: tuple[Bookmark, ...] = ()
    labels: tuple[Label, ...] = ()


class _Unusable(Exception):
    """A document cannot be bound; its only argument says why, by code."""


class Binder:
    """Holds the documents of one dossier, cleaned, until they are bound."""

    def __init__(self) -> None:
        self._taken: list[_Taken] = []
        self._spent: list[pikepdf.Pdf] = []
        self._bound: _Bound | None = None

    def begin(self) -> dict[str, Any]:
        """Forget what was taken."""
        self.forget()
        return {"held": 0}

    @property
    def is_spent(self) -> bool:
        """Whether what was taken has been bound."""
        return bool(self._spent)

    def forget(self) -> None:
        """Let go of what was bound, or is not to be."""
        for pdf in (*(taken.pdf for taken in self._taken), *self._spent):
            pdf.close()
        self._taken.clear()
        self._spent.clear()
        self._bound = None

    def take(self, about: Mapping[str, str], content: bytes, *, keep: bool) -> dict[str, Any]:
        """Take the next document: how many are ``held``, and its ``pages``, or why it is refused.

        Refused documents are not held. `keep`: leave in it what programs and cameras noted.
        """
        try:
            taken = _taken(about["type"], content, about["password"], keep=keep)
        except _Unusable as error:
            return {"held": len(self._taken), "refused": str(error)}
        self._taken.append(taken)
        return {"held": len(self._taken), "pages": len(taken.pdf.pages)}

    def join(self, *, keep: bool) -> dict[str, Any]:
        """Put what was taken one after the other, cleaned, while its cover is being set."""
        self._bound = _Bound()
        for taken in self._taken:
            self._bound.add(taken)
        cleaning.strip(self._bound.pdf, keep=keep)
        return {"held": len(self._taken)}

    def bind(self, wanted: Mapping[str, Any], blocks: Sequence[bytes]) -> tuple[list[str], bytes]:
        """What still acts in the dossier (nothing, or it is not given), and its bytes.

        `wanted`: ``parts`` in order, each a title and the number of a document taken (``document``;
        every one, in its order) or of a block (``block``); ``numbers`` of the pages, or null;
        ``about``.
        """
        bound = self._bound
        if bound is None:
            raise ValueError("nothing joined")
        made = [pikepdf.open(io.BytesIO(block)) for block in blocks]
        self._spent += (*made, bound.pdf)
        for each in made:
            cleaning.flatten(each)
        for part in wanted["parts"]:
            at = part.get("document")
            if at is not None:
                bound.pass_by(self._taken[at], part["title"])
            else:
                bound.insert(made[part["block"]], part["title"], front=part.get("front", False))
        numbers = wanted["numbers"]
        if numbers is not None:
            fonts = made[numbers["block"]].pages[0].obj.Resources.Font
            bound.number(fonts[numbers["font"]], numbers)
        return bound.finished(wanted["about"])


def _taken(kind: str, content: bytes, password: str, *, keep: bool) -> _Taken:
    if kind in types.PICTURES:
        try:
            return _Taken(picture_pages.as_pdf(content, kind, keep_notes=keep))
        except picture.TooManyPixels:
            raise _Unusable("too-many-pixels") from None
        except picture.MISSHAPEN:
            raise _Unusable("damaged") from None
    if kind != types.PDF:
        raise _Unusable("conversion-needed")
    try:
        source = locks.opened(content, password)
        if not 0 < len(source.pages) <= _MOST_PAGES:
            raise _Unusable("no-pages" if len(source.pages) == 0 else "unpacks-too-large")
        found, labels = bookmarks.bookmarks(source), bookmarks.labels(source)
        cleaning.flatten(source, keep=keep)
    except pikepdf.PasswordError:
        raise _Unusable("needs-password") from None
    except MISSHAPEN:
        raise _Unusable("damaged") from None
    return _Taken(source, found, labels)


class _Bound:
    """A dossier as it grows: first the documents' pages, then what stands before and between."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self._next = 0
        self._bookmarks: list[Bookmark] = []
        self._labels: dict[int, Label] = {}
        self._layers: list[Any] = []
        self._hidden: list[Any] = []

    def add(self, taken: _Taken) -> None:
        """The pages of a document, after those before."""
        self.pdf.pages.extend(taken.pdf.pages)
        self._keep_layers(taken.pdf)

    def insert(self, made: pikepdf.Pdf, title: str, *, front: bool) -> None:
        """Pages of the program's own, below a bookmark."""
        self._begin(title, "/r" if front else "/D")
        for page in made.pages:
            self.pdf.pages.insert(self._next, page)
            self._next += 1

    def pass_by(self, taken: _Taken, title: str) -> None:
        """A document that was added, below a bookmark; without a title, below the one before."""
        first = self._next
        self._begin(title, "/D")
        for each in taken.bookmarks:
            self._bookmarks.append(each._replace(page=each.page + first, depth=each.depth + 1))
        for label in taken.labels:
            self._labels[first + label.page] = label
        self._next += len(taken.pdf.pages)

    def _begin(self, title: str, style: str) -> None:
        if title:
            self._bookmarks.append(Bookmark(title, self._next, ("/Fit",), 0))
        self._labels[self._next] = Label(self._next, style, "", 1)

    def _keep_layers(self, source: pikepdf.Pdf) -> None:
        """Have layers that were hidden in a document stay hidden (ISO 32000-1, 8.11.4.3)."""
        held = source.Root.get("/OCProperties")
        if not isinstance(held, pikepdf.Dictionary):
            return
        usual = held.get("/D")
        usual = usual if isinstance(usual, pikepdf.Dictionary) else pikepdf.Dictionary()
        shown, hidden = (_numbers(usual.get(name)) for name in ("/ON", "/OFF"))
        at_first_hidden = str(usual.get("/BaseState")) == "/OFF"
        for layer in _listed(held.get("/OCGs")):
            if not isinstance(layer, pikepdf.Dictionary) or not layer.is_indirect:
                continue
            number = layer.objgen
            for key in layer.keys() - {"/Type", "/Name"}:
                del layer[key]
            copied = self.pdf.copy_foreign(layer)
            self._layers.append(copied)
            if number in hidden or (at_first_hidden and number not in shown):
                self._hidden.append(copied)

    def number(self, font: Any, told: Mapping[str, Any]) -> None:
        """Write the next of the texts at the foot of each page, on white."""
        copied, size = self.pdf.copy_foreign(font), told["size"]
        texts = zip(self.pdf.pages, told["texts"], told["widths"], strict=True)
        save = self.pdf.make_stream(b"q\n")
        for page, text, width in texts:
            page.add_resource(copied, pikepdf.Name.Font, _NUMBER_FONT)
            place = " ".join(f"{value:.2f}" for value in _foot(page, width))
            drawn = (
                f"\nQ q {place} cm 1 g -3 -3 {width + 6:.2f} {size + 4} re f 0.33 0.38 0.45 rg "
                f"BT {_NUMBER_FONT} {size} Tf <{text}> Tj ET Q"
            )
            page.obj.Contents = pikepdf.Array(
                [save, *_contents(page), self.pdf.make_stream(drawn.encode("ascii"))]
            )

    def finished(self, about: Mapping[str, Any]) -> tuple[list[str], bytes]:
        pdf = self.pdf
        bookmarks.write_bookmarks(pdf, self._bookmarks)
        bookmarks.write_labels(pdf, self._labels)
        if self._layers:
            hidden = pikepdf.Dictionary(OFF=pikepdf.Array(self._hidden), Order=pikepdf.Array())
            layers = pikepdf.Array(self._layers)
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=layers, D=hidden)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.Root.Lang = pikepdf.String(about["language"])
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        told = {name: pikepdf.String(value) for name, value in about["info"].items()}
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(told))
        pdf.trailer.ID = pikepdf.Array([pikepdf.String(bytes.fromhex(about["id"]))] * 2)
        out = io.BytesIO()
        # With its own ID: qpdf's deterministic one takes as long as all the rest.
        pdf.save(
            out,
            static_id=True,
            min_version="1.7",
            compress_streams=False,  # what is not packed is a few bytes of ours
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        left, written = sorted(pdf_contents.acting(pdf)), out.getvalue()
        if cleaning.is_suspect(written):
            with pikepdf.open(out) as made:
                left = cleaning.residue(made)
        return left, written


def _contents(page: pikepdf.Page) -> list[Any]:
    """The streams that draw a page."""
    held = page.obj.get("/Contents")
    if isinstance(held, pikepdf.Array):
        return [each for each in held if isinstance(each, pikepdf.Stream)]
    return [held] if isinstance(held, pikepdf.Stream) else []


def _listed(held: Any) -> list[Any]:
    if not isinstance(held, pikepdf.Array):
        return []
    return [held[at] for at in range(min(len(held), _MOST_LAYERS))]


def _numbers(held: Any) -> set[tuple[int, int]]:
    return {each.objgen for each in _listed(held) if isinstance(each, pikepdf.Dictionary)}


def _foot(page: pikepdf.Page, width: float) -> tuple[float, ...]:
    """The matrix that sets a box of this width in the middle of a page's foot, as it is seen."""
    x0, y0, x1, y1 = _box(page)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    unit = 1 / max(float(page.obj.get("/UserUnit", 1)), 0.01)
    width, edge = width * unit, _FROM_EDGE * unit
    across, down = (x0 + x1) / 2, (y0 + y1) / 2
    places = {
        0: (unit, 0, 0, unit, across - width / 2, y0 + edge),
        90: (0, unit, -unit, 0, x1 - edge, down - width / 2),
        180: (-unit, 0, 0, -unit, across + width / 2, y1 - edge),
        270: (0, -unit, unit, 0, x0 + edge, down + width / 2),
    }
    return places.get(turned, places[0])


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """What is seen of a page: its crop box within its media box."""
    try:
        outer, inner = ([float(side) for side in box] for box in (page.mediabox, page.cropbox))
    except MISSHAPEN:
        return 0, 0, 595, 842
    left, right = (sorted((box[0], box[2])) for box in (outer, inner))
    low, high = (sorted((box[1], box[3])) for box in (outer, inner))
    return (
        max(left[0], right[0]),
        max(low[0], high[0]),
        min(left[1], right[1]),
        min(low[1], high[1]),
    )

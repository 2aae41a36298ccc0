"""Structure tags: what each mark on the page is (heading, list, table), added to a finished PDF.

A layout builds a tree of `Element` while it lays out, and records in it the marked content that it
draws and the form fields that it sets. `tagged` writes that tree into the file.
Source: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf


class Marked(NamedTuple):
    """Marked content: the page's index, and the mark's number on that page."""

    page: int
    number: int


class Field(NamedTuple):
    """A form field on a page, by its name."""

    page: int
    name: str


class Element:
    """One node of the structure tree: a standard role (`H1`, `TD`), and what belongs to it.

    `spoken` replaces the text for a reader's voice where the page cannot show it in full.
    """

    __slots__ = ("kids", "role", "scope", "spoken")

    def __init__(self, role: str, *, scope: str = "", spoken: str = "") -> None:
        self.role = role
        self.scope = scope
        self.spoken = spoken
        self.kids: list[Element | Marked | Field] = []

    def add(self, role: str, *, scope: str = "", spoken: str = "") -> Element:
        """A new element inside this one, after what is there already."""
        made = Element(role, scope=scope, spoken=spoken)
        self.kids.append(made)
        return made


@frozen
class About:
    """What the file says about itself."""

    title: str
    language: str
    made: datetime
    producer: str


def tagged(plain: bytes, tree: Element, about: About) -> bytes:
    """The PDF with its structure, language, title and dates; the same bytes for the same input."""
    import pikepdf

    with pikepdf.open(BytesIO(plain)) as pdf:
        _Writer(pdf).write(tree)
        _describe(pdf, about)
        out = BytesIO()
        pdf.save(out, min_version="1.7", deterministic_id=True)
    return out.getvalue()


class _Writer:
    """Writes a tree of elements, and the way back from pages and fields to their elements."""

    def __init__(self, pdf: Pdf) -> None:
        from pikepdf import Array

        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._fields = {
            Field(index, str(field.T)): field
            for index, page in enumerate(self._pages)
            for field in page.get("/Annots", Array())
        }
        self._marks: list[dict[int, Object]] = [{} for _ in self._pages]
        self._owners: list[Object] = []

    def write(self, tree: Element) -> None:
        from pikepdf import Array, Dictionary, Name

        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(tree, root)])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._way_back())))
        root.ParentTreeNextKey = len(self._pages) + len(self._owners)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)
        for page in self._pages:
            page.Tabs = Name.S

    def _element(self, element: Element, parent: Object) -> Object:
        from pikepdf import Array, Dictionary, Name, String

        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent)
        )
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
        if element.spoken:
            made.ActualText = String(element.spoken)
        kids = [self._kid(kid, made) for kid in element.kids]
        made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Marked | Field, owner: Object) -> Object | Dictionary:
        from pikepdf import Dictionary, Name

        if isinstance(kid, Element):
            return self._element(kid, owner)
        page = self._pages[kid.page]
        if isinstance(kid, Marked):
            self._marks[kid.page][kid.number] = owner
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)
        field = self._fields[kid]
        field.StructParent = len(self._pages) + len(self._owners)
        self._owners.append(owner)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=field)

    def _way_back(self) -> Iterator[object]:
        """Keys, and the elements that each leads to: those of a page's marks, then each field's."""
        from pikepdf import Array

        for index, (page, marks) in enumerate(zip(self._pages, self._marks, strict=True)):
            page.StructParents = index
            yield index
            yield self._pdf.make_indirect(Array([marks[number] for number in range(len(marks))]))
        for index, owner in enumerate(self._owners, len(self._pages)):
            yield index
            yield owner


def _describe(pdf: Pdf, about: About) -> None:
    from pikepdf import Dictionary, String
    from pikepdf.models.metadata import encode_pdf_date

    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    moment = encode_pdf_date(about.made)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Producer=String(about.producer),
            CreationDate=String(moment),
            ModDate=String(moment),
        )
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = about.title
        xmp["dc:language"] = [about.language]
        xmp["pdf:Producer"] = about.producer
        for name in ("xmp:CreateDate", "xmp:ModifyDate"):
            xmp[name] = about.made.isoformat(timespec="seconds")
        # The claim is part of the format (clause 5); what is tested of it stands in docs/decisions.
        xmp["pdfuaid:part"] = "1"

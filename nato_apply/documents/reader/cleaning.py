"""Makes a PDF into pages that only show: forms as they look, and nothing that acts or is hidden.

Of a document only its pages go into a dossier, and of a page only what draws it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import pikepdf

from nato_apply.documents.reader import jpeg_notes, pdf_contents

_DRAWING: Final = frozenset(
    "/Type /Parent /Resources /Contents /MediaBox /CropBox /Rotate /UserUnit /Group".split()
)
"""What a page needs to be drawn (ISO 32000-1, table 30)."""

# What a stream's dictionary may say beside how to unpack and draw it: files, notes of programs.
_BESIDE: Final = frozenset(
    (
        "/AF /Metadata /PieceInfo /OPI /Ref /Alternates /F /FFilter /FDecodeParms /LastModified "
        "/StructParent /StructParents"
    ).split()
)
_LAYER: Final = frozenset(("/OCG", "/OCMD"))
_ACTING: Final = frozenset(
    (
        "/JavaScript /Launch /SubmitForm /ImportData /GoToR /GoToE /Rendition /RichMediaExecute "
        "/URI /Movie /Sound /Hide /SetOCGState /Trans /GoTo3DView /ResetForm /Named"
    ).split()
)
_SUSPECT: Final = re.compile(
    rb"/(?:JS|EF|EmbeddedFile|Action|%s)\b" % b"|".join(kind[1:].encode() for kind in _ACTING)
)
_DEEPEST: Final = 12
_LONGEST: Final = 2000


_ABOUT: Final = frozenset(("/Metadata", "/LastModified"))


def flatten(source: pikepdf.Pdf, *, keep: bool = False) -> None:
    """Draw what the form fields and notes of a document show on its pages, and drop the rest.

    `keep`: not what is said about the pages.
    Raises one of `pdf_contents.MISSHAPEN` where the document does not let that be done.
    """
    if any("/Annots" in page.obj for page in source.pages):
        form = source.Root.get("/AcroForm")
        if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances", False):
            source.generate_appearance_streams()
        source.flatten_annotations("screen")
    for page in source.pages:
        for key in page.obj.keys() - (_DRAWING | _ABOUT if keep else _DRAWING):
            del page.obj[key]


def strip(dossier: pikepdf.Pdf, *, keep: bool = False) -> None:
    """Take from the pages of a dossier what their drawing does not need.

    `keep`: not what is said about pictures.
    """
    beside = _BESIDE - _ABOUT if keep else _BESIDE
    for held in dossier.objects:
        if isinstance(held, pikepdf.Stream):
            names = held.keys()
            for key in names & beside:
                del held[key]
            if not keep and "/Width" in names:
                jpeg_notes.cut_out(held)
        elif not isinstance(held, pikepdf.Dictionary):
            continue
        for resources in (held, held.get("/Resources")):
            if isinstance(resources, pikepdf.Dictionary):
                _only_layers(resources.get("/Properties"))


def is_suspect(written: bytes) -> bool:
    """Whether anything in a dossier is written like what acts, so that `residue` must look closer.

    For what qpdf wrote with a plain table: names come out one way there, and no text can end a
    dictionary early.
    """
    start = int(written[written.rindex(b"startxref") + 9 :].split()[0])
    table = written[start : written.index(b"trailer", start)].split()
    places = sorted(
        {int(place) for place, used in zip(table[3::3], table[5::3], strict=True) if used == b"n"}
    )
    for place, following in pairwise((*places, start)):
        end = written.find(b"stream\n", place, following)
        if _SUSPECT.search(written, place, end if end >= 0 else following):
            return True
    return bool(_SUSPECT.search(written, start))


def _only_layers(properties: Any) -> None:
    """Of the property lists that drawing instructions name, keep those that hide and show."""
    if isinstance(properties, pikepdf.Dictionary):
        for name, told in properties.items():
            kind = told.get("/Type") if isinstance(told, pikepdf.Dictionary) else None
            if str(kind) not in _LAYER:
                properties[name] = pikepdf.Dictionary()


def residue(dossier: pikepdf.Pdf) -> list[str]:
    """What still acts, is attached or signed in a written dossier, by code; nothing is expected.

    Looks as `pdf_contents` does, and again into every object.
    """
    found = pdf_contents.acting(dossier)
    for held in dossier.objects:
        for each in _dictionaries(held, 0):
            if "/JS" in each and "/S" in each:
                found.add("javascript")
            if "/EF" in each or str(each.get("/Type")) == "/EmbeddedFile":
                found.add("embedded-files")
            if str(each.get("/Type")) == "/Action" or (
                str(each.get("/S")) in _ACTING and "/K" not in each
            ):
                found.add("acts")
    return sorted(found)


def _dictionaries(held: Any, depth: int) -> Iterator[Any]:
    """The dictionaries written within an object, itself included; not those it refers to."""
    if depth > _DEEPEST:
        return
    within: list[Any] = []
    if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        yield held
        within = list(held.values())
    elif isinstance(held, pikepdf.Array) and len(held) < _LONGEST:
        within = list(held)
    for value in within:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _dictionaries(value, depth + 1)

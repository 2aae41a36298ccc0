"""Makes a PDF into pages that only show: forms as they look, and nothing that acts or is hidden.

Of a document only its pages go into a dossier, and of a page only what draws it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from nato_apply.documents.reader import pdf_contents

_DRAWING: Final = frozenset(
    "/Type /Parent /Resources /Contents /MediaBox /CropBox /Rotate /UserUnit /Group".split()
)
"""What a page needs to be drawn (ISO 32000-1, table 30)."""

# What a stream's dictionary may say beside how to unpack and draw it: files, notes of programs.
_BESIDE: Final = (
    "/AF /Metadata /PieceInfo /OPI /Ref /Alternates /F /FFilter /FDecodeParms /LastModified "
    "/StructParent /StructParents"
).split()
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


def flatten(source: pikepdf.Pdf) -> None:
    """Draw what the form fields and notes of a document show on its pages, and drop the rest.

    Raises one of `pdf_contents.MISSHAPEN` where the document does not let that be done.
    """
    if any("/Annots" in page.obj for page in source.pages):
        form = source.Root.get("/AcroForm")
        if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances", False):
            source.generate_appearance_streams()
        source.flatten_annotations("screen")
    for page in source.pages:
        for key in page.obj.keys() - _DRAWING:
            del page.obj[key]


def strip(dossier: pikepdf.Pdf) -> bool:
    """Take from the pages of a finished dossier what their drawing does not need.

    Whether anything in it is written like something that acts, so that `residue` must look closer.
    """
    suspect = False
    for held in dossier.objects:
        if isinstance(held, pikepdf.Stream):
            for key in _BESIDE:
                if key in held:
                    del held[key]
        if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
            for resources in (held, held.get("/Resources")):
                if isinstance(resources, pikepdf.Dictionary):
                    _only_layers(resources.get("/Properties"))
        # Names come out one way here, however they were written.
        written = held.stream_dict if isinstance(held, pikepdf.Stream) else held
        suspect = suspect or bool(_SUSPECT.search(written.unparse(resolved=True)))
    return suspect


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

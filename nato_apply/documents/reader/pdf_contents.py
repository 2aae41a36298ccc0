"""What a PDF holds beside the look of its pages: scripts, files, signatures; and broken pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

_MOST_PAGES: Final = 500
_MOST_ANNOTATIONS: Final = 200
_ACTING: Final = frozenset(
    ("/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/RichMediaExecute")
)
MISSHAPEN: Final = (
    pikepdf.PdfError,
    pikepdf.PikepdfError,
    AttributeError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises where a file holds something else than the standard says."""


def marks(document: pikepdf.Pdf) -> set[str]:
    """What is remarkable in an open PDF, by code. Looks at the first few hundred pages."""
    found: set[str] = set()
    for look in (_protection, _catalogue, _pages):
        try:
            found |= look(document)
        except MISSHAPEN:
            found.add("damaged-in-part")
    return found


def acting(document: pikepdf.Pdf) -> set[str]:
    """What of that a document does or carries, by code; the drawing of its pages is left alone."""
    found = _catalogue(document)
    for page in document.pages:
        found |= _triggered(page.obj) | _annotations(page.obj)
    return found


def _protection(document: pikepdf.Pdf) -> set[str]:
    return {"owner-restricted"} if document.is_encrypted else set()


def _catalogue(document: pikepdf.Pdf) -> set[str]:
    root = document.Root
    found = _actions(root.get("/OpenAction")) | _triggered(root)
    names = _dictionary(root.get("/Names"))
    if "/JavaScript" in names:
        found.add("javascript")
    if "/EmbeddedFiles" in names or "/Collection" in root or "/AF" in root:
        found.add("embedded-files")
    form = _dictionary(root.get("/AcroForm"))
    flags = form.get("/SigFlags")
    if "/Perms" in root or (isinstance(flags, int) and flags & 1):
        found.add("signed")
    if root.get("/NeedsRendering", False):
        found.add("dynamic-form")
    return found


def _pages(document: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    for page in document.pages[:_MOST_PAGES]:
        found |= _triggered(page.obj) | _annotations(page.obj)
        for stream in _streams(page.obj.get("/Contents")):
            found |= _unpacked(stream)
    return found


def _unpacked(stream: pikepdf.Stream) -> set[str]:
    """What is wrong with the drawing instructions of a page, if they cannot be unpacked."""
    try:
        stream.read_bytes()
    except MISSHAPEN as error:
        # qpdf has no code for it.
        return {"unpacks-too-large" if "memory limit" in str(error) else "damaged-in-part"}
    return set()


def _annotations(page: pikepdf.Dictionary) -> set[str]:
    found: set[str] = set()
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return found
    for index in range(min(len(annotations), _MOST_ANNOTATIONS)):
        annotation = _dictionary(annotations[index])
        found |= _actions(annotation.get("/A")) | _triggered(annotation)
        if annotation.get("/Subtype") == "/FileAttachment":
            found.add("embedded-files")
        if annotation.get("/FT") == "/Sig" and "/V" in annotation:
            found.add("signed")
    return found


def _triggered(holder: Any) -> set[str]:
    """The actions that something happening to a document, page or annotation sets off."""
    found: set[str] = set()
    for action in _dictionary(holder.get("/AA")).values():
        found |= _actions(action)
    return found


def _actions(action: Any) -> set[str]:
    kind = str(_dictionary(action).get("/S", ""))
    if kind == "/JavaScript":
        return {"javascript"}
    return {"acts"} if kind in _ACTING else set()


def _dictionary(value: Any) -> Any:
    """The dictionary itself; an empty one for anything else."""
    return value if isinstance(value, pikepdf.Dictionary) else {}


def _streams(contents: Any) -> Iterator[pikepdf.Stream]:
    if isinstance(contents, pikepdf.Stream):
        yield contents
    elif isinstance(contents, pikepdf.Array):
        for index in range(min(len(contents), _MOST_ANNOTATIONS)):
            part: Any = contents[index]
            if isinstance(part, pikepdf.Stream):
                yield part

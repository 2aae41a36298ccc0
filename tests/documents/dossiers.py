"""Candidates with documents, and the dossiers made of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pypdfium2
from attrs import fields

from nato_apply.calls.call import Call, DocumentSlot, Source, Text, Window
from nato_apply.candidate.draft import Document, Draft
from nato_apply.candidate.facts import Person
from nato_apply.documents.dossier import Dossier, How, made
from nato_apply.documents.dossier_choice import Choice, chosen
from nato_apply.documents.dossier_plan import About
from nato_apply.documents.intake import inspected
from nato_apply.documents.slots import slots
from nato_apply.documents.worker import Worker

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)


def slot(name: str, **more: Any) -> DocumentSlot:
    return DocumentSlot(id=name, title=Text(en=f"Slot {name}", fr=f"Pièce {name}"), **more)  # type: ignore[arg-type]


def call(*asked: DocumentSlot) -> Call:
    return Call(
        format=1,
        id="c",  # type: ignore[arg-type]
        title=Text(en="Call C", fr="Appel C"),
        summary=Text(en="…", fr="…"),
        source=Source(kind="own", document="c"),
        window=Window(),
        slots=asked or (slot("a"), slot("b")),
    )


def choice(
    worker: Worker,
    contents: Mapping[str, bytes | None],
    *documents: Document,
    asked: tuple[DocumentSlot, ...] = (),
    **more: Any,
) -> Choice:
    """What goes into the dossier; without documents, each content is one, for slot a."""
    given = documents or tuple(Document("a", name) for name in contents)
    draft = Draft(person=Person(name="Zoë Ångström"), documents=given)
    reports = {name: inspected(name, content, worker) for name, content in contents.items()}
    return chosen(slots(call(*asked), draft, NOW, reports), draft, **more)


def bound(
    worker: Worker, contents: Mapping[str, bytes | None], *documents: Document, **more: Any
) -> Dossier:
    """The dossier; options for `made` and for `chosen`."""
    told = {name: more.pop(name) for name in ("progress",) if name in more}
    how = How(**{each.name: more.pop(each.name) for each in fields(How) if each.name in more})
    about = About("Zoë Ångström", "Call C", NOW, "1.0")
    return made(
        choice(worker, contents, *documents, **more), contents.get, worker, about, how, **told
    )


def opened(dossier: Dossier) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(dossier.pdf))


def texts(dossier: Dossier) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(dossier.pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def seen(dossier: Dossier, page: int, width: int = 120) -> Any:
    """A page as PDFium shows it, as a Pillow picture."""
    document = pypdfium2.PdfDocument(dossier.pdf)
    picture = (
        document[page].render(scale=width / document[page].get_width()).to_pil().convert("RGB")
    )
    document.close()
    return picture

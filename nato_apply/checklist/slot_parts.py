"""The documents asked for, as the checklist shows them: needed or not, there or not, and why."""

from __future__ import annotations

from collections.abc import Iterator

from nato_apply.candidate.draft import Document, Draft
from nato_apply.checklist.parts import FilePart, FindingPart, SlotPart
from nato_apply.documents import media_type as types
from nato_apply.documents.intake import FileReport
from nato_apply.documents.slots import Slots, SlotView
from nato_apply.i18n import N_, Message, plural, translated

_SEVERITIES = {
    "stop": N_("Cannot be used"),
    "warn": N_("Warning"),
    "info": N_("Remark"),
}
_MEDIA = {
    types.PDF: "PDF",
    types.JPEG: "JPEG",
    types.PNG: "PNG",
    types.TIFF: "TIFF",
    types.WEBP: "WebP",
    types.HEIC: "HEIC",
    types.DOCX: "DOCX",
    types.ODT: "ODT",
}


def slot_parts(draft: Draft, slots: Slots) -> tuple[SlotPart, ...]:
    """Every document slot, in the notice's order, with its files and what was found in them."""
    given = {(each.slot, each.file): each for each in draft.documents}
    return tuple(_slot(view, given) for view in slots.slots)


def _slot(view: SlotView, given: dict[tuple[str, str], Document]) -> SlotPart:
    state, tone = _state(view)
    return SlotPart(
        id=view.slot.id,
        title=str(view.slot.title),
        cite=str(view.slot.cite or ""),
        required=view.required,
        why=str(view.why),
        state=view.state,
        word=translated(state),
        tone=tone,
        files=tuple(_file(each, given.get((view.slot.id, each.file))) for each in view.files),
    )


def _state(view: SlotView) -> tuple[str, str]:
    if view.state == "ready":
        return N_("Ready"), "met"
    if view.state == "incomplete":
        return N_("Incomplete"), "arguable"
    if view.required is None:
        return N_("Not known yet"), "unknown"
    if not view.required:
        return N_("Not needed"), "unstated"
    if not view.asked_now:
        return N_("Asked for later"), "unstated"
    return N_("Missing"), "not_met"


def _file(report: FileReport, document: Document | None) -> FilePart:
    return FilePart(
        file=report.file,
        about=", ".join(_about(report, document)),
        findings=tuple(
            FindingPart(f.code, f.severity, translated(_SEVERITIES[f.severity]), str(f.text))
            for f in report.findings
        ),
    )


def _about(report: FileReport, document: Document | None) -> Iterator[str]:
    if report.media_type:
        yield _MEDIA.get(report.media_type, report.media_type)
    if report.pages is not None:
        yield plural("{count} page", "{count} pages", report.pages)
    if report.size is not None:
        yield _size(report.size)
    if document and document.translation_of:
        wording = N_("self-translation of {file}")
        yield str(Message(wording, {"file": document.translation_of}))
    if document and document.note:
        yield str(Message(N_("your note: “{text}”"), {"text": document.note}))


def _size(count: int) -> str:
    """A size in kilobytes (1000 bytes), from 10 MB on in megabytes."""
    if count < 10_000_000:
        return str(Message(N_("{size} kB"), {"size": max(1, round(count / 1000))}))
    return str(Message(N_("{size} MB"), {"size": round(count / 1_000_000)}))

"""What goes into a dossier, in the order that the notice asks for it; what does not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from nato_apply.calls.call import DocumentSlot
from nato_apply.candidate.draft import Document, Draft
from nato_apply.documents import media_type as types
from nato_apply.documents.intake import FileReport, Finding
from nato_apply.documents.slots import Slots
from nato_apply.i18n import N_, Message

_SELECTION: Final = N_(
    "It is asked for later, during the selection, and never goes into a dossier."
)
_SENSITIVE: Final = N_("It is sensitive, and goes into a dossier only if you ask for it each time.")
_SIGNED: Final = N_(
    "It carries a digital signature, which a dossier would break. Hand the file over as it is, or "
    "ask for a plain copy of it in the dossier."
)
_COVER: Final = 25_000
_GROWTH: Final = {types.HEIC: 2.5, types.WEBP: 4.0, types.TIFF: 1.2, types.PNG: 1.1}
"""How much larger a picture of this type becomes, roughly."""
_TWICE: Final = N_("It is in the dossier already, for “{slot}”.")


@frozen
class Item:
    """A document that goes into the dossier."""

    document: Document
    slot: DocumentSlot
    report: FileReport

    @property
    def signed(self) -> bool:
        return any(found.code == "signed" for found in self.report.findings)


@frozen
class LeftOut:
    """A document that does not go into the dossier, and why."""

    file: str
    slot: DocumentSlot
    why: Message


@frozen
class Choice:
    """What goes into a dossier, in its order; what does not; and the needed slots without any."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[DocumentSlot, ...]

    @property
    def size(self) -> int:
        """How many bytes the documents have."""
        return sum(item.report.size or 0 for item in self.items)

    @property
    def estimate(self) -> int:
        """About how many bytes the dossier will have: some pictures are packed anew in it."""
        packed = sum((item.report.size or 0) * _GROWTH.get(_kind(item), 1) for item in self.items)
        return round(packed) + _COVER if self.items else 0


def _kind(item: Item) -> str:
    return item.report.media_type or types.PDF


def chosen(
    slots: Slots,
    draft: Draft,
    *,
    sensitive: bool = False,
    signed: bool = False,
    unlocked: frozenset[str] = frozenset(),
    convertible: bool = False,
    order: Sequence[str] = (),
) -> Choice:
    """What goes into the dossier: what the application asks for and can be used.

    `sensitive`: sensitive documents too. `signed`: signed ones too, as plain copies. `unlocked`:
    the files whose password is known. `convertible`: texts of word processors too, which are made
    into PDFs on the way. `order`: files in the candidate's own order, which those it does not name
    follow; without it, the notice's, each translation after its original.
    """
    allowed = _Allowed(sensitive, signed, unlocked, convertible)
    items: list[Item] = []
    left_out: list[LeftOut] = []
    missing = []
    for view in slots.slots:
        reports = {report.file: report for report in view.files}
        given = [d for d in draft.documents if d.slot == view.slot.id and d.file in reports]
        if not given and view.required and view.asked_now:
            missing.append(view.slot)
        for document in given:
            item = Item(document, view.slot, reports[document.file])
            why = _why_not(item, items, allowed)
            if why is None:
                items.append(item)
            else:
                left_out.append(LeftOut(document.file, view.slot, why))
    choice = Choice(_translations_after_originals(items), tuple(left_out), tuple(missing))
    return evolve(choice, items=_in_order(choice.items, order))


def _in_order(items: Sequence[Item], order: Sequence[str]) -> tuple[Item, ...]:
    places = {file: place for place, file in reversed([*enumerate(order)])}
    return tuple(sorted(items, key=lambda item: places.get(item.document.file, len(order))))


@frozen
class _Allowed:
    """What goes in beside what always does."""

    sensitive: bool
    signed: bool
    unlocked: frozenset[str]
    convertible: bool


def _why_not(item: Item, before: Sequence[Item], allowed: _Allowed) -> Message | None:
    if item.slot.when == "selection":
        return Message(_SELECTION)
    if item.slot.sensitive and not allowed.sensitive:
        return Message(_SENSITIVE)
    for found in item.report.findings:
        if _keeps_out(found, item, allowed):
            return found.text
    if item.signed and not allowed.signed:
        return Message(_SIGNED)
    twin = next((other for other in before if other.report.sha256 == item.report.sha256), None)
    return Message(_TWICE, {"slot": twin.slot.title}) if twin else None


def _keeps_out(found: Finding, item: Item, allowed: _Allowed) -> bool:
    if found.code in ("needs-password", "unlocked"):
        return item.document.file not in allowed.unlocked
    if found.code in ("conversion-needed", "conversion-offered"):
        return not allowed.convertible
    return found.severity == "stop"


def _translations_after_originals(items: Sequence[Item]) -> tuple[Item, ...]:
    """Every document, each translation moved to stand after what it is the translation of."""
    placed: list[Item] = []

    def place(item: Item) -> None:
        if item in placed:  # translations of each other
            return
        placed.append(item)
        for other in items:
            if other.document.translation_of == item.document.file:
                place(other)

    files = {item.document.file for item in items}
    for item in items:
        if item.document.translation_of not in files:
            place(item)
    for item in items:
        place(item)
    return tuple(placed)

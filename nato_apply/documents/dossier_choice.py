"""What goes into a dossier, in the order that the notice asks for it; what does not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

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
        """About how many bytes the dossier will have."""
        return sum(item.report.size or 0 for item in self.items)


def chosen(
    slots: Slots,
    draft: Draft,
    *,
    sensitive: bool = False,
    signed: bool = False,
    unlocked: frozenset[str] = frozenset(),
) -> Choice:
    """What goes into the dossier: what the application asks for and can be used.

    `sensitive`: sensitive documents too. `signed`: signed ones too, as plain copies. `unlocked`:
    the files whose password is known.
    """
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
            why = _why_not(item, items, unlocked, sensitive=sensitive, signed=signed)
            if why is None:
                items.append(item)
            else:
                left_out.append(LeftOut(document.file, view.slot, why))
    return Choice(_translations_after_originals(items), tuple(left_out), tuple(missing))


def _why_not(
    item: Item,
    before: Sequence[Item],
    unlocked: frozenset[str],
    *,
    sensitive: bool,
    signed: bool,
) -> Message | None:
    if item.slot.when == "selection":
        return Message(_SELECTION)
    if item.slot.sensitive and not sensitive:
        return Message(_SENSITIVE)
    for found in item.report.findings:
        if _keeps_out(found, item, unlocked):
            return found.text
    if item.signed and not signed:
        return Message(_SIGNED)
    twin = next((other for other in before if other.report.sha256 == item.report.sha256), None)
    return Message(_TWICE, {"slot": twin.slot.title}) if twin else None


def _keeps_out(found: Finding, item: Item, unlocked: frozenset[str]) -> bool:
    if found.code == "needs-password":
        return item.document.file not in unlocked
    if found.code == "conversion-needed":
        return item.report.media_type != types.HEIC  # which is a picture, and can be bound
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

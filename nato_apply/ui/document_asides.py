"""What the notice says about documents, for the panel at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nato_apply.i18n import N_, translated
from nato_apply.ui.view import Aside

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, DocumentSlot


def of_slot(slot: DocumentSlot) -> Aside:
    """What it says about one document that is asked for."""
    return Aside(str(slot.title), slot.cite or "", str(slot.text or ""))


def at_large(call: Call) -> Aside:
    """What the notice says about documents as a whole."""
    told = _paragraphs(n.text for n in call.told("documents"))
    nothing = translated(N_("The notice adds nothing here."))
    return Aside(translated(N_("Documents")), "", told or nothing)


def _paragraphs(texts: Iterable[object]) -> str:
    return "\n\n".join(str(text) for text in texts)

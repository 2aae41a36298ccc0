"""What the notice says about documents, for the panel at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply.i18n import N_, translated
from nato_apply.ui.choosing import cited
from nato_apply.ui.view import Aside

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, DocumentSlot
    from nato_apply.documents.slots import SlotView
    from nato_apply.ui.view import View


def of_slot(slot: DocumentSlot, call: Call) -> Aside:
    """What it says about one document that is asked for, and then about documents as a whole."""
    texts = [str(slot.text or ""), *_told(call)]
    return Aside(str(slot.title), str(slot.cite or ""), "\n\n".join(text for text in texts if text))


def at_large(view: View) -> Aside | None:
    """What it says about the first document that this candidate needs; else as a whole."""
    if view.call is None or view.slots is None:
        return None
    if view.slots.slots:
        return of_slot(min(view.slots.slots, key=_place).slot, view.call)
    nothing = translated(N_("The notice adds nothing here."))
    return Aside(translated(N_("Documents")), "", "\n\n".join(_told(view.call)) or nothing)


def _place(view: SlotView) -> int:
    """What is needed now and not there comes first, what is not needed last."""
    if not view.asked_now or view.required is False:
        return 3
    if view.required is None:
        return 2
    return 1 if view.state == "ready" else 0


def _told(call: Call) -> list[str]:
    return [cited(notice.text, notice.cite) for notice in call.told("documents")]

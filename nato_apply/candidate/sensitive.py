"""Which documents of a draft are for no eye but the candidate's, unless asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Document, Draft


def sensitive(draft: Draft, calls: Iterable[Call]) -> list[Document]:
    """The sensitive documents of a draft.

    A document is, where its slot is in the draft's call; where that call has no such slot (the
    document was given for another one), where it is in any call, or in none that is known.
    """
    known_calls = list(calls)
    own = [call for call in known_calls if call.id == draft.call]

    def is_sensitive(document: Document) -> bool:
        for known in (own, known_calls):
            slots = [slot for call in known if (slot := call.slot(document.slot))]
            if slots:
                return any(slot.sensitive for slot in slots)
        return True

    return [document for document in draft.documents if is_sensitive(document)]

"""Which documents and conditions tell, by how they stand, what nobody is to learn of a candidate.

Whether the medical evidence for a reasonable accommodation is needed tells of a disability.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Criterion, DocumentSlot
    from nato_apply.calls.rules import Rule


def is_private(slot: DocumentSlot) -> bool:
    """Whether the state of a slot is hidden while presenting."""
    return slot.sensitive or (slot.needed is not None and _asks(slot.needed))


def is_private_id(slot: str, call: Call) -> bool:
    """The same by the slot's id; one the call does not know is private."""
    found = call.slot(slot)
    return found is None or is_private(found)


def is_private_condition(criterion: Criterion) -> bool:
    """Whether the status of a condition is hidden while presenting."""
    careful = criterion.careful
    return _asks(criterion.rule) or (careful is not None and _asks(careful))


def _asks(rule: Rule) -> bool:
    from nato_apply.calls.rules import Accommodation, leaves

    return any(isinstance(leaf, Accommodation) for leaf in leaves(rule))

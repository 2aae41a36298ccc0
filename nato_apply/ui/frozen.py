"""What was submitted stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft


def is_frozen(before: Draft, after: Draft) -> bool:
    """Whether an edit would change what was submitted. A name and the log go on."""
    from attrs import evolve

    if before.submitted is None or after.submitted is None:
        return False
    kept = evolve(after, name=before.name, log=before.log, submitted=before.submitted)
    return kept != before

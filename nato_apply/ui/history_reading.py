"""The revisions of a draft with what each changed. Runs on the store's thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.i18n import Message
    from nato_apply.ui.keeper import Keeper

AT_ONCE = 40
"""How many revisions are read at a time: each is a whole draft."""


class Revised(NamedTuple):
    """One revision: the draft as it was saved then, the one before it, and what changed."""

    number: int
    saved_at: datetime
    draft: Draft
    before: Draft
    changes: tuple[Message, ...]


class Read(NamedTuple):
    """Revisions, the newest first; how many there are in all; where the chain breaks, if it does.

    `broken` is the number of the first revision that was changed after it was saved.
    """

    revisions: tuple[Revised, ...]
    total: int
    broken: int | None


def read(keeper: Keeper, draft_id: str, calls: Sequence[Call], most: int = AT_ONCE) -> Read:
    """The newest revisions, as many as `most`; what `calls` know has their names.

    Raises `UserFault`.
    """
    from nato_apply.candidate.changes import changes
    from nato_apply.candidate.draft import Draft
    from nato_apply.vault import history

    rows = keeper.revisions(draft_id)
    wanted = rows[-most:]
    first = len(rows) - len(wanted)
    before = keeper.load(draft_id, rows[first - 1].number) if first else Draft()
    found = []
    for row in wanted:
        draft = keeper.load(draft_id, row.number)
        made = tuple(changes(before, draft, calls))
        found.append(Revised(row.number, row.saved_at, draft, before, made))
        before = draft
    return Read(tuple(found[::-1]), len(rows), history.broken_at(keeper.vault, draft_id))


def record(keeper: Keeper, draft_id: str) -> bytes:
    """The authorship record as a file, the same as the command line writes. Raises `UserFault`."""
    import json

    from nato_apply.vault import history

    made = history.record(keeper.vault, draft_id)
    return json.dumps(made, ensure_ascii=False, indent=1).encode()

"""How a draft came to be: its chain of hashes, checked, and written out for its author to keep."""

from __future__ import annotations

from typing import Any

from nato_apply.errors import FaultKind
from nato_apply.i18n import N_
from nato_apply.vault.records import chained, written
from nato_apply.vault.store import Vault

BROKEN = FaultKind(
    "history-broken",
    N_(
        "the history of this draft does not hold together: revision {number} was changed after it "
        "was saved. Compare it with a backup."
    ),
)
_HOW = (
    "hash = sha256(previous hash (empty for the first) + LF + revision + LF + saved_at + LF + text)"
)


def broken_at(vault: Vault, draft_id: str) -> int | None:
    """The first revision whose hash does not follow from what was saved; `None`: all do."""
    link = ""
    for expected, revision in enumerate(vault.revisions(draft_id), 1):
        payload = vault.load(draft_id, revision.number)
        link = chained(link, expected, revision.saved_at, payload)
        if (revision.number, revision.hash) != (expected, link):
            return expected
    return None


def record(vault: Vault, draft_id: str) -> dict[str, Any]:
    """The authorship record: every revision with its text and its hash, for anyone to check."""
    return {
        "format": 1,
        "what": "nato-apply authorship record",
        "how": _HOW,
        "draft": draft_id,
        "revisions": [
            {
                "revision": revision.number,
                "saved_at": written(revision.saved_at),
                "hash": revision.hash,
                "text": vault.load(draft_id, revision.number),
            }
            for revision in vault.revisions(draft_id)
        ],
    }

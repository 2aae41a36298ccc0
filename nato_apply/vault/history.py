"""How a draft came to be: its chain of hashes, checked, and written out for its author to keep."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from nato_apply.errors import FaultKind, refuse
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
RECORD_BROKEN = FaultKind(
    "record-broken",
    N_(
        "this record does not hold together: revision {number} is not as it was saved, or one "
        "before it is missing."
    ),
)
NO_RECORD = FaultKind(
    "no-record",
    N_("this is no record of authorship, as draft history ID --record FILE writes one."),
)
_WHAT = "nato-apply authorship record"
_HOW = (
    "hash = sha256(previous hash (empty for the first) + LF + revision + LF + saved_at + LF + text)"
)


def broken_at(vault: Vault, draft_id: str) -> int | None:
    """The first revision whose hash does not follow from what was saved; `None`: all do.

    So it is too with the newest revision where the draft itself knows of a later one: an old page
    was put back.
    """
    link, expected = "", 0
    for expected, revision in enumerate(vault.carried(draft_id, (), history=True).revisions, 1):
        link = chained(link, expected, revision.saved_at, revision.payload)
        if revision.hash != link:
            return expected
    return None if vault.newest(draft_id) == expected else expected + 1


def record(vault: Vault, draft_id: str) -> dict[str, Any]:
    """The authorship record: every revision with its text and its hash, for anyone to check."""
    return {
        "format": 1,
        "what": _WHAT,
        "how": _HOW,
        "draft": draft_id,
        "revisions": [
            {
                "revision": number,
                "saved_at": written(revision.saved_at),
                "zone": revision.zone,
                "hash": revision.hash,
                "text": revision.payload,
            }
            for number, revision in enumerate(
                vault.carried(draft_id, (), history=True).revisions, 1
            )
        ],
    }


def verified(content: bytes) -> int | None:
    """The first revision of an authorship record that does not follow; `None`: all do.

    Raises `UserFault` for what is no such record.
    """
    try:
        fields = json.loads(content)
        if fields["what"] != _WHAT or not fields["revisions"]:
            raise refuse(NO_RECORD)
        link = ""
        for expected, each in enumerate(fields["revisions"], 1):
            saved_at = datetime.fromisoformat(each["saved_at"])
            link = chained(link, expected, saved_at, each["text"])
            stated = (each["revision"], each["saved_at"], each["hash"])
            if stated != (expected, written(saved_at), link):
                return expected
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise refuse(NO_RECORD) from None
    return None

"""Where a call comes from, in words: every display of a call says it."""

from __future__ import annotations

from typing import Final

from nato_apply.calls.call import Source
from nato_apply.i18n import N_, Message

KINDS: Final = {
    "official": N_("official notice"),
    "third-party": N_("third-party listing, not verified"),
    "own": N_("your own call"),
}


def source_words(source: Source) -> Message:
    """The document, its kind, and the notice's own date where it gives one."""
    params: dict[str, object] = {"document": source.document, "kind": Message(KINDS[source.kind])}
    if source.updated is not None:
        params["updated"] = source.updated
        return Message(N_("Source: {document} ({kind}), of {updated}"), params)
    return Message(N_("Source: {document} ({kind})"), params)

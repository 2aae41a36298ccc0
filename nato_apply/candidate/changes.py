"""What changed from one draft to the next, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.i18n import N_, Message

_LONGEST = 60


def changes(before: Draft, after: Draft) -> Iterator[Message]:
    """Each value that was added, changed or removed, by its key path in the candidate file."""
    old = dict(_values("", candidate_file.tables(before)))
    new = dict(_values("", candidate_file.tables(after)))
    for path in [*new, *(p for p in old if p not in new)]:
        was, now = old.get(path), new.get(path)
        if was is None:
            yield Message(N_("{what}: {now}"), {"what": path, "now": _short(now)})
        elif now is None:
            yield Message(N_("{what}: {was} removed"), {"what": path, "was": _short(was)})
        elif was != now:
            wording = N_("{what}: {was} → {now}")
            yield Message(wording, {"what": path, "was": _short(was), "now": _short(now)})


def _values(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _values(f"{path}.{key}" if path else key, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(f"{path}[{index}]", inner)
    else:
        yield path, value


def _short(value: Any) -> Any:
    if isinstance(value, bool):
        return Message(N_("yes") if value else N_("no"))
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    return value

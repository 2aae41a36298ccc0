"""What changed from one draft to the next, in words: ``Born: 3 May 2004 → 5 March 2004``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from nato_apply import i18n
from nato_apply.calls import naming
from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.personal import Told
from nato_apply.i18n import N_, Message

_LONGEST = 60
Path = tuple[str | int, ...]

_FIELDS: dict[Path, str] = {
    ("name",): N_("Name of this application"),
    ("call",): N_("Call"),
    ("choices",): N_("Choices"),
    ("apply_on",): N_("Day of applying"),
    ("person", "name"): N_("Name"),
    ("person", "born"): N_("Born"),
    ("person", "nationalities"): N_("Nationalities"),
    ("person", "accommodation"): N_("Reasonable accommodation"),
    ("studies",): N_("Studies"),
    ("plan", "closes"): N_("Expected closing"),
    ("plan", "done"): N_("Steps ticked off"),
    ("submitted", "at"): N_("Submitted on"),
    ("submitted", "receipt"): N_("Receipt"),
}
_PUBLIC = ("call", "choices", "apply_on", "plan")
"""What tells nothing of who the candidate is; all the rest is `personal`."""
_GROUPS = {
    "studies": N_("Study {number} – {field}"),
    "documents": N_("Document {number} – {field}"),
    "log": N_("Log {number} – {field}"),
}
_IN_GROUPS = {
    "institution": N_("University or school"),
    "subject": N_("Subject"),
    "level": N_("Level"),
    "started": N_("Began on"),
    "ends": N_("Ends on"),
    "awarded": N_("Day of the degree"),
    "years_completed": N_("Academic years completed"),
    "years_as_of": N_("Counted on"),
    "slot": N_("Given for"),
    "file": N_("File"),
    "translation_of": N_("Translation of"),
    "translator": N_("Translator"),
    "from_language": N_("Translated from"),
    "translated_on": N_("Translated on"),
    "statement": N_("Statement"),
    "note": N_("Note"),
    "on": N_("Day"),
    "text": N_("Text"),
}
_BY_ID = {
    "answers": N_("Answer “{id}”"),
    "words": N_("Own text “{id}”"),
}
_NAMED_BY_CALLS: dict[Path, Callable[[Sequence[Call], str], object]] = {
    ("call",): naming.title,
    ("choices",): naming.vacancy,
    ("plan", "done"): naming.milestone,
}
_VALUES = {
    "bachelor": N_("Bachelor’s"),
    "master": N_("Master’s"),
    "doctorate": N_("Doctorate"),
    "other": N_("Another kind"),
    "none": N_("Not at all"),
    "native": N_("Mother tongue"),
}


class _Named(NamedTuple):
    """A country or a language, which each of our languages calls otherwise."""

    name: Callable[[str], str]
    code: str

    def __str__(self) -> str:
        return self.name(self.code)


def changes(before: Draft, after: Draft, calls: Sequence[Call] = ()) -> Iterator[Message]:
    """Each value that was added, changed or removed, in the order of the candidate file.

    What a call gave an id is called as the first of `calls` that knows it calls it.
    """
    old = dict(_values((), candidate_file.tables(before)))
    new = dict(_values((), candidate_file.tables(after)))
    for path in [*new, *(p for p in old if p not in new)]:
        was, now = old.get(path), new.get(path)
        if was == now:
            continue
        what = _field(path, calls)
        made = Message if path[0] in _PUBLIC else Told
        if was is None:
            yield made(N_("{what}: {now}"), {"what": what, "now": _shown(path, now, calls)})
        elif now is None:
            yield made(N_("{what}: {was} removed"), {"what": what, "was": _shown(path, was, calls)})
        else:
            if isinstance(was, str) and isinstance(now, str):
                was, now = _where_they_differ(was, now)
            shown = {"was": _shown(path, was, calls), "now": _shown(path, now, calls)}
            yield made(N_("{what}: {was} → {now}"), {"what": what, **shown})


def _values(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Each value by its path. A list of values is one of them; a list of tables is not."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _values((*path, key), inner)
    elif isinstance(value, list) and any(isinstance(inner, Mapping) for inner in value):
        for number, inner in enumerate(value, 1):
            yield from _values((*path, number), inner)
    else:
        yield path, value


def _field(path: Path, calls: Sequence[Call]) -> object:
    """What a person calls the value at a path; the path itself where no name is known."""
    if path in _FIELDS:
        return Message(_FIELDS[path])
    group, rest = str(path[0]), path[1:]
    if group == "languages":
        return _Named(i18n.language_name, str(rest[0]))
    if group in _BY_ID:
        id_ = ".".join(map(str, rest))
        name = naming.question if group == "answers" else naming.heading
        return Message(_BY_ID[group], {"id": name(calls, id_)})
    if group in _GROUPS and len(rest) == 2 and rest[1] in _IN_GROUPS:
        field = Message(_IN_GROUPS[str(rest[1])])
        return Message(_GROUPS[group], {"number": rest[0], "field": field})
    return ".".join(map(str, path))


def _shown(path: Path, value: Any, calls: Sequence[Call]) -> Any:
    if isinstance(value, bool):
        no = N_("none") if path[-1] == "awarded" else N_("no")
        return Message(N_("yes") if value else no)
    if isinstance(value, list):
        return [_shown(path, item, calls) for item in value] or Message(N_("none"))
    if path in _NAMED_BY_CALLS:
        return _NAMED_BY_CALLS[path](calls, value)
    if path[0] == "documents" and path[-1] == "slot":
        return naming.slot(calls, value)
    if path[-1] == "nationalities":
        return _Named(i18n.country, value)
    if path[-1] == "from_language":
        return _Named(i18n.language_name, value)
    if value in _VALUES and (path[-1] == "level" or path[0] == "languages"):
        return Message(_VALUES[value])
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    return value


def _where_they_differ(was: str, now: str) -> tuple[str, str]:
    """Two texts without the words that both begin and end with; short ones whole."""
    if max(len(was), len(now)) <= _LONGEST:
        return was, now
    old, new = was.split(), now.split()
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    last = next((at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), None)
    end = shorter - first if last is None else last
    return _middle(old, first, end), _middle(new, first, end)


def _middle(words: list[str], first: int, end: int) -> str:
    parts = ["…"] if first else []
    parts += words[first : len(words) - end]
    parts += ["…"] if end else []
    return " ".join(parts)

"""The candidate file: a draft as TOML that a person can read and write.

The same text is what a draft is kept as. Everything is optional but `format`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs
from attrs import field, frozen
from cattrs import Converter

from nato_apply import toml_input
from nato_apply.candidate.draft import Document, Draft, LogEntry, OwnPlan, Submitted
from nato_apply.candidate.facts import Person, Skill, Study
from nato_apply.errors import Fault, FaultKind, UserFault, fault, refuse
from nato_apply.i18n import N_
from nato_apply.toml_input import MISSING_KEY

FORMAT = 1

OTHER_FORMAT = FaultKind(
    "other-format",
    N_("format {format} is not known to this version, which reads format 1. Update the program."),
)


@frozen
class _File:
    """The tables of a candidate file."""

    format: int
    name: str | None = None
    call: str | None = None
    choices: tuple[str, ...] = ()
    apply_on: date | None = None
    person: Person = Person()
    languages: Mapping[str, Skill] = field(factory=dict)
    studies: tuple[Study, ...] | None = None
    answers: Mapping[str, bool] = field(factory=dict)
    documents: tuple[Document, ...] = ()
    words: Mapping[str, str] = field(factory=dict)
    plan: OwnPlan = OwnPlan()
    submitted: Submitted | None = None
    log: tuple[LogEntry, ...] = ()


def parse(text: str) -> Draft:
    """The draft that a candidate file's text holds. Raises `UserFault` with every fault."""
    draft, found = read(toml_input.parsed(text))
    if found:
        raise UserFault(*found)
    return draft


def load(file: Path) -> tuple[Draft, tuple[Fault, ...]]:
    """The draft in a file, and what is wrong with the shape of its tables.

    Where there are faults, the draft holds the rest, so that it can be searched for more of them.
    Raises `UserFault` where the file cannot be read at all.
    """
    try:
        return read(toml_input.read(file))
    except UserFault as error:
        raise error.in_file(str(file)) from None


def read(tables: dict[str, Any]) -> tuple[Draft, tuple[Fault, ...]]:
    """The draft of a file's tables, and the faults of their shape (see `load`)."""
    stated = tables.get("format")
    if type(stated) is int and stated != FORMAT:
        raise refuse(OTHER_FORMAT, "format", format=stated)
    found: tuple[Fault, ...] = ()
    if stated is None:
        found = (fault(MISSING_KEY, "format"),)
        tables = {"format": FORMAT, **tables}
    try:
        return _draft(toml_input.structured(tables, _File, _converter())), found
    except UserFault as error:
        found += error.faults
    return _draft(_sound(tables, found)), found


def _sound(tables: dict[str, Any], faults: tuple[Fault, ...]) -> _File:
    """What is left of the file without the values that have faults of shape."""
    rest = copy.deepcopy(tables)
    for found in faults:
        if found.kind == MISSING_KEY:
            _put(rest, found.key, "")
        else:
            _clear(rest, found.key)
    rest["format"] = FORMAT
    try:
        return toml_input.structured(rest, _File, _converter())
    except UserFault as error:
        # Something required that is no text was faulty or missing: then its list goes.
        heads = {_first(rest, f.key) for f in error.faults}
        kept = {key: value for key, value in rest.items() if key not in heads}
        return toml_input.structured(kept, _File, _converter())


def _clear(tables: Any, key: str) -> None:
    """Take out the value at a key path; an item of a list leaves an empty one in its place."""
    holder, last = _holder(tables, key)
    if isinstance(holder, list):
        holder[last] = {} if any(isinstance(item, dict) for item in holder) else ""
    else:
        holder.pop(last, None)


def _put(tables: Any, key: str, value: str) -> None:
    holder, last = _holder(tables, key)
    holder[last] = value


def _holder(tables: Any, key: str) -> tuple[Any, Any]:
    """The table or list in which a key path ends, and the key or index there."""
    while True:
        step: Any
        if isinstance(tables, list):
            place = key[1 : key.index("]")]
            step, rest = int(place), key[len(place) + 2 :]
        else:
            step = _first(tables, key)
            rest = key[len(step) :]
        if not rest:
            return tables, step
        tables, key = tables[step], rest.removeprefix(".")


def _first(tables: dict[str, Any], key: str) -> str:
    """The key with which a key path begins; a key in quotes may itself hold points."""
    known = [name for name in tables if key == name or key.startswith((f"{name}.", f"{name}["))]
    return max(known, key=len, default=key)


def _draft(file: _File) -> Draft:
    kept = {a.name: getattr(file, a.name) for a in attrs.fields(Draft)}
    return Draft(**kept)


def dumped(draft: Draft) -> str:
    """The draft as the text of a candidate file; `parse` gives back an equal draft."""
    import tomli_w

    return tomli_w.dumps({"format": FORMAT, **tables(draft)})


def tables(draft: Draft) -> dict[str, Any]:
    """The draft as the tables of a candidate file, in its order, without `format`."""
    whole = _table(draft)
    if draft.studies == ():
        whole["studies"] = []  # known to be empty
    if draft.person.nationalities == ():
        whole.setdefault("person", {})["nationalities"] = []
    return {a.name: whole[a.name] for a in attrs.fields(Draft) if a.name in whole}


def _table(thing: Any) -> dict[str, Any]:
    """What is known of an attrs object, by name; nothing for what is absent or empty."""
    pairs = ((a.name, _plain(getattr(thing, a.name))) for a in attrs.fields(type(thing)))
    return {name: value for name, value in pairs if value is not None and value not in ({}, [])}


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return _table(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


@cache
def _converter() -> Converter:
    made = toml_input.converter()
    awarded = date | Literal[False] | None

    def day_or_false(value: object, _: object) -> date | Literal[False]:
        if type(value) is date:
            return value
        if value is False:
            return False
        raise toml_input.wrong_type(date, value)

    made.register_structure_hook_func(lambda kind: kind == awarded, day_or_false)
    return made

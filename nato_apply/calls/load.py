"""The one loader of call files: from TOML to a `Call`, with every fault and its key path."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cattrs import Converter

from nato_apply import toml_input
from nato_apply.calls import rule_tables
from nato_apply.calls.call import (
    Address,
    Amount,
    Call,
    ClauseName,
    Count,
    Currency,
    Id,
    Positive,
    Text,
)
from nato_apply.calls.consistency import Names, faults
from nato_apply.calls.like import LISTS, Find, Places, at_place, started_from
from nato_apply.calls.rule_tables import EMPTY
from nato_apply.calls.rules import Rule
from nato_apply.errors import Fault, FaultKind, UserFault, fault, refuse
from nato_apply.i18n import N_

BAD_ID = FaultKind(
    "bad-id", N_("“{value}” is no id: use small letters, figures and single hyphens (two-words).")
)
BAD_CURRENCY = FaultKind(
    "bad-currency", N_("“{value}” is no currency code; use three capitals, as EUR.")
)
BAD_COUNT = FaultKind("bad-count", N_("{value} is not possible: a number from 0 to 1200 is."))
BAD_AMOUNT = FaultKind("bad-amount", N_("{value} is no sum of money."))
BAD_ADDRESS = FaultKind("bad-address", N_("“{value}” is no web address; it starts with https://."))
TOO_SMALL = FaultKind("too-small", N_("{value} is not possible: a number from 1 to 1200 is."))

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


_STAND_INS: dict[str, Any] = {
    "format": 1,
    "id": "stand-in",
    "title": {"en": "-"},
    "source": {"kind": "own", "document": "-"},
}
"""For what a call needs and a faulty file lacks, so that the rest can be searched for faults."""


def load(file: Path, find: Find) -> Call:
    """The call in a file. Raises `UserFault` naming the file and each fault's key path."""
    tables = toml_input.read(file)
    try:
        return call_of(tables, find)
    except UserFault as error:
        raise error.in_file(str(file)) from None


def call_of(tables: dict[str, Any], find: Find) -> Call:
    """The call that the tables of a call file state, started from another where it says `like`."""
    whole, own_places = started_from(tables, find)
    call, found = _read(whole)
    if found or call is None:
        raise UserFault(*(at_place(f, own_places) for f in found))
    return call


def _read(whole: dict[str, Any]) -> tuple[Call | None, tuple[Fault, ...]]:
    """The call, and every fault; where the shape has faults, of the rest beyond it too."""
    names = Names(whole)
    try:
        call = toml_input.structured(whole, Call, _converter())
    except UserFault as error:
        of_shape = error.faults
    else:
        return call, tuple(faults(call, names))
    sound, places = _without_faulty(whole, of_shape)
    try:
        rest = toml_input.structured(sound, Call, _converter())
    except UserFault:
        return None, of_shape
    beyond = (at_place(f, places) for f in faults(rest, names))
    return None, (*of_shape, *beyond)


def _without_faulty(
    whole: dict[str, Any], faults: tuple[Fault, ...]
) -> tuple[dict[str, Any], Places]:
    """The tables without the items and keys that have faults, and where each item left stands."""
    heads = {re.match(r"\w+(\[\d+\])?", f.key + " ").group() for f in faults if f.key}  # type: ignore[union-attr]
    sound: dict[str, Any] = dict(_STAND_INS)
    places: Places = {}
    for name, value in whole.items():
        if name in heads:
            continue
        if name in LISTS and isinstance(value, list):
            places[name] = [i for i in range(len(value)) if f"{name}[{i}]" not in heads]
            sound[name] = [value[i] for i in places[name] if i is not None]
        else:
            sound[name] = value
    return sound, places


@cache
def _converter() -> Converter:
    made = toml_input.converter()
    made.register_structure_hook_func(
        lambda kind: kind == Rule or kind == Rule | None,
        lambda value, _: rule_tables.parsed(value),
    )
    for kind, fits, refusal in _VALUES:
        made.register_structure_hook(kind, _value(kind, fits, refusal))
    plain = made.get_structure_hook(Text)

    def text(value: object, _: object) -> Text:
        if value == {}:
            raise refuse(EMPTY)
        made_text: Text = plain(value, Text)
        empty = [k for k in ("en", "fr") if getattr(made_text, k) is not None]
        blank = [k for k in empty if not getattr(made_text, k).strip()]
        if blank:
            raise UserFault(*(fault(EMPTY, k) for k in blank))
        return made_text

    def clause(value: object, _: object) -> ClauseName:
        if isinstance(value, dict):
            names = text(value, Text)
            return ClauseName(names.en, names.fr)
        if not isinstance(value, str):
            raise toml_input.wrong_type(str, value)
        if not value.strip():
            raise refuse(EMPTY)
        return ClauseName(value, value)

    made.register_structure_hook(Text, text)
    made.register_structure_hook(ClauseName, clause)
    return made


def _value(
    kind: Any, fits: Callable[[Any], bool], refusal: FaultKind
) -> Callable[[object, object], Any]:
    """A hook for a value of a simple type that must also fit."""
    simple = kind.__supertype__

    def hook(value: object, _: object) -> Any:
        # A sum in whole euros is written without a point, and stays so.
        if type(value) is not simple and not (simple is float and type(value) is int):
            raise toml_input.wrong_type(simple, value)
        if not fits(value):
            raise refuse(refusal, value=str(value))
        return value

    return hook


_VALUES: tuple[tuple[Any, Callable[[Any], bool], FaultKind], ...] = (
    (Id, lambda text: _ID.fullmatch(text) is not None, BAD_ID),
    (Count, lambda number: 0 <= number <= rule_tables.MOST, BAD_COUNT),
    (Positive, lambda number: 1 <= number <= rule_tables.MOST, TOO_SMALL),
    (Amount, lambda number: 0 <= number < 1e12, BAD_AMOUNT),
    (Currency, lambda text: re.fullmatch("[A-Z]{3}", text) is not None, BAD_CURRENCY),
    (Address, lambda text: re.fullmatch(r"https?://[^\s/]+\S*", text) is not None, BAD_ADDRESS),
)

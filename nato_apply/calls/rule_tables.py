"""Rules as the call file writes them: a table with one key, tables inside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from nato_apply import i18n
from nato_apply.calls.rules import (
    Accommodation,
    AgeAtLeast,
    AgeAtMost,
    AllOf,
    Answer,
    AnyOf,
    Degree,
    Enrolled,
    Languages,
    Leaf,
    Nationality,
    Not,
    RecentDegree,
    Rule,
    StudiedYears,
)
from nato_apply.errors import Fault, FaultKind, UserFault, fault, nearest, refuse
from nato_apply.i18n import N_
from nato_apply.toml_input import MISSING_KEY, NOT_IN_LIST, UNKNOWN_KEY, wrong_type

MOST = 1200
"""Years, months or days: more than any notice means, and few enough to be counted out."""

LANGUAGE_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")

ONE_KEY = FaultKind(
    "rule-one-key",
    N_("a rule holds exactly one condition, and this one {count}. Join several with all or any."),
)
UNKNOWN_CONDITION = FaultKind("rule-unknown", N_("there is no such condition ({hint})."))
ONLY_TRUE = FaultKind(
    "rule-only-true", N_("can only be true; write not around it for the opposite.")
)
NEGATIVE = FaultKind("negative", N_("cannot be negative."))
TOO_MANY = FaultKind("too-many", N_("cannot be more than {most}."))
EMPTY = FaultKind("empty", N_("cannot be empty."))


def parsed(table: object) -> Rule:
    """The rule that a table of the call file states. Raises `UserFault` with every fault."""
    if not isinstance(table, dict):
        raise wrong_type(dict, table)
    if len(table) != 1:
        unknown = [name for name in table if name not in _READERS]
        raise UserFault(
            fault(ONE_KEY, count=len(table)),
            *(fault(UNKNOWN_CONDITION, name, hint=nearest(name, _READERS)) for name in unknown),
        )
    ((name, value),) = table.items()
    if name not in _READERS:
        raise refuse(UNKNOWN_CONDITION, name, hint=nearest(name, _READERS))
    try:
        return _READERS[name](value)
    except UserFault as error:
        raise error.at(name) from None


def _parts(value: object) -> tuple[Rule, ...]:
    return _each(value, parsed)


def _each(value: object, reader: Callable[[object], Any]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong_type(list, value)
    if not value:
        raise refuse(EMPTY)
    read: list[Any] = []
    faults: list[Fault] = []
    for index, item in enumerate(value):
        try:
            read.append(reader(item))
        except UserFault as error:
            faults.extend(error.at(f"[{index}]").faults)
    if faults:
        raise UserFault(*faults)
    return tuple(read)


def _count(value: object) -> int:
    if type(value) is not int:
        raise wrong_type(int, value)
    if value < 0:
        raise refuse(NEGATIVE)
    if value > MOST:
        raise refuse(TOO_MANY, most=MOST)
    return value


def _true(value: object) -> None:
    if type(value) is not bool:
        raise wrong_type(bool, value)
    if not value:
        raise refuse(ONLY_TRUE)


def _text(value: object) -> str:
    if type(value) is not str:
        raise wrong_type(str, value)
    return value


def _country(value: object) -> str:
    return _known(_text(value), i18n.countries())


def _language(value: object) -> str:
    return _known(_text(value), i18n.language_names())


def _known(value: str, known: Collection[str]) -> str:
    if value not in known:
        raise refuse(NOT_IN_LIST, value=value, hint=nearest(value, known))
    return value


def _nationality(value: object) -> Nationality:
    if isinstance(value, str):
        _known(value, ("nato-member",))
        return Nationality("nato-member")
    return Nationality(_each(value, _country))


def _languages(codes_key: str, every: bool) -> Callable[[object], Languages]:
    def read(value: object) -> Languages:
        if not isinstance(value, dict):
            raise wrong_type(dict, value)
        readers: dict[str, Callable[[object], Any]] = {
            codes_key: lambda v: _each(v, _language),
            "level": lambda v: _known(_text(v), LANGUAGE_LEVELS),
        }
        fields = _fields(value, readers)
        return Languages(fields[codes_key], fields["level"], every)

    return read


def _fields(table: dict[str, Any], readers: dict[str, Callable[[object], Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    faults = [
        fault(UNKNOWN_KEY, name, hint=nearest(name, readers))
        for name in table
        if name not in readers
    ]
    for name, reader in readers.items():
        if name not in table:
            faults.append(fault(MISSING_KEY, name))
            continue
        try:
            read[name] = reader(table[name])
        except UserFault as error:
            faults.extend(error.at(name).faults)
    if faults:
        raise UserFault(*faults)
    return read


def _flag(made: Rule) -> Callable[[object], Rule]:
    def read(value: object) -> Rule:
        _true(value)
        return made

    return read


def _recent(*, under: bool, highest: bool) -> Callable[[object], Rule]:
    return lambda value: RecentDegree(_count(value), under, highest)


_READERS: dict[str, Callable[[object], Rule]] = {
    "all": lambda value: AllOf(_parts(value)),
    "any": lambda value: AnyOf(_parts(value)),
    "not": lambda value: Not(parsed(value)),
    "nationality": _nationality,
    "age_at_least": lambda value: AgeAtLeast(_count(value)),
    "age_at_most": lambda value: AgeAtMost(_count(value)),
    "studied_years": lambda value: StudiedYears(_count(value)),
    "enrolled": _flag(Enrolled()),
    "degree": _flag(Degree()),
    "degree_within_months": _recent(under=False, highest=False),
    "degree_under_months": _recent(under=True, highest=False),
    "highest_degree_within_months": _recent(under=False, highest=True),
    "highest_degree_under_months": _recent(under=True, highest=True),
    "language": _languages("any_of", every=False),
    "languages": _languages("all_of", every=True),
    "answer": lambda value: Answer(_text(value)),
    "accommodation": _flag(Accommodation()),
}


def as_table(rule: Rule) -> dict[str, Any]:
    """The table of the call file that states a rule; `parsed` gives the rule back."""
    if isinstance(rule, AllOf | AnyOf):
        name = "all" if isinstance(rule, AllOf) else "any"
        return {name: [as_table(part) for part in rule.parts]}
    if isinstance(rule, Not):
        return {"not": as_table(rule.part)}
    return _leaf_table(rule)


def _leaf_table(leaf: Leaf) -> dict[str, Any]:
    match leaf:
        case Nationality(of):
            return {"nationality": of if isinstance(of, str) else list(of)}
        case AgeAtLeast(years):
            return {"age_at_least": years}
        case AgeAtMost(years):
            return {"age_at_most": years}
        case StudiedYears(years):
            return {"studied_years": years}
        case Enrolled():
            return {"enrolled": True}
        case Degree():
            return {"degree": True}
        case RecentDegree(months, under, highest):
            which = "highest_degree" if highest else "degree"
            return {f"{which}_{'under' if under else 'within'}_months": months}
        case Languages(codes, level, every):
            name, codes_key = ("languages", "all_of") if every else ("language", "any_of")
            return {name: {codes_key: list(codes), "level": level}}
        case Answer(question):
            return {"answer": question}
        case Accommodation():
            return {"accommodation": True}

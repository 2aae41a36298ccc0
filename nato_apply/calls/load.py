"""The one loader of call files: from TOML to a `Call`, with every fault and its key path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cattrs import Converter

from nato_apply import clock, toml_input
from nato_apply.calls import rule_tables, rules
from nato_apply.calls.call import Address, Amount, Call, Count, Currency, Id, Positive, Text
from nato_apply.calls.like import LISTS, Find, Places, at_place, started_from
from nato_apply.calls.rule_tables import EMPTY
from nato_apply.calls.rules import Answer, Rule
from nato_apply.errors import Fault, FaultKind, UserFault, fault, nearest, refuse
from nato_apply.i18n import N_
from nato_apply.toml_input import MISSING_KEY

BAD_ID = FaultKind(
    "bad-id", N_("“{value}” is no id: use small letters, figures and single hyphens (two-words).")
)
TWICE = FaultKind("twice", N_("the id “{id}” is used twice in this list."))
NO_SUCH = FaultKind("no-such", N_("“{id}” is not defined in this call ({hint})."))
CAREFUL_WHY = FaultKind("careful-why", N_("goes with careful: give both, or neither."))
WITHOUT_OFFSET = FaultKind(
    "without-offset",
    N_("write the time as on the wall, without an offset; its zone is window.zone."),
)
OPENS_AFTER = FaultKind("opens-after", N_("opens after the call closes."))
ONE_OF_TWO = FaultKind("one-of-two", N_("give either working_days or days, and not both."))
BAD_CURRENCY = FaultKind(
    "bad-currency", N_("“{value}” is no currency code; use three capitals, as EUR.")
)
BAD_COUNT = FaultKind("bad-count", N_("{value} is not possible: a number from 0 to 1200 is."))
BAD_AMOUNT = FaultKind("bad-amount", N_("{value} is no sum of money."))
BAD_ADDRESS = FaultKind("bad-address", N_("“{value}” is no web address; it starts with https://."))
TOO_SMALL = FaultKind("too-small", N_("{value} is not possible: a number from 1 to 1200 is."))

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    names = _Names(whole)
    try:
        call = toml_input.structured(whole, Call, _converter())
    except UserFault as error:
        of_shape = error.faults
    else:
        return call, tuple(_faults(call, names))
    sound, places = _without_faulty(whole, of_shape)
    try:
        rest = toml_input.structured(sound, Call, _converter())
    except UserFault:
        return None, of_shape
    beyond = (at_place(f, places) for f in _faults(rest, names))
    return None, (*of_shape, *beyond)


class _Names:
    """The ids that a call defines, those of faulty items too."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.groups = self._ids(whole, "group")
        self.vacancies = self._ids(whole, "vacancy")
        self.questions = self._ids(whole, "question")

    @staticmethod
    def _ids(whole: dict[str, Any], name: str) -> list[str]:
        items = whole.get(name)
        found = (
            [i.get("id") for i in items if isinstance(i, dict)] if isinstance(items, list) else []
        )
        return [identity for identity in found if isinstance(identity, str)]


def _without_faulty(
    whole: dict[str, Any], faults: tuple[Fault, ...]
) -> tuple[dict[str, Any], Places]:
    """The tables without the items and keys that have faults, and where each item left stands."""
    heads = {re.match(r"\w+(\[\d+\])?", f.key + " ").group() for f in faults if f.key}  # type: ignore[union-attr]
    sound: dict[str, Any] = {}
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

    made.register_structure_hook(Text, text)
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


def _faults(call: Call, names: _Names) -> Iterator[Fault]:
    """What is wrong with a call beyond the shape of its tables."""
    for name, attribute in LISTS.items():
        seen: set[str] = set()
        for index, item in enumerate(getattr(call, attribute)):
            if item.id in seen:
                yield fault(TWICE, f"{name}[{index}].id", id=item.id)
            seen.add(item.id)
    yield from _window_faults(call)
    yield from _reference_faults(call, names)
    yield from _pair_faults(call)


def _pair_faults(call: Call) -> Iterator[Fault]:
    """Keys that go together, or not."""
    for index, criterion in enumerate(call.criteria):
        if criterion.careful is not None and criterion.careful_why is None:
            yield fault(MISSING_KEY, f"criterion[{index}].careful_why")
        if criterion.careful is None and criterion.careful_why is not None:
            yield fault(CAREFUL_WHY, f"criterion[{index}].careful_why")
    for index, milestone in enumerate(call.milestones):
        if (milestone.before.days is None) == (milestone.before.working_days is None):
            yield fault(ONE_OF_TWO, f"milestone[{index}].before")
    for index, offer in enumerate(call.offers):
        if offer.amount is not None and offer.currency is None:
            yield fault(MISSING_KEY, f"offer[{index}].currency")
        if offer.amount is None and offer.currency is not None:
            yield fault(MISSING_KEY, f"offer[{index}].amount")


def _window_faults(call: Call) -> Iterator[Fault]:
    window = call.window
    for name in ("opens", "closes"):
        wall = getattr(window, name)
        if wall is not None and wall.tzinfo is not None:
            yield fault(WITHOUT_OFFSET, f"window.{name}")
            return
    if window.opens and window.closes and window.opens > window.closes:
        yield fault(OPENS_AFTER, "window.opens")
    try:
        clock.zone(window.zone)
    except UserFault as error:
        yield from error.at("window.zone").faults


def _reference_faults(call: Call, names: _Names) -> Iterator[Fault]:
    for index, vacancy in enumerate(call.vacancies):
        if vacancy.group is not None and vacancy.group not in names.groups:
            yield _no_such(vacancy.group, names.groups, f"vacancy[{index}].group")
    for index, task in enumerate(call.tasks):
        if task.vacancy is not None and task.vacancy not in names.vacancies:
            yield _no_such(task.vacancy, names.vacancies, f"task[{index}].vacancy")
    for where, rule in _rules(call):
        for path, leaf in _placed(rule, where):
            if isinstance(leaf, Answer) and leaf.question not in names.questions:
                yield _no_such(leaf.question, names.questions, f"{path}.answer")


def _no_such(identity: str, known: Iterable[str], where: str) -> Fault:
    return fault(NO_SUCH, where, id=identity, hint=nearest(identity, known))


def _rules(call: Call) -> Iterator[tuple[str, Rule]]:
    for index, criterion in enumerate(call.criteria):
        yield f"criterion[{index}].rule", criterion.rule
        if criterion.careful is not None:
            yield f"criterion[{index}].careful", criterion.careful
    for index, slot in enumerate(call.slots):
        if slot.needed is not None:
            yield f"document[{index}].needed", slot.needed
    for index, notice in enumerate(call.notices):
        if notice.when is not None:
            yield f"notice[{index}].when", notice.when


def _placed(rule: Rule, where: str) -> Iterator[tuple[str, Rule]]:
    """Each leaf of a rule with its key path."""
    if isinstance(rule, rules.AllOf | rules.AnyOf):
        word = "all" if isinstance(rule, rules.AllOf) else "any"
        for index, part in enumerate(rule.parts):
            yield from _placed(part, f"{where}.{word}[{index}]")
    elif isinstance(rule, rules.Not):
        yield from _placed(rule.part, f"{where}.not")
    else:
        yield where, rule

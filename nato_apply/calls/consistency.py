"""What can be wrong with a call beyond the shape of its tables: ids, references, dates, pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nato_apply import clock
from nato_apply.calls import rules
from nato_apply.calls.call import Call
from nato_apply.calls.like import LISTS
from nato_apply.calls.rules import Answer, Rule
from nato_apply.errors import Fault, FaultKind, UserFault, fault, nearest
from nato_apply.i18n import N_
from nato_apply.toml_input import MISSING_KEY

TWICE = FaultKind("twice", N_("the id “{id}” is used twice in this list."))
NO_SUCH = FaultKind("no-such", N_("“{id}” is not defined in this call ({hint})."))
TAKEN = FaultKind("taken", N_("“{id}” is the id of the closing itself; use another."))
CAREFUL_WHY = FaultKind("careful-why", N_("goes with careful: give both, or neither."))
WITHOUT_OFFSET = FaultKind(
    "without-offset",
    N_("write the time as on the wall, without an offset; its zone is window.zone."),
)
OPENS_AFTER = FaultKind("opens-after", N_("opens after the call closes."))
ONE_OF_TWO = FaultKind("one-of-two", N_("give either working_days or days, and not both."))

CLOSING = "closes"
"""The id of the closing itself, in every plan."""


class Names:
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


def faults(call: Call, names: Names) -> Iterator[Fault]:
    """What is wrong with a call beyond the shape of its tables."""
    for name, attribute in LISTS.items():
        seen: set[str] = set()
        for index, item in enumerate(getattr(call, attribute)):
            if item.id in seen:
                yield fault(TWICE, f"{name}[{index}].id", id=item.id)
            seen.add(item.id)
    for index, milestone in enumerate(call.milestones):
        if milestone.id == CLOSING:
            yield fault(TAKEN, f"milestone[{index}].id", id=CLOSING)
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


def _reference_faults(call: Call, names: Names) -> Iterator[Fault]:
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

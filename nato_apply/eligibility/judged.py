"""A judged rule: its truth on every day, and what is still lacking to know it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from nato_apply.calls.rules import Rule
from nato_apply.eligibility.timeline import (
    STEADY,
    UNKNOWN,
    YES,
    Timeline,
    Truth,
    every,
    negated,
    some,
)

Lacking = Callable[[int], Sequence[str]]
"""Key paths of the facts without which a leaf is not known on a day (an ordinal)."""


def nothing(_day: int) -> Sequence[str]:
    return ()


class Judged:
    """A timeline, what is lacking, and the parts joined; a leaf of a rule knows it (`rule`)."""

    __slots__ = ("join", "lacking", "line", "parts", "rule")

    def __init__(
        self,
        line: Timeline[Truth],
        lacking: Lacking = nothing,
        parts: Sequence[Judged] = (),
        join: Literal["all", "any", "not", ""] = "",
    ) -> None:
        self.line = line
        self.lacking = lacking
        self.parts = parts
        self.join = join
        self.rule: Rule | None = None

    def missing(self, day: int) -> list[str]:
        """The facts that could still change the truth on a day; a settled branch asks nothing."""
        if self.line.on(day) != UNKNOWN:
            return []
        paths = [*self.lacking(day)]
        for part in self.parts:
            paths += part.missing(day)
        return paths

    def decisive(self, day: int) -> list[Judged]:
        """The leaves that make the truth on a day what it is, in the order written."""
        if self.rule is not None or not self.join:
            return [self]
        value = self.line.on(day)
        parts = [p for p in self.parts if self.join == "not" or p.line.on(day) == value]
        if self.join == "any" and value == YES:
            return parts[0].decisive(day)  # one suffices
        return [leaf for part in parts for leaf in part.decisive(day)]


def all_of(parts: Sequence[Judged]) -> Judged:
    if len(parts) == 1:
        return parts[0]
    return Judged(every([p.line for p in parts]), nothing, parts, "all")


def any_of(parts: Sequence[Judged]) -> Judged:
    if len(parts) == 1:
        return parts[0]
    return Judged(some([p.line for p in parts]), nothing, parts, "any")


def none_of(part: Judged) -> Judged:
    return Judged(negated(part.line), nothing, (part,), "not")


def always(value: Truth) -> Judged:
    return Judged(STEADY[value])


def unknown(*paths: str) -> Judged:
    """Not known on any day, for want of these facts."""
    return Judged(STEADY[UNKNOWN], lambda _day: paths)

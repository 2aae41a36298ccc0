"""A judged rule: its truth on every day, and what is still lacking to know it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from nato_apply.calls.rules import Rule
from nato_apply.eligibility.timeline import (
    NO,
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
        *,
        parts: Sequence[Judged] = (),
        join: Literal["all", "any", "not", ""] = "",
    ) -> None:
        self.line = line
        self.lacking = lacking
        self.parts = parts
        self.join = join
        self.rule: Rule | None = None

    def missing(self, day: int) -> Iterator[str]:
        """The facts that could still change the truth on a day; a settled branch asks nothing."""
        if self.line.on(day) != UNKNOWN:
            return
        yield from self.lacking(day)
        for part in self.parts:
            yield from part.missing(day)

    def decisive(self, day: int) -> Iterator[Judged]:
        """The leaves that make the truth on a day what it is, in the order written."""
        if self.rule is not None or not self.join:
            yield self
            return
        value = self.line.on(day)
        parts = [p for p in self.parts if self.join == "not" or p.line.on(day) == value]
        one_suffices = self.join == "any" and value == YES
        for part in parts[:1] if one_suffices else parts:
            yield from part.decisive(day)


def all_of(parts: Sequence[Judged]) -> Judged:
    return Judged(every([p.line for p in parts]), parts=parts, join="all")


def any_of(parts: Sequence[Judged]) -> Judged:
    return Judged(some([p.line for p in parts]), parts=parts, join="any")


def none_of(part: Judged) -> Judged:
    return Judged(negated(part.line), parts=(part,), join="not")


def always(value: Truth) -> Judged:
    return Judged(STEADY[value])


def unknown(*paths: str) -> Judged:
    """Not known on any day, for want of these facts."""
    return Judged(STEADY[UNKNOWN], lambda _day: paths)


NEVER_TRUE = always(NO)

"""Timelines: a truth value for every day, as a piecewise constant function.

Kleene's strong three-valued logic is `min`, `max` and reflection on NO < UNKNOWN < YES
(S. C. Kleene, Introduction to Metamathematics, 1952, § 64).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, Generic, Literal, TypeVar, cast

from attrs import frozen

T = TypeVar("T")
U = TypeVar("U")

Truth = Literal[0, 1, 2]
NO: Final = 0
UNKNOWN: Final = 1
YES: Final = 2

FIRST: Final = date.min.toordinal()
NEVER: Final = date.max.toordinal() + 1
"""The day after the last day there is: a change on it never comes."""


@frozen
class Span:
    """Days from `start` to `end`, both included; `None` is unbounded."""

    start: date | None
    end: date | None


_ALL_DAYS: Final = (Span(None, None),)


class Timeline(Generic[T]):
    """`values[0]` before `days[0]`, then `values[i + 1]` from `days[i]` on. Days are ordinals."""

    __slots__ = ("days", "values")

    def __init__(self, days: Sequence[int], values: Sequence[T]) -> None:
        self.days = days
        self.values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return list(self.days) == list(other.days) and list(self.values) == list(other.values)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        steps = [
            f"{date.fromordinal(d)}: {v}" for d, v in zip(self.days, self.values[1:], strict=True)
        ]
        return f"Timeline({', '.join([str(self.values[0]), *steps])})"

    def on(self, day: int) -> T:
        """The value on a day (an ordinal)."""
        return self.values[bisect_right(self.days, day)]

    def mapped(self, function: Callable[[T], U]) -> Timeline[U]:
        """The line of the function's values; the function must keep different values apart."""
        return Timeline(self.days, [function(value) for value in self.values])

    def spans(self, value: T) -> tuple[Span, ...]:
        """Every maximal span of days that has this value, in order."""
        if value not in self.values:
            return ()
        if not self.days:
            return _ALL_DAYS
        found = []
        for index, each in enumerate(self.values):
            if each == value:
                start = date.fromordinal(self.days[index - 1]) if index else None
                last = index == len(self.days)
                end = None if last else date.fromordinal(self.days[index] - 1)
                found.append(Span(start, end))
        return tuple(found)


def constant(value: T) -> Timeline[T]:
    return Timeline((), (value,))


STEADY: Final[tuple[Timeline[Truth], ...]] = (constant(NO), constant(UNKNOWN), constant(YES))
"""The lines that never change, by their truth."""


def stepped(first: T, *changes: tuple[int, T]) -> Timeline[T]:
    """`first`, then from each day on its value.

    A change hides those before it in the list that come on the same day or later.
    """
    days: list[int] = []
    values: list[T] = [first]
    for day, value in changes:
        while days and days[-1] >= day:
            days.pop()
            values.pop()
        if day <= FIRST:
            values = [value]
        elif day < NEVER and value != values[-1]:
            days.append(day)
            values.append(value)
    return Timeline(days, values)


def merged(combine: Callable[[list[T]], U], lines: Sequence[Timeline[T]]) -> Timeline[U]:
    """The line that has, on each day, what `combine` makes of the lines' values on that day."""
    current = [line.values[0] for line in lines]
    values = [combine(current)]
    days: list[int] = []
    changes = [
        (day, index, place)
        for index, line in enumerate(lines)
        for place, day in enumerate(line.days, 1)
    ]
    if not changes:
        return constant(values[0])
    changes.sort()
    for number, (day, index, place) in enumerate(changes, 1):
        current[index] = lines[index].values[place]
        if number == len(changes) or changes[number][0] != day:
            value = combine(current)
            if value != values[-1]:
                days.append(day)
                values.append(value)
    return Timeline(days, values)


def every(lines: Sequence[Timeline[Truth]]) -> Timeline[Truth]:
    """True on the days when all are; of no line, always."""
    return _joined(min, lines, YES, NO)


def some(lines: Sequence[Timeline[Truth]]) -> Timeline[Truth]:
    """True on the days when one is; of no line, never."""
    return _joined(max, lines, NO, YES)


def _joined(
    combine: Callable[..., Truth],
    lines: Sequence[Timeline[Truth]],
    neutral: Truth,
    decisive: Truth,
) -> Timeline[Truth]:
    """The lines merged; most rules are made of lines that never change, which settle much."""
    moving = []
    known = True
    for line in lines:
        if line.days:
            moving.append(line)
        elif line.values[0] == decisive:
            return STEADY[decisive]
        elif line.values[0] == UNKNOWN:
            known = False
    if not known:
        moving.append(STEADY[UNKNOWN])
    if len(moving) > 1:
        return merged(combine, moving)
    return moving[0] if moving else STEADY[neutral]


def negated(line: Timeline[Truth]) -> Timeline[Truth]:
    return line.mapped(lambda value: cast(Truth, YES - value))


def from_days(days: Iterable[int], value_on: Callable[[int], T]) -> Timeline[T]:
    """The line of a function that is constant between the given days."""
    inside = sorted({day for day in days if FIRST < day < NEVER})
    return stepped(value_on(FIRST), *((day, value_on(day)) for day in inside))

"""Rules: what a criterion asks, as data. A rule is a tree of conditions over a candidate's facts.

What each leaf means on a given day is said in `eligibility.evaluate`; how a rule is written in a
call file, in `calls.rule_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

LanguageLevel = Literal["A1", "A2", "B1", "B2", "C1", "C2"]


@frozen
class AllOf:
    parts: tuple[Rule, ...]


@frozen
class AnyOf:
    parts: tuple[Rule, ...]


@frozen
class Not:
    part: Rule


@frozen(cache_hash=True)
class Nationality:
    """One of the candidate's nationalities is a NATO member's, or among `of`."""

    of: Literal["nato-member"] | tuple[str, ...]


@frozen(cache_hash=True)
class AgeAtLeast:
    years: int


@frozen(cache_hash=True)
class AgeAtMost:
    years: int


@frozen(cache_hash=True)
class StudiedYears:
    years: int


@frozen(cache_hash=True)
class Enrolled:
    pass


@frozen(cache_hash=True)
class Degree:
    pass


@frozen(cache_hash=True)
class RecentDegree:
    """Some degree, or the highest held, obtained within `months` (or in less, with `under`)."""

    months: int
    under: bool
    highest: bool


@frozen(cache_hash=True)
class Languages:
    """Command of one (or with `every`, of each) of `codes` at `level` or above."""

    codes: tuple[str, ...]
    level: LanguageLevel
    every: bool


@frozen(cache_hash=True)
class Answer:
    question: str


@frozen(cache_hash=True)
class Accommodation:
    pass


Leaf: TypeAlias = (
    Nationality
    | AgeAtLeast
    | AgeAtMost
    | StudiedYears
    | Enrolled
    | Degree
    | RecentDegree
    | Languages
    | Answer
    | Accommodation
)
Rule: TypeAlias = AllOf | AnyOf | Not | Leaf


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Every leaf of a rule, in the order written."""
    if isinstance(rule, AllOf | AnyOf):
        for part in rule.parts:
            yield from leaves(part)
    elif isinstance(rule, Not):
        yield from leaves(rule.part)
    else:
        yield rule

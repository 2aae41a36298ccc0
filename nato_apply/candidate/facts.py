"""What rules ask about a candidate. `None` is always *not known*; an empty list is known empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal

from attrs import field, frozen

Level = Literal["bachelor", "master", "doctorate", "other"]
UNIVERSITY: Final[tuple[Level, ...]] = ("bachelor", "master", "doctorate")
"""The levels at which a study counts, lowest first."""

Skill = Literal["none", "A1", "A2", "B1", "B2", "C1", "C2", "native"]
SKILLS: Final[tuple[Skill, ...]] = ("none", "A1", "A2", "B1", "B2", "C1", "C2", "native")
"""Command of a language on the Common European Framework, least first."""


@frozen
class Person:
    name: str | None = None
    born: date | None = None
    nationalities: tuple[str, ...] | None = None
    accommodation: bool | None = None


@frozen
class Study:
    """One study. `awarded`: the day of the degree (in the future: a plan); false: none obtained."""

    institution: str | None = None
    subject: str | None = None
    level: Level | None = None
    started: date | None = None
    ends: date | None = None
    awarded: date | Literal[False] | None = None
    years_completed: int | None = None
    years_as_of: date | None = None

    def years_stated_on(self, today: date) -> date:
        """The day that `years_completed` is about: today or `ends`, where it is not given."""
        return self.years_as_of or min(today, self.ends or today)


def moved_up(studies: Sequence[Study], index: int) -> tuple[Study, ...]:
    """The studies with one of them before the one that stood above it."""
    return (*studies[: index - 1], studies[index], studies[index - 1], *studies[index + 1 :])


@frozen
class Facts:
    """Everything a rule can ask: the person, languages, studies, and answers to the questions."""

    person: Person = Person()
    languages: Mapping[str, Skill] = field(factory=dict)
    studies: tuple[Study, ...] | None = None
    answers: Mapping[str, bool] = field(factory=dict)

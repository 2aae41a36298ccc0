"""A call: one round of a body's internship programme, as its notice states it.

The classes mirror the tables of the call file; a field's key in the file is its name, or the one
that `key` gives it (a list of tables is named in the singular there).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NewType

from attrs import frozen

from nato_apply import clock, i18n
from nato_apply.calls.rules import Rule
from nato_apply.toml_input import key

Id = NewType("Id", str)
"""Small letters, figures and single hyphens: ``two-words``."""
Count = NewType("Count", int)
"""A whole number, not negative."""
Positive = NewType("Positive", int)
"""A whole number, at least 1."""
Amount = NewType("Amount", float)
"""A sum of money, not negative."""
Currency = NewType("Currency", str)
"""An ISO 4217 code."""
Address = NewType("Address", str)
"""A web address: http or https."""

Where = Literal["words", "documents", "eligibility", "choose", "checklist", "hand-over"]


@frozen
class Text:
    """A text in English, French or both; `str` gives it in the current language.

    Where only the other language is there, that one is given, marked with its code.
    """

    en: str | None = None
    fr: str | None = None

    def __str__(self) -> str:
        wanted, other = (self.en, self.fr) if i18n.language() == "en" else (self.fr, self.en)
        if wanted is not None:
            return wanted
        return f"{other} [{'FR' if i18n.language() == 'en' else 'EN'}]" if other else ""


@frozen
class ClauseName(Text):
    """The name of a place in the notice; a single string in the file is the name in both languages.

    Results for programs give `named`, which no change of language alters.
    """

    @property
    def named(self) -> str:
        """As the notice names it; of two names, the English one."""
        return self.en or self.fr or ""


@frozen
class Source:
    kind: Literal["official", "third-party", "own"]
    document: str
    url: Address | None = None
    updated: date | None = None
    read: date | None = None


@frozen
class Window:
    """When applications are taken. `opens` and `closes` are wall-clock times in `zone`."""

    opens: datetime | None = None
    closes: datetime | None = None
    zone: str = clock.BRUSSELS
    assumed: tuple[Literal["date", "time", "zone"], ...] = ()


@frozen
class Placement:
    place: Text | None = None
    months: Positive | None = None
    starts: Text | None = None


@frozen
class Group:
    id: Id
    title: Text


@frozen
class Vacancy:
    id: Id
    title: Text
    group: str | None = None
    summary: Text | None = None
    keywords: tuple[str, ...] = ()
    url: Address | None = None


@frozen
class Task:
    id: Id
    text: Text
    vacancy: str | None = None


@frozen
class Question:
    """A yes/no fact that only the candidate can state."""

    id: Id
    text: Text


@frozen
class Criterion:
    """A condition, read twice: as the notice's words stand, and as a strict reviewer may."""

    id: Id
    kind: Literal["essential", "desirable"]
    text: Text
    rule: Rule
    cite: ClauseName | None = None
    careful: Rule | None = None
    careful_why: Text | None = None

    @property
    def essential(self) -> bool:
        return self.kind == "essential"


@frozen
class Competency:
    id: Id
    title: Text
    text: Text | None = None


@frozen
class DocumentSlot:
    """A document the notice asks for. Without `needed`, always."""

    id: Id
    title: Text
    text: Text | None = None
    cite: ClauseName | None = None
    needed: Rule | None = None
    when: Literal["application", "selection"] = "application"
    languages: tuple[str, ...] = ()
    sensitive: bool = False


@frozen
class Step:
    id: Id
    text: Text
    cite: ClauseName | None = None


@frozen
class Before:
    """How long before the closing day; one of the two."""

    working_days: Count | None = None
    days: Count | None = None


@frozen
class Milestone:
    id: Id
    kind: Literal["official", "advice"]
    title: Text
    before: Before
    cite: ClauseName | None = None


@frozen
class Route:
    id: Id
    title: Text
    text: Text | None = None
    open: Literal["window", "always"] = "window"


@frozen
class Stage:
    id: Id
    title: Text
    text: Text | None = None
    when: Text | None = None
    cite: ClauseName | None = None


@frozen
class Offer:
    id: Id
    title: Text
    text: Text | None = None
    amount: Amount | None = None
    at_most: bool = False
    currency: Currency | None = None
    per: Literal["day", "week", "month", "year"] | None = None
    days: Count | None = None


@frozen
class Notice:
    """What the candidate must be told, where it matters; with `when`, only if that rule holds."""

    id: Id
    text: Text
    where: tuple[Where, ...] = ()
    when: Rule | None = None
    cite: ClauseName | None = None


@frozen(slots=False)
class Call:
    format: Literal[1]
    id: Id
    title: Text
    source: Source
    summary: Text | None = None
    max_choices: Positive | None = None
    like: str | None = None
    window: Window = Window()
    placement: Placement | None = None
    groups: tuple[Group, ...] = key("group", default=())
    vacancies: tuple[Vacancy, ...] = key("vacancy", default=())
    tasks: tuple[Task, ...] = key("task", default=())
    questions: tuple[Question, ...] = key("question", default=())
    criteria: tuple[Criterion, ...] = key("criterion", default=())
    competencies: tuple[Competency, ...] = key("competency", default=())
    slots: tuple[DocumentSlot, ...] = key("document", default=())
    steps: tuple[Step, ...] = key("step", default=())
    milestones: tuple[Milestone, ...] = key("milestone", default=())
    routes: tuple[Route, ...] = key("route", default=())
    stages: tuple[Stage, ...] = key("stage", default=())
    offers: tuple[Offer, ...] = key("offer", default=())
    notices: tuple[Notice, ...] = key("notice", default=())

    @cached_property
    def opens(self) -> datetime | None:
        """The opening instant, in the call's zone."""
        return self._instant(self.window.opens)

    @cached_property
    def closes(self) -> datetime | None:
        """The closing instant, in the call's zone; it still belongs to the call."""
        return self._instant(self.window.closes)

    def _instant(self, wall: datetime | None) -> datetime | None:
        return wall.replace(tzinfo=clock.zone(self.window.zone)) if wall else None

    @cached_property
    def essential(self) -> tuple[Criterion, ...]:
        return tuple(c for c in self.criteria if c.essential)

    @cached_property
    def question_places(self) -> Mapping[str, int]:
        """The place of each question in the call, by its id."""
        return {question.id: place for place, question in enumerate(self.questions)}

    def vacancy(self, vacancy_id: str) -> Vacancy | None:
        return next((v for v in self.vacancies if v.id == vacancy_id), None)

    def question(self, question_id: str) -> Question | None:
        place = self.question_places.get(question_id)
        return None if place is None else self.questions[place]

    def slot(self, slot_id: str) -> DocumentSlot | None:
        return next((s for s in self.slots if s.id == slot_id), None)

    def told(self, where: Where) -> tuple[Notice, ...]:
        """The notices for one place that hold for everybody."""
        return tuple(n for n in self.notices if where in n.where and n.when is None)

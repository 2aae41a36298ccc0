"""Rules judged over a candidate's facts: one timeline a rule, and what is lacking to know it.

The one place that says what each leaf means (contract, section 2).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, cast

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
    Nationality,
    Not,
    RecentDegree,
    Rule,
    StudiedYears,
)
from nato_apply.candidate.facts import SKILLS, Facts, Study
from nato_apply.eligibility import highest_degree, studies, years_studied
from nato_apply.eligibility.dates import birthday
from nato_apply.eligibility.judged import Judged, all_of, always, any_of, none_of, unknown
from nato_apply.eligibility.members import member_since
from nato_apply.eligibility.timeline import (
    NEVER,
    NO,
    STEADY,
    UNKNOWN,
    YES,
    Truth,
    stepped,
)

_PLACES: Final = {skill: place for place, skill in enumerate(SKILLS)}


class Evaluator:
    """Judges rules for one candidate. Each leaf is judged once, however often rules name it.

    `today` stands in for `years_as_of` where a study does not give it.
    """

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts = facts
        self.today = today
        self._leaves: dict[Rule, Judged] = {}

    def judged(self, rule: Rule) -> Judged:
        """The rule's truth on every day, by Kleene's strong three-valued logic."""
        if isinstance(rule, AllOf):
            return all_of([self.judged(part) for part in rule.parts])
        if isinstance(rule, AnyOf):
            return any_of([self.judged(part) for part in rule.parts])
        if isinstance(rule, Not):
            return none_of(self.judged(rule.part))
        found = self._leaves.get(rule)
        if found is None:
            found = self._leaves[rule] = _LEAVES[type(rule)](rule, self)
            found.rule = rule
        return found


def _nationality(rule: Nationality, evaluator: Evaluator) -> Judged:
    held = evaluator.facts.person.nationalities
    if held is None:
        return unknown("person.nationalities")
    if rule.of != "nato-member":
        return always(YES if set(held) & set(rule.of) else NO)
    since = [member_since()[code].toordinal() for code in held if code in member_since()]
    return Judged(stepped(NO, (min(since, default=NEVER), YES)))


def _age_at_least(rule: AgeAtLeast, evaluator: Evaluator) -> Judged:
    return _from_birthday(evaluator, rule.years, NO, YES)


def _age_at_most(rule: AgeAtMost, evaluator: Evaluator) -> Judged:
    return _from_birthday(evaluator, rule.years + 1, YES, NO)


def _from_birthday(evaluator: Evaluator, years: int, before: Truth, after: Truth) -> Judged:
    born = evaluator.facts.person.born
    if born is None:
        return unknown("person.born")
    return Judged(stepped(before, (birthday(born, years), after)))


def _of_studies(judge: Callable[[tuple[Study, ...]], Judged], evaluator: Evaluator) -> Judged:
    known = evaluator.facts.studies
    if known is None:
        return unknown("studies")
    return judge(known)


def _studied_years(rule: StudiedYears, evaluator: Evaluator) -> Judged:
    today = evaluator.today
    return _of_studies(lambda s: years_studied.studied_years(s, rule.years, today), evaluator)


def _enrolled(_rule: Enrolled, evaluator: Evaluator) -> Judged:
    return _of_studies(studies.enrolled, evaluator)


def _degree(_rule: Degree, evaluator: Evaluator) -> Judged:
    return _of_studies(studies.degree, evaluator)


def _recent_degree(rule: RecentDegree, evaluator: Evaluator) -> Judged:
    judge = highest_degree.recent_highest if rule.highest else studies.recent_degree
    return _of_studies(lambda s: judge(s, rule.months, under=rule.under), evaluator)


def _languages(rule: Languages, evaluator: Evaluator) -> Judged:
    spoken = evaluator.facts.languages
    needed = _PLACES[rule.level]
    truths: list[Truth] = [
        UNKNOWN if code not in spoken else YES if _PLACES[spoken[code]] >= needed else NO
        for code in rule.codes
    ]
    line = STEADY[min(truths) if rule.every else max(truths)]
    lacks = [f"languages.{code}" for code in rule.codes if code not in spoken]
    return Judged(line, lambda _day: lacks)


def _answer(rule: Answer, evaluator: Evaluator) -> Judged:
    answer = evaluator.facts.answers.get(rule.question)
    if answer is None:
        return unknown(f"answers.{rule.question}")
    return always(YES if answer else NO)


def _accommodation(_rule: Accommodation, evaluator: Evaluator) -> Judged:
    asked = evaluator.facts.person.accommodation
    if asked is None:
        return unknown("person.accommodation")
    return always(YES if asked else NO)


_Judge = Callable[[Any, Evaluator], Judged]
_LEAVES = cast(
    dict[type, _Judge],
    {
        Nationality: _nationality,
        AgeAtLeast: _age_at_least,
        AgeAtMost: _age_at_most,
        StudiedYears: _studied_years,
        Enrolled: _enrolled,
        Degree: _degree,
        RecentDegree: _recent_degree,
        Languages: _languages,
        Answer: _answer,
        Accommodation: _accommodation,
    },
)

"""The contract’s words about rules and dates, followed for one day at a time.

Plain and slow, with no timeline and nothing of `nato_apply.eligibility`: what the program says of
a day is held against this. True, False, or None for not known.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from nato_apply.candidate.facts import Facts, Study

Truth = bool | None

UNIVERSITY = ("bachelor", "master", "doctorate")
SKILLS = ("none", "A1", "A2", "B1", "B2", "C1", "C2", "native")
MEMBER_SINCE = {
    "BE": date(1949, 4, 4),
    "ES": date(1982, 5, 30),
    "ME": date(2017, 6, 5),
    "MK": date(2020, 3, 27),
    "FI": date(2023, 4, 4),
    "SE": date(2024, 3, 7),
}
NO_MEMBERS = ("CH", "UA")
LONG_AGO = date(1900, 1, 1)


# ------------------------------------------------------------------------------- three values


def every(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    if False in found:
        return False
    return None if None in found else True


def some(truths: Iterable[Truth]) -> Truth:
    return opposite(every(opposite(truth) for truth in truths))


def opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def whatever(outcomes: Iterable[bool]) -> Truth:
    """The outcome, where it is the same whatever the unknown facts are."""
    found = set(outcomes)
    return found.pop() if len(found) == 1 else None


# ------------------------------------------------------------------------------------ calendar


def months_later(day: date, months: int) -> date:
    """Keeps the day, and falls back to the month’s last day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def birthday(born: date, years: int) -> date:
    """A birthday on 29 February falls on 1 March in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def whole_months(start: date, until: date) -> int:
    months = 0
    while months_later(start, months + 1) <= until:
        months += 1
    return months


# --------------------------------------------------------------------------------------- rules


def holds(rule: dict[str, Any], facts: Facts, day: date, today: date) -> Truth:
    """What a rule, as the tables of a call file, says of a day."""
    ((name, value),) = rule.items()
    if name == "all":
        return every(holds(part, facts, day, today) for part in value)
    if name == "any":
        return some(holds(part, facts, day, today) for part in value)
    if name == "not":
        return opposite(holds(value, facts, day, today))
    if name in _OF_STUDIES:
        if facts.studies is None:
            return None
        truth: Truth = _OF_STUDIES[name](facts.studies, value, day, today)
        return truth
    return _of_the_person(name, value, facts, day)


def _of_the_person(name: str, value: Any, facts: Facts, day: date) -> Truth:
    person = facts.person
    match name:
        case "nationality":
            if person.nationalities is None:
                return None
            return any(_counts(each, value, day) for each in person.nationalities)
        case "age_at_least":
            return None if person.born is None else birthday(person.born, value) <= day
        case "age_at_most":
            return None if person.born is None else day < birthday(person.born, value + 1)
        case "language":
            return some(_speaks(facts, code, value["level"]) for code in value["any_of"])
        case "languages":
            return every(_speaks(facts, code, value["level"]) for code in value["all_of"])
        case "answer":
            return facts.answers.get(value)
        case "accommodation":
            return person.accommodation
    raise AssertionError(name)


def _counts(nationality: str, wanted: str | list[str], day: date) -> bool:
    if wanted == "nato-member":
        return nationality in MEMBER_SINCE and MEMBER_SINCE[nationality] <= day
    return nationality in wanted


def _speaks(facts: Facts, code: str, level: str) -> Truth:
    if code not in facts.languages:
        return None
    return SKILLS.index(facts.languages[code]) >= SKILLS.index(level)


# ------------------------------------------------------------------------------------- studies

Studies = tuple[Study, ...]


def _at_university(study: Study) -> Truth:
    return None if study.level is None else study.level in UNIVERSITY


def _enrolled(studies: Studies, _value: Any, day: date, _today: date) -> Truth:
    return some(every([_at_university(study), _under_way(study, day)]) for study in studies)


def _under_way(study: Study, day: date) -> Truth:
    last = study.ends or study.awarded or None
    if last is not None and day > last:
        return False
    return None if study.started is None else study.started <= day


def _award_is_unknown(study: Study, day: date) -> bool:
    """No `awarded`: none up to `ends`, or while there is no `ends`; after that not known."""
    return study.awarded is None and study.ends is not None and day > study.ends


def _degree(studies: Studies, _value: Any, day: date, _today: date) -> Truth:
    return some(every([_at_university(study), _held(study, day)]) for study in studies)


def _held(study: Study, day: date) -> Truth:
    if _award_is_unknown(study, day):
        return None
    return bool(study.awarded) and study.awarded <= day  # type: ignore[operator]


def _recent(awarded: date, months: int, under: bool, day: date) -> bool:
    last = months_later(awarded, months)
    return awarded <= day and (day < last if under else day <= last)


def _recent_degree(under: bool) -> Any:
    def leaf(studies: Studies, months: int, day: date, _today: date) -> Truth:
        def of(study: Study) -> Truth:
            if _award_is_unknown(study, day):
                return None
            return bool(study.awarded) and _recent(study.awarded, months, under, day)  # type: ignore[arg-type]

        return some(every([_at_university(study), of(study)]) for study in studies)

    return leaf


def _highest_degree(under: bool) -> Any:
    def leaf(studies: Studies, months: int, day: date, _today: date) -> Truth:
        possible = product(*(list(_possible_degrees(study, day)) for study in studies))
        return whatever(outcome(held, months, day) for held in possible)

    def outcome(held: tuple[tuple[int, date] | None, ...], months: int, day: date) -> bool:
        degrees = [degree for degree in held if degree is not None]
        return bool(degrees) and _recent(max(degrees)[1], months, under, day)

    return leaf


def _possible_degrees(study: Study, day: date) -> Iterator[tuple[int, date] | None]:
    """The level and day of the degree that a study may have given by a day, or None.

    Of an award that is not known the earliest and the latest possible day are enough: what is
    later is never less recent.
    """
    levels = ("other", *UNIVERSITY) if study.level is None else (study.level,)
    awards: list[date | None] = [study.awarded or None]
    if _award_is_unknown(study, day):
        awards = [None, study.started or LONG_AGO, day]
    for level, award in product(levels, awards):
        held = level in UNIVERSITY and award is not None and award <= day
        yield (UNIVERSITY.index(level), award) if held and award else None


def _studied_years(studies: Studies, years: int, day: date, today: date) -> Truth:
    """Whatever the unknown levels and starts: a study counts or not, begun long ago or just now."""
    possible = product(*(list(_possible_studies(study)) for study in studies))
    return whatever(
        _months([study for study in kept if study is not None], day, today) >= 12 * years
        for kept in possible
    )


def _possible_studies(study: Study) -> Iterator[tuple[Study, date | None] | None]:
    """The study with the start it may have (`None`: so late that it adds nothing), or no study."""
    if study.level not in UNIVERSITY:
        yield None
    if study.level is None or study.level in UNIVERSITY:
        starts = (study.started,) if study.started else (LONG_AGO, None)
        yield from ((study, start) for start in starts)


def _months(studies: list[tuple[Study, date | None]], day: date, today: date) -> int:
    plain = [(start, _end(s)) for s, start in studies if s.years_completed is None and start]
    stated = [(s, start) for s, start in studies if s.years_completed is not None]
    return sum(whole_months(start, min(day, end)) for start, end in _merged(plain)) + sum(
        _stated_months(study, start, day, today) for study, start in stated
    )


def _end(study: Study) -> date:
    """The end of `ends`: what comes after its last moment."""
    return study.ends + timedelta(1) if study.ends else date.max


def _merged(stretches: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Stretches that have a day in common as one."""
    rest = sorted(stretches)
    while rest:
        start, end = rest.pop(0)
        while rest and rest[0][0] < end:
            end = max(end, rest.pop(0)[1])
        yield start, end


def _stated_months(study: Study, start: date | None, day: date, today: date) -> int:
    assert study.years_completed is not None
    stated = 12 * study.years_completed
    as_of = study.years_as_of or min(today, study.ends or today)
    if day >= as_of:
        return stated + whole_months(as_of, min(day, _end(study)))
    return min(stated, whole_months(start, day)) if start else 0


_OF_STUDIES = {
    "enrolled": _enrolled,
    "degree": _degree,
    "degree_within_months": _recent_degree(under=False),
    "degree_under_months": _recent_degree(under=True),
    "highest_degree_within_months": _highest_degree(under=False),
    "highest_degree_under_months": _highest_degree(under=True),
    "studied_years": _studied_years,
}


# ------------------------------------------------------------------------------------ statuses


def status(criterion: dict[str, Any], facts: Facts, day: date, today: date) -> str:
    """A criterion’s status: both of its readings on a day."""
    plain = holds(criterion["rule"], facts, day, today)
    careful = holds(criterion.get("careful", criterion["rule"]), facts, day, today)
    if plain is None:
        return "unknown"
    if not plain:
        return "not_met"
    return "met" if careful else "arguable"


def verdict(criteria: list[dict[str, Any]], facts: Facts, day: date, today: date) -> str:
    """The verdict over the essential criteria, all of these."""
    found = [status(criterion, facts, day, today) for criterion in criteria]
    return next((each for each in ("not_met", "unknown", "arguable") if each in found), "met")

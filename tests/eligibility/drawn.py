"""Random rules and random facts, as the tables of a call file and as what a candidate may state."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import Facts, Person, Study
from tests.eligibility import by_the_day

TODAY = date(2026, 4, 10)
NOW = datetime(2026, 4, 10, 9, tzinfo=ZoneInfo("Europe/Brussels"))

QUESTIONS = ("a", "b", "c", "d")
LANGUAGES = ("en", "fr", "de")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")


def examples(count: int) -> settings:
    """The same so many examples on every run and every machine."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# ---------------------------------------------------------------------------------------- facts


def _of_a_month(year: int, month: int, which: int) -> date:
    """The first, a middle or one of the last three days of a month."""
    last = monthrange(year, month)[1]
    return date(year, month, (1, 15, last - 2, last - 1, last)[which])


days = st.one_of(
    st.builds(_of_a_month, st.integers(2019, 2029), st.integers(1, 12), st.integers(0, 4)),
    st.sampled_from([date(2020, 2, 29), date(2024, 2, 29), date(2023, 2, 28), TODAY]),
    st.dates(date(2019, 1, 1), date(2029, 12, 31)),
)
births = st.one_of(
    st.sampled_from([date(2004, 2, 29), date(2000, 2, 29), date(2003, 12, 31)]),
    st.dates(date(1985, 1, 1), date(2010, 12, 31)),
)


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """A study as a candidate file may state it: nothing before its start."""
    dates = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    started, *later = (dates.pop(0), *draw(st.permutations(dates)))
    ends, awarded, as_of = later
    years = draw(st.none() | st.none() | st.integers(0, 4))
    return Study(
        level=draw(
            st.none() | st.sampled_from(["bachelor", "bachelor", "master", "doctorate", "other"])
        ),
        started=draw(st.none() | st.just(started) | st.just(started)),
        ends=draw(st.none() | st.just(ends) | st.just(ends)),
        awarded=draw(st.none() | st.just(awarded) | st.just(awarded) | st.just(False)),
        years_completed=years,
        years_as_of=None if years is None else draw(st.none() | st.just(as_of)),
    )


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    countries = [*by_the_day.MEMBER_SINCE, *by_the_day.NO_MEMBERS]
    return Facts(
        person=Person(
            born=draw(st.none() | births),
            nationalities=draw(
                st.none() | st.lists(st.sampled_from(countries), max_size=2, unique=True).map(tuple)
            ),
            accommodation=draw(st.none() | st.booleans()),
        ),
        languages=draw(
            st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(by_the_day.SKILLS))
        ),
        studies=draw(st.none() | st.lists(studies(), max_size=3).map(tuple)),
        answers=draw(st.dictionaries(st.sampled_from(QUESTIONS), st.booleans())),
    )


def draft(candidate: Facts) -> Draft:
    return Draft(
        person=candidate.person,
        languages=candidate.languages,
        studies=candidate.studies,
        answers=candidate.answers,
    )


# ---------------------------------------------------------------------------------------- rules

Rules = st.SearchStrategy[dict[str, Any]]


def _leaf(name: str, values: st.SearchStrategy[Any]) -> Rules:
    return values.map(lambda value: {name: value})


_months = st.sampled_from([1, 6, 12, 24])
_codes = st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=2, unique=True)

person_leaves: list[Rules] = [
    _leaf("nationality", st.just("nato-member") | st.just(["BE", "CH"])),
    _leaf("age_at_least", st.integers(16, 25)) | _leaf("age_at_most", st.integers(18, 35)),
    _leaf("accommodation", st.just(True)),
]
study_leaves: Rules = st.one_of(
    _leaf("studied_years", st.integers(1, 4)),
    _leaf("enrolled", st.just(True)),
    _leaf("degree", st.just(True)),
    _leaf("degree_within_months", _months),
    _leaf("degree_under_months", _months),
    _leaf("highest_degree_within_months", _months),
    _leaf("highest_degree_under_months", _months),
)


@st.composite
def _language(draw: st.DrawFn) -> dict[str, Any]:
    level = draw(st.sampled_from(LEVELS))
    codes = draw(_codes)
    if draw(st.booleans()):
        return {"language": {"any_of": codes, "level": level}}
    return {"languages": {"all_of": codes, "level": level}}


leaves: Rules = st.one_of(
    *person_leaves,
    study_leaves,
    study_leaves,
    study_leaves,
    _language(),
    _leaf("answer", st.sampled_from(QUESTIONS)),
)


def _joined(parts: Rules) -> Rules:
    several = st.lists(parts, min_size=1, max_size=3)
    return _leaf("all", several) | _leaf("any", several) | _leaf("not", parts)


rules: Rules = st.recursive(leaves, _joined, max_leaves=6)


@st.composite
def criteria(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to three essential criteria, some of them with a careful reading."""
    made = []
    for index in range(draw(st.integers(1, 3))):
        criterion = {"id": f"criterion-{index}", "rule": draw(rules)}
        if draw(st.booleans()):
            criterion["careful"] = draw(rules)
        made.append(criterion)
    return made


@st.composite
def criteria_without_repeats(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Criteria in which no fact occurs twice, in one reading or in several."""
    supply: list[dict[str, Any]] = [draw(leaf) for leaf in person_leaves]
    supply.append(draw(study_leaves))
    codes = draw(st.permutations(LANGUAGES))
    for some in draw(st.sampled_from([[codes[:2], codes[2:]], [codes[:1], codes[1:]], [codes]])):
        name, key = draw(st.sampled_from([("language", "any_of"), ("languages", "all_of")]))
        supply.append({name: {key: list(some), "level": draw(st.sampled_from(LEVELS))}})
    supply += [{"answer": question} for question in QUESTIONS]
    supply = list(draw(st.permutations(supply)))
    readings = [_tree(draw, supply) for _ in range(draw(st.integers(1, 4)))]
    made: list[dict[str, Any]] = []
    for reading in readings:
        if made and "careful" not in made[-1] and draw(st.booleans()):
            made[-1]["careful"] = reading
        else:
            made.append({"id": f"criterion-{len(made)}", "rule": reading})
    return made


def _tree(draw: st.DrawFn, supply: list[dict[str, Any]], depth: int = 2) -> dict[str, Any]:
    """A rule of leaves that are taken out of the supply."""
    shape = draw(st.sampled_from(["leaf", "not", "all", "any"])) if depth else "leaf"
    if shape == "not":
        return {"not": _tree(draw, supply, depth - 1)}
    if shape == "leaf" or len(supply) < 5:
        return supply.pop()
    count = draw(st.integers(1, 2 if depth == 1 else 3))
    return {shape: [_tree(draw, supply, depth - 1) for _ in range(min(count, len(supply) - 4))]}


# ------------------------------------------------------------------------------- days that matter


def numbers(rule: Any) -> set[int]:
    """The months and years that a rule names."""
    if isinstance(rule, dict):
        return set().union(*(numbers(value) for value in rule.values()))
    if isinstance(rule, list):
        return set().union(*(numbers(part) for part in rule), set())
    return {rule} if isinstance(rule, int) and not isinstance(rule, bool) else set()


def turning_days(criteria: list[dict[str, Any]], candidate: Facts) -> list[date]:
    """Every day on which something may change, with the day before and the day after."""
    counts = numbers([[c["rule"], c.get("careful", [])] for c in criteria]) | {0}
    found = {TODAY, *by_the_day.MEMBER_SINCE.values()} - {date(1949, 4, 4)}
    if candidate.person.born:
        for years in counts | {n + 1 for n in counts}:
            found.add(by_the_day.birthday(candidate.person.born, years))
    for study in candidate.studies or ():
        dates = [d for d in (study.started, study.ends, study.awarded, study.years_as_of) if d]
        for day in [*dates, TODAY]:
            found |= {by_the_day.months_later(day, months) for months in counts}
            found |= {by_the_day.months_later(day, 12 * n) for n in counts if n < 10}
            years = study.years_completed or 0
            found |= {by_the_day.months_later(day, 12 * (n - years)) for n in counts if n < 10}
    return sorted({day + timedelta(by) for day in found for by in (-1, 0, 1)})


# ----------------------------------------------------------------------------- filling in facts


def with_study(candidate: Facts, index: int, **changes: Any) -> Facts:
    assert candidate.studies is not None
    made = list(candidate.studies)
    made[index] = attrs.evolve(made[index], **changes)
    return attrs.evolve(candidate, studies=tuple(made))


def filled(candidate: Facts, path: str, value: Any) -> Facts:
    """The facts with what stands at a key path of the candidate file filled in."""
    room, _, name = path.partition(".")
    match room:
        case "person":
            return attrs.evolve(candidate, person=attrs.evolve(candidate.person, **{name: value}))
        case "languages":
            return attrs.evolve(candidate, languages={**candidate.languages, name: value})
        case "answers":
            return attrs.evolve(candidate, answers={**candidate.answers, name: value})
        case "studies":
            return attrs.evolve(candidate, studies=value)
    index = int(room.removeprefix("studies[").removesuffix("]"))
    return with_study(candidate, index, **{name: value})


def unknown_paths(candidate: Facts) -> list[str]:
    """What is not known of the candidate.

    An absent `ends`, `years_completed` or `years_as_of` has a meaning of its own (contract,
    section 2), and so has an absent `awarded` where there is no `ends`.
    """
    person = candidate.person
    found = [
        f"person.{n}"
        for n in ("born", "nationalities", "accommodation")
        if getattr(person, n) is None
    ]
    if candidate.studies is None:
        found.append("studies")
    for index, study in enumerate(candidate.studies or ()):
        found += [
            f"studies[{index}].{n}" for n in ("level", "started") if getattr(study, n) is None
        ]
        if study.awarded is None and study.ends is not None:
            found.append(f"studies[{index}].awarded")
    found += [f"languages.{code}" for code in LANGUAGES if code not in candidate.languages]
    return found + [f"answers.{q}" for q in QUESTIONS if q not in candidate.answers]


def values(path: str, candidate: Facts, on: date) -> st.SearchStrategy[Any]:
    """What may truly be filled in at a path, when asked on a day."""
    if path == "person.born":
        return births
    if path == "person.nationalities":
        return st.sampled_from([(), ("BE",), ("SE",), ("CH",), ("UA", "FI")])
    if path == "studies":
        return st.lists(studies(), max_size=2).map(tuple)
    if path.startswith("languages"):
        return st.sampled_from(by_the_day.SKILLS)
    if path.startswith("answers") or path == "person.accommodation":
        return st.booleans()
    assert candidate.studies is not None
    study = candidate.studies[int(path[len("studies[")])]
    if path.endswith("level"):
        return st.sampled_from(["bachelor", "master", "doctorate", "other"])
    if path.endswith("started"):
        dates = [d for d in (study.ends, study.awarded, study.years_as_of, date(2029, 12, 31)) if d]
        return st.dates(date(2015, 1, 1), min(dates))
    assert study.ends is not None
    return st.just(False) | st.dates(study.ends + timedelta(1), date(2031, 1, 1))

"""What is missing, and only that, can still change a result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nato_apply.calls.call import Call
from nato_apply.candidate.facts import Facts, Study
from nato_apply.eligibility.assess import Assessment, assess
from tests.eligibility import by_the_day, drawn
from tests.eligibility.drawn import NOW, TODAY
from tests.eligibility.small_calls import call_of

ROOMS = ("person", "studies", "languages", "answers")


def assessed(call: Call, facts: Facts, on: date) -> Assessment:
    return assess(call, drawn.draft(facts), NOW, on)


def filled_in(data: st.DataObject, facts: Facts, paths: list[str], on: date) -> Facts:
    """The facts with all of these filled in, each with something."""
    for path in paths:
        facts = drawn.filled(facts, path, data.draw(drawn.values(path, facts, on), label=path))
    return facts


def some_of(data: st.DataObject, paths: list[str]) -> list[str]:
    return data.draw(st.lists(st.sampled_from(paths), unique=True)) if paths else []


def turning_day(data: st.DataObject, criteria: list[dict[str, Any]], facts: Facts) -> date:
    return data.draw(st.sampled_from(drawn.turning_days(criteria, facts)) | drawn.days)


@drawn.examples(200)
@given(drawn.criteria(), drawn.facts(), st.data())
def test_what_is_missing_is_not_known(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    found = assessed(call_of(criteria), facts, turning_day(data, criteria, facts))
    unknown = drawn.unknown_paths(facts)
    for missing in (found.missing, *(result.missing for result in found.criteria)):
        assert set(missing) <= set(unknown)
        assert len(set(missing)) == len(missing)
        rooms = [next(room for room in ROOMS if path.startswith(room)) for path in missing]
        assert rooms == sorted(rooms, key=ROOMS.index)
    assert (found.next_question is None) == (not found.missing)
    assert found.next_question is None or found.next_question in found.missing


@drawn.examples(200)
@given(drawn.criteria(), drawn.facts(), st.data())
def test_what_is_settled_misses_nothing_and_what_is_not_misses_something(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    found = assessed(call_of(criteria), facts, turning_day(data, criteria, facts))
    for status, missing in [
        (found.verdict, found.missing),
        *((result.status, result.missing) for result in found.criteria),
    ]:
        if status in {"met", "not_met"}:
            assert missing == ()
        if status == "unknown":
            assert missing != ()


@drawn.examples(250)
@given(drawn.criteria(), drawn.facts(), st.data())
def test_filling_in_what_is_missing_never_changes_what_is_settled(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    call = call_of(criteria)
    on = turning_day(data, criteria, facts)
    before = assessed(call, facts, on)
    missing = {path for result in before.criteria for path in result.missing} | set(before.missing)
    after = assessed(call, filled_in(data, facts, some_of(data, sorted(missing)), on), on)
    for old, new in zip(before.criteria, after.criteria, strict=True):
        assert new.status in possible_after(old.status, old.missing)
    assert after.verdict in possible_after(before.verdict, before.missing)


def possible_after(status: str, missing: tuple[str, ...]) -> set[str]:
    """What a status may become by knowing more: only what is not known becomes anything."""
    if status == "unknown":
        return {"met", "not_met", "arguable", "unknown"}
    return {"arguable", "met"} if missing else {status}


@drawn.examples(300)
@given(drawn.criteria(), drawn.facts(), st.data())
def test_filling_in_what_is_not_missing_changes_nothing(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    call = call_of(criteria)
    on = turning_day(data, criteria, facts)
    before = assessed(call, facts, on)
    for which in (*range(len(criteria)), "verdict"):
        missing = before.missing if which == "verdict" else before.criteria[int(which)].missing
        others = [path for path in drawn.unknown_paths(facts) if path not in missing]
        after = assessed(call, filled_in(data, facts, some_of(data, others), on), on)
        if which == "verdict":
            assert after.verdict == before.verdict
        else:
            assert after.criteria[int(which)].status == before.criteria[int(which)].status


@drawn.examples(250)
@given(drawn.criteria_without_repeats(), drawn.facts(), st.data())
def test_where_no_fact_occurs_twice_each_missing_fact_can_change_the_result(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    on = turning_day(data, criteria, facts)
    found = assessed(call_of(criteria), facts, on)
    for criterion, result in zip(criteria, found.criteria, strict=True):
        assert_each_matters([criterion], facts, result.missing, on)
    assert_each_matters(criteria, facts, found.missing, on)


@drawn.examples(300)
@given(drawn.study_leaves, st.lists(drawn.studies(), min_size=1, max_size=2), st.data())
def test_each_missing_fact_of_a_study_can_change_what_the_studies_say(
    rule: dict[str, Any], studies: list[Study], data: st.DataObject
) -> None:
    facts = Facts(studies=tuple(studies))
    criteria = [{"id": "criterion", "rule": rule}]
    on = turning_day(data, criteria, facts)
    assert_each_matters(criteria, facts, assessed(call_of(criteria), facts, on).missing, on)


def assert_each_matters(
    criteria: list[dict[str, Any]], facts: Facts, missing: tuple[str, ...], on: date
) -> None:
    """Of every missing fact two values give two results, for some values of the others."""
    tried = [list(telling_values(path, facts, on)) for path in missing]
    if prod(map(len, tried)) > 1000:
        return  # too many combinations to try
    verdicts: dict[tuple[int, ...], str] = {}
    for chosen in product(*(range(len(options)) for options in tried)):
        whole = facts
        for path, options, index in zip(missing, tried, chosen, strict=True):
            whole = drawn.filled(whole, path, options[index])
        verdicts[chosen] = by_the_day.verdict(criteria, whole, on, TODAY)
    for place, path in enumerate(missing):
        by_others: dict[tuple[int, ...], set[str]] = {}
        for chosen, verdict in verdicts.items():
            others = chosen[:place] + chosen[place + 1 :]
            by_others.setdefault(others, set()).add(verdict)
        assert any(len(results) > 1 for results in by_others.values()), path


def telling_values(path: str, facts: Facts, on: date) -> Iterator[Any]:
    """Values of a fact, far enough apart to decide whatever it can decide on a day."""
    if path == "person.born":
        yield from (date(on.year - years, 1, 1) for years in (10, 60))
    elif path == "person.nationalities":
        yield from ((), ("BE",))
    elif path == "studies":
        yield ()
        yield (Study(level="bachelor", started=date(1960, 1, 1)),)
        yield (Study(level="bachelor", awarded=on),)
        yield (Study(level="bachelor", awarded=date(1960, 1, 1)),)
    elif path.startswith("languages"):
        yield from ("none", "native")
    elif path.endswith("level"):
        yield from ("other", "bachelor", "master", "doctorate")
    elif path.endswith("started"):
        yield from telling_starts(facts, path)
    elif path.endswith("awarded"):
        yield from telling_awards(facts, path, on)
    else:
        yield from (False, True)


def study_at(facts: Facts, path: str) -> Study:
    assert facts.studies is not None
    return facts.studies[int(path[len("studies[")])]


def telling_starts(facts: Facts, path: str) -> Iterator[date]:
    """Long ago, and after the end: the program does not reason from what a start could not be."""
    study = study_at(facts, path)
    yield date(1950, 1, 1)
    yield (study.ends or date(2060, 1, 1)) + timedelta(1)


def telling_awards(facts: Facts, path: str, on: date) -> Iterator[date | bool]:
    """None, on the day itself, right after the study’s end, and as early as it can have been."""
    study = study_at(facts, path)
    assert study.ends is not None
    yield from (False, on, study.ends + timedelta(1), study.started or date(1950, 1, 1))

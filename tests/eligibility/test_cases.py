"""The cases of `tests/cases`: eligibility as worked out on paper. A README there says how."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.draft import Draft
from nato_apply.eligibility.assess import Assessment, CriterionResult, assess
from nato_apply.eligibility.timeline import Span
from tests.eligibility.small_calls import call_of

FOLDER = Path(__file__).parent.parent / "cases"
NOW = datetime.fromisoformat("2026-04-10T09:00:00+02:00")

GIVEN = {"title", "call", "rule", "careful", "criteria", "window", "candidate", "now", "on"}


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in tables["case"]:
            yield pytest.param(case, id=f"{file.stem}: {case['title']}")


CASES = list(cases())


def own_call(case: dict[str, Any]) -> Call:
    """The small call that a case states itself."""
    rules = {key: case[key] for key in ("rule", "careful") if key in case}
    return call_of(case.get("criteria") or [{"id": "rule", **rules}], case.get("window"))


def draft_of(case: dict[str, Any], call: Call, now: datetime) -> Draft:
    """The case’s candidate; a case must be a candidate file without fault."""
    tables = {"format": 1, "call": call.id, **case.get("candidate", {})}
    draft, found = candidate_file.read(tables)
    other = draft.call != call.id
    assert (*found, *faults.faults(draft, call, now.date(), other_call=other)) == ()
    return draft


def words(span: Span, status: str) -> str:
    if span.start is None and span.end is None:
        return f"{status} always"
    if span.start is None:
        return f"{status} until {span.end}"
    return (
        f"{status} from {span.start}"
        if span.end is None
        else f"{status} {span.start} to {span.end}"
    )


def spans(result: CriterionResult) -> list[str]:
    pairs = [(span, "met") for span in result.met] + [
        (span, "arguable") for span in result.arguable
    ]
    pairs.sort(key=lambda pair: pair[0].start or date.min)
    return [words(span, status) for span, status in pairs]


def outcome(found: Assessment, key: str, wanted: Any) -> Any:
    """What came out under a key of a case, in the words of a case."""
    results = {str(result.criterion.id): result for result in found.criteria}
    match key:
        case "verdict":
            return found.verdict
        case "missing":
            return list(found.missing)
        case "next_question":
            return found.next_question or "none"
        case "windows" | "can_apply":
            return [words(each.span, each.verdict) for each in getattr(found, key)]
        case "status":
            return {name: results[name].status for name in wanted}
        case "missing_of":
            return {name: list(results[name].missing) for name in wanted}
        case "spans":
            return {name: spans(results[name]) for name in wanted}
        case "notes":
            notes = [str(note) for note in found.notes]
            named = [next((p for p in wanted if p in note), note) for note in notes]
            return sorted(named, key=lambda p: wanted.index(p) if p in wanted else len(wanted))
    raise AssertionError(f"a case knows no “{key}”")


def assessed(case: dict[str, Any], on: date | None = None) -> Assessment:
    """What the program says of a case, on its day or on another."""
    now = case.get("now", NOW)
    call = Catalogue().call(case["call"]) if "call" in case else own_call(case)
    return assess(call, draft_of(case, call, now), now, on or case.get("on"))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    expected = {key: value for key, value in case.items() if key not in GIVEN}
    assert expected, "a case must expect something"

    by_day = expected.pop("verdict_on", {})
    assert {day: assessed(case, date.fromisoformat(day)).verdict for day in by_day} == by_day

    found = assessed(case)
    assert {key: outcome(found, key, wanted) for key, wanted in expected.items()} == expected


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 70


def test_every_title_is_used_once() -> None:
    titles = [param.values[0]["title"] for param in CASES]
    assert len(titles) == len(set(titles))

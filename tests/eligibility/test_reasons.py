"""Why: a sentence a criterion, with the candidate’s own dates, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from nato_apply import i18n
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import Facts, Person, Study
from nato_apply.eligibility.assess import Assessment, assess
from tests.eligibility.drawn import NOW, draft
from tests.eligibility.small_calls import call_of
from tests.eligibility.test_cases import CASES, assessed

ON = date(2026, 4, 20)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_reason_and_note_is_a_sentence(language: str) -> None:
    i18n.use(language)
    odd = [
        (param.values[0]["title"], sentence)
        for param in CASES
        for sentence in sentences(assessed(param.values[0]))
        if not re.fullmatch(r"[^{}]*[.?]( ?[»”])?", sentence)
        or re.search(r"\bNone\b(?! of)", sentence)
        or "  " in sentence
        or not (sentence[0].isupper() or sentence[0].isdigit() or sentence[0] in "“«")
    ]
    assert odd == []


def sentences(found: Assessment) -> Iterator[str]:
    yield from (str(result.because) for result in found.criteria)
    yield from (str(note) for note in found.notes)


def test_no_reason_is_left_in_english() -> None:
    def told(language: str) -> list[str]:
        i18n.use(language)
        return [str(r.because) for param in CASES for r in assessed(param.values[0]).criteria]

    same = [one for one, other in zip(told("en"), told("fr"), strict=True) if one == other]
    assert same == []


def because(rule: dict[str, Any], facts: Facts, on: date = ON, **more: Any) -> str:
    call = call_of([{"id": "rule", "rule": rule, **more}])
    return str(assess(call, draft(facts), NOW, on).criteria[0].because)


BACHELOR = Study(
    institution="Uppsala universitet",
    level="bachelor",
    started=date(2022, 9, 1),
    ends=date(2025, 6, 10),
    awarded=date(2025, 6, 15),
)


@pytest.mark.parametrize(
    ("rule", "facts", "named"),
    [
        ({"age_at_least": 21}, Facts(Person(born=date(2004, 5, 3))), "3 May 2025"),
        ({"age_at_least": 23}, Facts(Person(born=date(2004, 5, 3))), "3 May 2027"),
        ({"age_at_most": 35}, Facts(Person(born=date(2004, 5, 3))), "3 May 2040"),
        ({"nationality": "nato-member"}, Facts(Person(nationalities=("SE",))), "Sweden"),
        ({"nationality": "nato-member"}, Facts(Person(nationalities=("CH",))), "Switzerland"),
        ({"enrolled": True}, Facts(studies=(BACHELOR,)), "10 June 2025"),
        ({"degree": True}, Facts(studies=(BACHELOR,)), "15 June 2025"),
        ({"degree_within_months": 12}, Facts(studies=(BACHELOR,)), "15 June 2026"),
        ({"degree_within_months": 6}, Facts(studies=(BACHELOR,)), "15 June 2025"),
        ({"highest_degree_under_months": 12}, Facts(studies=(BACHELOR,)), "15 June 2025"),
        ({"studied_years": 2}, Facts(studies=(BACHELOR,)), "1 September 2024"),
        ({"language": {"any_of": ["en"], "level": "B2"}}, Facts(languages={"en": "C1"}), "C1"),
        ({"language": {"any_of": ["en"], "level": "B2"}}, Facts(languages={"en": "A2"}), "A2"),
    ],
    ids=repr,
)
def test_a_reason_names_the_fact_that_decides(
    rule: dict[str, Any], facts: Facts, named: str
) -> None:
    assert named in because(rule, facts)


def test_a_reason_for_not_knowing_names_what_is_not_known() -> None:
    assert "born" in because({"age_at_least": 21}, Facts()).replace("birth", "born")
    assert "French" in because({"language": {"any_of": ["fr"], "level": "B2"}}, Facts())


def test_only_what_decides_is_named() -> None:
    rule = {"any": [{"age_at_least": 30}, {"degree": True}]}
    sentence = because(rule, Facts(Person(born=date(2004, 5, 3)), studies=(BACHELOR,)))
    assert "15 June 2025" in sentence
    assert "2034" not in sentence


def test_the_reason_of_an_arguable_criterion_tells_both_readings() -> None:
    rule, careful = {"degree_within_months": 12}, {"studied_years": 3}
    sentence = because(rule, Facts(studies=(BACHELOR,)), careful=careful)
    assert "15 June" in sentence
    assert "3 years" in sentence or "three years" in sentence


def test_a_fact_is_shown_as_typed() -> None:
    """Braces in a name are no placeholder."""
    study = Study(institution="{0} {study} %s", level="bachelor", ends=date(2025, 6, 10))
    assert "{0} {study} %s" in because({"degree": True}, Facts(studies=(study,)))


def test_the_reasons_of_the_sample_name_its_dates() -> None:
    sample = Draft(
        person=Person(born=date(2004, 5, 3), nationalities=("SE",)),
        languages={"en": "C1", "fr": "A2"},
        studies=(
            Study(
                level="bachelor",
                started=date(2022, 9, 1),
                ends=date(2025, 4, 14),
                awarded=date(2025, 4, 14),
            ),
        ),
        answers={"drafts-in-english": True},
    )
    found = assess(Catalogue().call("nato-hq-2026"), sample, NOW, ON)
    told = {str(r.criterion.id): str(r.because) for r in found.criteria}
    assert "3 May 2025" in told["age"]
    assert "7 March 2024" in told["nationality"]
    assert "14 April 202" in told["study"]
    i18n.use("fr")
    assert "3 mai 2025" in str(found.criteria[1].because)

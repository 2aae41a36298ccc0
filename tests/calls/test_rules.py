"""Rules as data: what is read from a file is written back the same."""

from __future__ import annotations

from typing import Any

import pytest

from nato_apply.calls import rule_tables, rules
from nato_apply.errors import UserFault

TABLES: list[dict[str, Any]] = [
    {"nationality": "nato-member"},
    {"nationality": ["BE", "FR"]},
    {"age_at_least": 21},
    {"age_at_most": 35},
    {"studied_years": 2},
    {"enrolled": True},
    {"degree": True},
    {"degree_within_months": 12},
    {"degree_under_months": 12},
    {"highest_degree_within_months": 12},
    {"highest_degree_under_months": 12},
    {"language": {"any_of": ["en", "fr"], "level": "B2"}},
    {"languages": {"all_of": ["en", "fr"], "level": "A2"}},
    {"answer": "drafts-in-english"},
    {"accommodation": True},
    {"all": [{"enrolled": True}, {"not": {"any": [{"degree": True}, {"answer": "x"}]}}]},
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: next(iter(table)))
def test_a_rule_is_written_as_it_was_read(table: dict[str, Any]) -> None:
    assert rule_tables.as_table(rule_tables.parsed(table)) == table


def test_leaves_come_in_the_order_written() -> None:
    found = [rule_tables.as_table(leaf) for leaf in rules.leaves(rule_tables.parsed(TABLES[-1]))]
    assert found == [{"enrolled": True}, {"degree": True}, {"answer": "x"}]


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("degree", [""]),
        ({}, [""]),
        ({"degree": True, "enrolled": True}, [""]),
        ({"all": []}, ["all"]),
        ({"any": {"degree": True}}, ["any"]),
        ({"not": [{"degree": True}]}, ["not"]),
        ({"not": {"degree": False}}, ["not.degree"]),
        ({"degree": 1}, ["degree"]),
        ({"age_at_least": True}, ["age_at_least"]),
        ({"age_at_least": 21.0}, ["age_at_least"]),
        ({"nationality": []}, ["nationality"]),
        ({"language": {"any_of": [], "level": "B2"}}, ["language.any_of"]),
        ({"language": {"any_of": ["en"], "level": "native"}}, ["language.level"]),
        (
            {"language": {"all_of": ["en"]}},
            ["language.all_of", "language.any_of", "language.level"],
        ),
        ({"language": ["en"]}, ["language"]),
        ({"answer": ["x"]}, ["answer"]),
        (
            {"all": [{"age_at_least": -1}, {"any": [{"degree": True}, {"agee": 3}]}]},
            ["all[0].age_at_least", "all[1].any[1].agee"],
        ),
    ],
    ids=repr,
)
def test_a_bad_rule_is_refused_at_its_key(table: object, keys: list[str]) -> None:
    with pytest.raises(UserFault) as refused:
        rule_tables.parsed(table)
    assert sorted(fault.key for fault in refused.value.faults) == keys

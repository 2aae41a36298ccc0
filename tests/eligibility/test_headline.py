"""The answer first, and the day that would make it better, if the call is still open then."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from nato_apply import paths
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file
from nato_apply.eligibility.assess import assess
from nato_apply.eligibility.headline import headline
from tests.eligibility.drawn import NOW
from tests.eligibility.small_calls import call_of

CLOSES = {"closes": datetime(2026, 4, 30, 23, 59)}  # noqa: DTZ001
ON = date(2026, 4, 20)


def said(rule: object, candidate: str, on: date = ON, window: dict[str, datetime] = CLOSES) -> str:
    call = call_of([{"id": "rule", "rule": rule}], window)
    draft = candidate_file.parse(f"format = 1\n{candidate}")
    return str(headline(assess(call, draft, NOW, on)))


def test_a_yes_names_its_day() -> None:
    sentence = said({"age_at_least": 21}, "person.born = 2000-05-01")
    assert sentence.startswith("Yes")
    assert "20 April 2026" in sentence


def test_a_no_names_the_day_from_which_it_is_a_yes() -> None:
    sentence = said({"age_at_least": 21}, "person.born = 2005-04-25")
    assert sentence.startswith("No")
    assert "25 April 2026" in sentence


@pytest.mark.parametrize(
    ("rule", "candidate", "day"),
    [
        ({"age_at_least": 21}, "person.born = 2005-05-01", "1 May 2026"),
        (
            {"degree": True},
            "[[studies]]\nlevel = 'bachelor'\nends = 2026-06-10\nawarded = 2026-06-15",
            "15 June 2026",
        ),
    ],
    ids=["birthday", "degree"],
)
def test_no_yes_is_promised_for_a_day_after_the_closing(
    rule: object, candidate: str, day: str
) -> None:
    sentence = said(rule, candidate)
    assert sentence.startswith("No")
    assert day not in sentence or "close" in sentence


def test_without_a_closing_the_day_is_named() -> None:
    sentence = said({"age_at_least": 21}, "person.born = 2005-05-01", window={})
    assert "1 May 2026" in sentence


def test_what_is_not_known_is_said_so() -> None:
    assert said({"age_at_least": 21}, "").startswith("Not known")


def test_the_sample_is_told_by_when_it_was_a_yes() -> None:
    draft, _ = candidate_file.load(paths.resource("demo", "candidate.toml"))
    call = Catalogue().call("nato-hq-2026")
    sentence = str(headline(assess(call, draft, NOW)))
    assert sentence.startswith("Arguable on 20 April 2026")
    assert "14 April 2026" in sentence


def test_what_is_past_is_not_advised() -> None:
    draft, _ = candidate_file.load(paths.resource("demo", "candidate.toml"))
    call = Catalogue().call("nato-hq-2026")
    sentence = str(headline(assess(call, draft, NOW.replace(day=15))))
    assert "14 April" not in sentence


def test_a_closed_call_is_said_to_be() -> None:
    draft, _ = candidate_file.load(paths.resource("demo", "candidate.toml"))
    call = Catalogue().call("nato-hq-2026")
    assert "closed" in str(headline(assess(call, draft, NOW.replace(month=6))))


def test_a_notice_without_conditions_is_said_to_state_none() -> None:
    call = Catalogue().call("nato-ims-2018")
    sentence = str(headline(assess(call, candidate_file.parse("format = 1"), NOW)))
    assert "no condition" in sentence

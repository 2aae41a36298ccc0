"""What changed between two revisions, as a person says it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from nato_apply import i18n
from nato_apply.candidate.changes import changes
from nato_apply.candidate.draft import Document, Draft, OwnPlan, Submitted
from nato_apply.candidate.facts import Person, Study

BEFORE = Draft(
    name="Spring",
    call="nato-hq-2026",
    choices=("pasp-nasp",),
    person=Person(name="Zoë", born=date(2004, 5, 3), nationalities=("SE",)),
    languages={"en": "B2"},
    studies=(Study(subject="Law", level="bachelor"),),
)


def told(after: Draft, before: Draft = BEFORE) -> list[str]:
    return [str(change) for change in changes(before, after)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"person": attrs.evolve(BEFORE.person, born=date(2004, 3, 5))},
            ["Born: 3 May 2004 → 5 March 2004"],
        ),
        (
            {"person": attrs.evolve(BEFORE.person, nationalities=("SE", "DE"))},
            ["Nationalities: Sweden → Sweden and Germany"],
        ),
        (
            {"person": attrs.evolve(BEFORE.person, nationalities=())},
            ["Nationalities: Sweden → none"],
        ),
        (
            {"person": attrs.evolve(BEFORE.person, accommodation=False)},
            ["Reasonable accommodation: no"],
        ),
        ({"name": None}, ["Name of this application: Spring removed"]),
        ({"choices": ("pasp-mo", "pasp-nasp")}, ["Choices: pasp-nasp → pasp-mo and pasp-nasp"]),
        (
            {"languages": {"en": "native", "fr": "A1"}},
            ["English: B2 → Mother tongue", "French: A1"],
        ),
        (
            {"studies": (Study(subject="Law", level="master", awarded=False),)},
            ["Study 1 – Level: Bachelor’s → Master’s", "Study 1 – Day of the degree: none"],
        ),
        (
            {"studies": (*(BEFORE.studies or ()), Study(started=date(2025, 9, 1)))},
            ["Study 2 – Began on: 1 September 2025"],
        ),
        ({"answers": {"drafts-in-english": True}}, ["Answer “drafts-in-english”: yes"]),
        (
            {"documents": (Document("qualifications", "a.pdf", from_language="sv"),)},
            [
                "Document 1 – Given for: qualifications",
                "Document 1 – File: a.pdf",
                "Document 1 – Translated from: Swedish",
            ],
        ),
        ({"plan": OwnPlan(done=("a", "b"))}, ["Steps ticked off: a and b"]),
        (
            {"submitted": Submitted(datetime(2026, 4, 21, 18, 5, tzinfo=UTC))},
            ["Submitted on: 21 April 2026, 18:05"],
        ),
    ],
)
def test_a_change_is_told_in_words(changed: dict[str, Any], expected: list[str]) -> None:
    assert told(attrs.evolve(BEFORE, **changed)) == expected


def test_the_same_in_both_is_no_change() -> None:
    assert told(BEFORE) == []


def test_of_two_long_texts_what_differs_is_shown() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    before = Draft(words={"competency.teamwork": text})
    what = "Own text “competency.teamwork”"

    def after(changed: str) -> list[str]:
        return told(Draft(words={"competency.teamwork": changed}), before)

    assert after(text.replace("seven", "7")) == [f"{what}: … seven … → … 7 …"]
    assert after(text + " more") == [f"{what}: … → … more"]
    assert after("zero " + text) == [f"{what}: … → zero …"]
    assert after(text.replace(" six seven", "")) == [f"{what}: … six seven … → … …"]
    [short] = after("other words " * 20)
    assert len(short) < 200


def test_a_text_is_data_and_never_a_wording() -> None:
    assert told(Draft(words={"x": "{now} %s {0}"}), Draft()) == ["Own text “x”: {now} %s {0}"]


def test_it_is_told_in_the_language_of_the_day() -> None:
    [change] = changes(BEFORE, attrs.evolve(BEFORE, languages={"en": "C1"}))
    i18n.use("fr")

    assert str(change).lower().startswith("anglais")

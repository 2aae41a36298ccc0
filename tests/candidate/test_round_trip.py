"""A draft written down and read again is the same draft."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_apply import paths
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Document, Draft, LogEntry, OwnPlan, Submitted
from nato_apply.candidate.facts import SKILLS, Person, Study
from tests.eligibility.drawn import examples

# Any text a person can type or paste; half a surrogate pair is no text.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [
        '"""',
        "'''",
        "\\",
        "a\r\nb\tc\u0000",
        "{name}",
        "=1+1",
        "<b>&amp;",
        "ﬁ e\u0301 \u202e",
        "# no",
    ]
)
maybe_text = st.none() | texts
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
maybe_date = st.none() | dates
zones: st.SearchStrategy[tzinfo] = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
first, last = datetime(1970, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001
moments = st.datetimes(first, last) | st.datetimes(first, last, timezones=zones)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


def some(items: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


persons = st.builds(
    Person,
    name=maybe_text,
    born=maybe_date,
    nationalities=st.none() | some(st.sampled_from(["SE", "BE", "CH"])),
    accommodation=st.none() | st.booleans(),
)
studies = st.builds(
    Study,
    institution=maybe_text,
    subject=maybe_text,
    level=st.none() | st.sampled_from(["bachelor", "master", "doctorate", "other"]),
    started=maybe_date,
    ends=maybe_date,
    awarded=maybe_date | st.just(False),
    years_completed=st.none() | st.integers(0, 50),
    years_as_of=maybe_date,
)
documents = st.builds(
    Document,
    slot=ids,
    file=texts,
    translation_of=maybe_text,
    translator=maybe_text,
    from_language=maybe_text,
    translated_on=maybe_date,
    statement=maybe_text,
    note=maybe_text,
)
drafts = st.builds(
    Draft,
    name=maybe_text,
    call=st.none() | ids,
    choices=some(ids),
    apply_on=maybe_date,
    person=persons,
    languages=st.dictionaries(st.sampled_from(["en", "fr", "sv"]), st.sampled_from(SKILLS)),
    studies=st.none() | some(studies),
    answers=st.dictionaries(ids, st.booleans(), max_size=3),
    documents=some(documents),
    words=st.dictionaries(ids.map("competency.{}".format) | texts, texts, max_size=3),
    plan=st.builds(OwnPlan, closes=st.none() | moments, done=some(ids)),
    submitted=st.none() | st.builds(Submitted, at=moments, receipt=maybe_text),
    log=some(st.builds(LogEntry, on=dates, text=texts)),
)


@examples(300)
@given(drafts)
def test_a_draft_is_read_as_it_was_written(draft: Draft) -> None:
    assert candidate_file.parse(candidate_file.dumped(draft)) == draft


@examples(50)
@given(drafts)
def test_writing_again_changes_no_byte(draft: Draft) -> None:
    text = candidate_file.dumped(draft)
    assert candidate_file.dumped(candidate_file.parse(text)) == text


@examples(50)
@given(drafts)
def test_a_file_holds_the_draft_too(tmp_path_factory: pytest.TempPathFactory, draft: Draft) -> None:
    file = tmp_path_factory.mktemp("drafts") / "candidate.toml"
    file.write_text(candidate_file.dumped(draft), encoding="utf-8", newline="")
    assert candidate_file.load(file) == (draft, ())


def test_what_is_known_to_be_empty_is_not_what_is_not_known() -> None:
    known = Draft(person=Person(nationalities=()), studies=())
    assert candidate_file.parse(candidate_file.dumped(known)) == known
    assert candidate_file.parse(candidate_file.dumped(Draft())) == Draft()
    assert known != Draft()


def test_a_study_of_which_nothing_is_known_is_kept() -> None:
    draft = Draft(studies=(Study(), Study(level="master"), Study()))
    assert candidate_file.parse(candidate_file.dumped(draft)) == draft


def test_no_degree_is_kept_apart_from_none_known() -> None:
    draft = Draft(studies=(Study(awarded=False), Study()))
    assert candidate_file.parse(candidate_file.dumped(draft)) == draft


def test_years_of_zero_are_kept() -> None:
    draft = Draft(studies=(Study(years_completed=0),))
    assert candidate_file.parse(candidate_file.dumped(draft)) == draft


CONTRACT = """
format = 1
name = "Spring application"             # the draft's own name
call = "nato-hq-2026"
choices = ["pasp-nasp", "pasp-mo"]      # ranked
apply_on = 2026-04-15

[person]
name = "Zoë Ångström"
born = 2004-05-03
nationalities = ["SE"]
accommodation = false

[languages]
en = "C1"
fr = "A2"

[[studies]]
institution = "Uppsala universitet"
subject = "Political science"
level = "bachelor"
started = 2022-09-01
ends = 2026-06-10
awarded = 2026-06-15
years_completed = 3
years_as_of = 2026-06-10

[answers]
drafts-in-english = true

[[documents]]
slot = "qualifications"
file = "diploma.pdf"
translation_of = "other.pdf"
translator = "Zoë Ångström"
from_language = "sv"
note = "A note"

[words]
"competency.teamwork" = "I did."

[plan]
closes = 2027-04-30T23:59:00
done = ["transcript-requested"]

[submitted]
at = 2026-04-21T18:05:00+02:00
receipt = "R"

[[log]]
on = 2026-05-20
text = "T"
"""


def test_the_contracts_example_is_read_whole() -> None:
    draft = candidate_file.parse(CONTRACT)
    assert draft == Draft(
        name="Spring application",
        call="nato-hq-2026",
        choices=("pasp-nasp", "pasp-mo"),
        apply_on=date(2026, 4, 15),
        person=Person("Zoë Ångström", date(2004, 5, 3), ("SE",), accommodation=False),
        languages={"en": "C1", "fr": "A2"},
        studies=(
            Study(
                institution="Uppsala universitet",
                subject="Political science",
                level="bachelor",
                started=date(2022, 9, 1),
                ends=date(2026, 6, 10),
                awarded=date(2026, 6, 15),
                years_completed=3,
                years_as_of=date(2026, 6, 10),
            ),
        ),
        answers={"drafts-in-english": True},
        documents=(
            Document(
                slot="qualifications",
                file="diploma.pdf",
                translation_of="other.pdf",
                translator="Zoë Ångström",
                from_language="sv",
                note="A note",
            ),
        ),
        words={"competency.teamwork": "I did."},
        plan=OwnPlan(datetime(2027, 4, 30, 23, 59), ("transcript-requested",)),  # noqa: DTZ001
        submitted=Submitted(datetime(2026, 4, 21, 18, 5, tzinfo=timezone(timedelta(hours=2))), "R"),
        log=(LogEntry(date(2026, 5, 20), "T"),),
    )
    assert candidate_file.parse(candidate_file.dumped(draft)) == draft


def test_only_the_format_is_required() -> None:
    assert candidate_file.parse("format = 1") == Draft()


def test_a_file_is_written_in_the_order_of_the_contract() -> None:
    text = candidate_file.dumped(candidate_file.parse(CONTRACT))
    keys = ["format", "name", "call", "choices", "apply_on"]
    tables = ["[person", "[languages", "[[studies", "[answers", "[[documents", "[words", "[plan"]
    places = [text.index(f"\n{key}") for key in (*keys[1:], *tables, "[submitted")]
    assert places == sorted(places)


def test_the_sample_that_ships_has_no_fault() -> None:
    file: Path = paths.resource("demo", "candidate.toml")
    draft, found = candidate_file.load(file)
    assert found == ()
    assert attrs.evolve(draft) == candidate_file.parse(candidate_file.dumped(draft))

"""Every fault of a candidate file, at its key path, and all of them together."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from nato_apply import errors
from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file, faults
from nato_apply.errors import Fault, UserFault

TODAY = date(2026, 4, 10)


def call() -> Call:
    return Catalogue().call("nato-hq-2026")


def found(text: str, *, other_call: bool = False) -> list[Fault]:
    """Every fault of a file’s shape and values, held against nato-hq-2026."""
    draft, of_shape = candidate_file.read(tomllib.loads(f"format = 1\n{text}"))
    of_values = faults.faults(draft, call(), TODAY, other_call=other_call)
    return [*of_shape, *faults.beyond(of_shape, of_values)]


def keys(text: str, *, other_call: bool = False) -> list[str]:
    return sorted(fault.key for fault in found(text, other_call=other_call))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        # unknown keys
        ("colour = 1", "colour"),
        ("person.nam = 'x'", "person.nam"),
        ("[[studies]]\nlevl = 'master'", "studies[0].levl"),
        ("[[studies]]\n[[studies]]\nend = 2026-01-01", "studies[1].end"),
        ("[[documents]]\nslot = 'qualifications'\nfile = 'x'\nname = 'x'", "documents[0].name"),
        ("plan.opens = 2026-04-30T12:00:00", "plan.opens"),
        ("[submitted]\nat = 2026-04-21T18:05:00+02:00\nby = 'x'", "submitted.by"),
        ("[[log]]\non = 2026-05-20\ntext = 'x'\nwho = 'x'", "log[0].who"),
        # required within their table
        ("[[documents]]\nslot = 'qualifications'", "documents[0].file"),
        ("[[documents]]\nfile = 'x'", "documents[0].slot"),
        ("submitted.receipt = 'x'", "submitted.at"),
        ("[[log]]\ntext = 'x'", "log[0].on"),
        # wrong types
        ("name = 1", "name"),
        ("call = ['nato-hq-2026']", "call"),
        ("choices = 'pasp-nasp'", "choices"),
        ("choices = [1]", "choices[0]"),
        ("apply_on = '2026-04-15'", "apply_on"),
        ("apply_on = 2026-04-15T12:00:00", "apply_on"),
        ("apply_on = 12:00:00", "apply_on"),
        ("person = 'Zoë'", "person"),
        ("person.born = 2004", "person.born"),
        ("person.born = 2004-05-03T00:00:00", "person.born"),
        ("person.nationalities = 'SE'", "person.nationalities"),
        ("person.nationalities = [1]", "person.nationalities[0]"),
        ("person.accommodation = 'no'", "person.accommodation"),
        ("person.accommodation = 0", "person.accommodation"),
        ("languages = ['en']", "languages"),
        ("languages.en = 2", "languages.en"),
        ("languages.en = true", "languages.en"),
        ("studies = 'none'", "studies"),
        ("studies.level = 'master'", "studies"),
        ("studies = [1]", "studies[0]"),
        ("[[studies]]\nsubject = 1", "studies[0].subject"),
        ("[[studies]]\nstarted = '2022'", "studies[0].started"),
        ("[[studies]]\nends = 2022-09-01T00:00:00Z", "studies[0].ends"),
        ("[[studies]]\nawarded = true", "studies[0].awarded"),
        ("[[studies]]\nawarded = 'no'", "studies[0].awarded"),
        ("[[studies]]\nawarded = 0", "studies[0].awarded"),
        ("[[studies]]\nyears_completed = 2.5", "studies[0].years_completed"),
        ("[[studies]]\nyears_completed = true", "studies[0].years_completed"),
        ("[[studies]]\nyears_completed = nan", "studies[0].years_completed"),
        ("answers = true", "answers"),
        ("answers.drafts-in-english = 'yes'", "answers.drafts-in-english"),
        ("answers.drafts-in-english = 1", "answers.drafts-in-english"),
        ("documents = 'diploma.pdf'", "documents"),
        ("words = 'x'", "words"),
        ("words.motivation = 1", "words.motivation"),
        ("words.competency.teamwork = 'x'", "words.competency"),
        ("plan = 1", "plan"),
        ("plan.closes = 2027-04-30", "plan.closes"),
        ("plan.done = 'x'", "plan.done"),
        ("submitted = true", "submitted"),
        ("submitted.at = 2026-04-21", "submitted.at"),
        ("log = 'x'", "log"),
        # values outside their lists
        ("languages.en = 'B3'", "languages.en"),
        ("languages.en = 'c1'", "languages.en"),
        ("languages.en = ''", "languages.en"),
        ("[[studies]]\nlevel = 'phd'", "studies[0].level"),
        ("person.nationalities = ['SE', 'Sweden']", "person.nationalities[1]"),
        ("person.nationalities = ['XX']", "person.nationalities[0]"),
        ("person.nationalities = ['se']", "person.nationalities[0]"),
        # the order of dates
        ("[[studies]]\nstarted = 2022-09-01\nends = 2022-08-31", "studies[0].ends"),
        ("[[studies]]\nstarted = 2022-09-01\nawarded = 2022-08-31", "studies[0].awarded"),
        ("[[studies]]\nstarted = 1899-12-31", "studies[0].started"),
        ("person.born = 1899-12-31", "person.born"),
        ("person.born = 2026-04-11", "person.born"),
        # negative years
        ("[[studies]]\nyears_completed = -1", "studies[0].years_completed"),
        # ids of choices and slots, and how many
        ("choices = ['pasp-nasp', 'pasp-xx']", "choices[1]"),
        ("choices = ['pasp-nasp', 'pasp-mo', 'pasp-nasp']", "choices[2]"),
        ("choices = ['pasp-nasp', 'pasp-mo', 'pasp-ip', 'pasp-pp']", "choices"),
        ("[[documents]]\nslot = 'diploma'\nfile = 'x.pdf'", "documents[0].slot"),
    ],
)
def test_a_fault_is_reported_at_its_key(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "person.born = 1900-01-01",
        "person.born = 2026-04-10",
        "[[studies]]\nstarted = 1900-01-01",
        "[[studies]]\nstarted = 2022-09-01\nends = 2022-09-01\nawarded = 2022-09-01",
        "[[studies]]\nends = 2022-09-01\nawarded = 2021-09-01",
        "[[studies]]\nstarted = 2022-09-01\nawarded = false",
        "[[studies]]\nawarded = 2050-01-01",
        "[[studies]]\nyears_completed = 0",
        "studies = []",
        "person.nationalities = []",
        "choices = ['pasp-nasp', 'pasp-mo', 'pasp-ip']",
        "languages = { en = 'none', fr = 'native', ga = 'C2' }",
        "answers.of-another-call = true",
        "words.'competency.of-another-call' = 'x'",
        "plan.done = ['of-another-call']",
        "plan.closes = 2027-04-30T23:59:00+02:00",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert keys(text) == []


def test_all_faults_are_reported_together() -> None:
    """Of shape and of values, in one table and in many, side by side."""
    text = """
        colour = "blue"
        choices = ["pasp-nasp", "pasp-nasp", "pasp-xx", "pasp-mo"]
        apply_on = "soon"
        [person]
        name = 7
        born = 2030-01-01
        nationalities = ["SE", "Sweden"]
        [languages]
        en = "B3"
        fr = "C1"
        [[studies]]
        level = "phd"
        started = 2022-09-01
        ends = 2021-09-01
        [[studies]]
        started = 2022-09-01
        awarded = 2021-09-01
        years_completed = -1
        [answers]
        drafts-in-english = "yes"
        [[documents]]
        slot = "diploma"
        file = "x"
        [[documents]]
        slot = "qualifications"
        """
    assert keys(text) == sorted(
        [
            "colour",
            "choices[1]",
            "choices[2]",
            "choices",
            "apply_on",
            "person.name",
            "person.born",
            "person.nationalities[1]",
            "languages.en",
            "studies[0].level",
            "studies[0].ends",
            "studies[1].awarded",
            "studies[1].years_completed",
            "answers.drafts-in-english",
            "documents[0].slot",
            "documents[1].file",
        ]
    )


def test_every_fault_is_one_line_that_names_file_and_key() -> None:
    text = "name = 1\nperson.born = 1899-01-01\nchoices = ['pasp-nsp']\nlanguages.en = 'B3'"
    for fault in found(text):
        line = errors.line(fault._replace(file="me.toml"))
        assert line.startswith(f"me.toml: {fault.key}: ")
        assert "{" not in line
        assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("nam = 'x'", "name"),
        ("person.nationality = ['SE']", "nationalities"),
        ("choices = ['pasp-nsp']", "pasp-nasp"),
        ("[[documents]]\nslot = 'qualification'\nfile = 'x'", "qualifications"),
        ("[[studies]]\nlevel = 'masters'", "master"),
        ("languages.en = 'B22'", "B2"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_nearest(text: str, nearest: str) -> None:
    (fault,) = found(text)
    assert f"“{nearest}”" in errors.sentence(fault)


def test_a_fourth_choice_is_refused_with_how_many_there_may_be() -> None:
    (fault,) = found("choices = ['pasp-nasp', 'pasp-mo', 'pasp-ip', 'pasp-pp']")
    assert "3" in errors.sentence(fault)
    assert "4" in errors.sentence(fault)


class TestAnotherCall:
    """With --call or --call-file, what belongs to another call is set aside."""

    def test_choices_and_slots_it_does_not_have_are_no_faults(self) -> None:
        text = "choices = ['di', 'dpp']\n[[documents]]\nslot = 'cv'\nfile = 'x'"
        assert keys(text, other_call=True) == []

    def test_those_set_aside_are_not_counted(self) -> None:
        text = "choices = ['di', 'dpp', 'em', 'ops', 'pasp-nasp']"
        assert keys(text, other_call=True) == []

    def test_what_is_wrong_with_the_person_still_is(self) -> None:
        assert keys("person.born = 1899-01-01", other_call=True) == ["person.born"]


class TestFormat:
    def test_it_is_required(self) -> None:
        _, of_shape = candidate_file.read({"name": "x"})
        assert [fault.key for fault in of_shape] == ["format"]

    @pytest.mark.parametrize("stated", [2, 0, -1, 1.0, "1", True])
    def test_any_other_is_refused(self, stated: object) -> None:
        try:
            _, of_shape = candidate_file.read({"format": stated})
        except UserFault as error:
            of_shape = error.faults
        assert [fault.key for fault in of_shape] == ["format"]

    def test_a_missing_one_hides_no_other_fault(self) -> None:
        _, of_shape = candidate_file.read({"name": 1})
        assert sorted(fault.key for fault in of_shape) == ["format", "name"]


def test_parsing_refuses_with_every_fault_of_shape() -> None:
    with pytest.raises(UserFault) as refused:
        candidate_file.parse("format = 1\nname = 1\ncolour = 2\nperson.born = 'x'")
    assert sorted(f.key for f in refused.value.faults) == ["colour", "name", "person.born"]

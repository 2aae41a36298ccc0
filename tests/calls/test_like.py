"""`like`: a call that starts from another and says only what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.errors import UserFault

HERE = Path(__file__).parent

HEAD = """
format = 1
id = "own"
like = "base"
title.en = "Own"
"""

BASE = """
format = 1
id = "base"
title = { en = "Base", fr = "Base" }
summary.en = "A base."
max_choices = 3

[source]
kind = "official"
document = "Notice"
url = "https://example.org/notice"

[window]
closes = 2030-04-30T23:59:00
zone = "Europe/Paris"

[[group]]
id = "east"
title.en = "East"

[[vacancy]]
id = "one"
group = "east"
title.en = "One"

[[vacancy]]
id = "two"
title.en = "Two"

[[question]]
id = "drafts"
text.en = "Do you draft?"

[[criterion]]
id = "age"
kind = "essential"
cite = "1"
text.en = "Old enough."
rule = { age_at_least = 21 }

[[criterion]]
id = "drafting"
kind = "essential"
text.en = "Drafts."
rule = { answer = "drafts" }

[[notice]]
id = "pool"
where = ["choose"]
text.en = "A pool."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    return tmp_path


def own(folder: Path, text: str) -> Call:
    (folder / "own.toml").write_text(HEAD + text, encoding="utf-8")
    return Catalogue(folder).call("own")


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(UserFault) as refused:
        own(folder, text)
    return sorted(fault.key for fault in refused.value.faults)


def test_what_is_not_said_stays_as_it_was(folder: Path) -> None:
    made = own(folder, "")
    assert made.id == "own"
    assert str(made.title) == "Own"
    assert str(made.summary) == "A base."
    assert made.max_choices == 3
    assert made.source.document == "Notice"
    assert [vacancy.id for vacancy in made.vacancies] == ["one", "two"]
    assert [criterion.id for criterion in made.criteria] == ["age", "drafting"]
    assert made.window.zone == "Europe/Paris"


def test_vacancies_and_groups_replace_those_of_the_base(folder: Path) -> None:
    made = own(
        folder,
        """
        [[group]]
        id = "west"
        title.en = "West"
        [[vacancy]]
        id = "three"
        group = "west"
        title.en = "Three"
        """,
    )
    assert [vacancy.id for vacancy in made.vacancies] == ["three"]
    assert [group.id for group in made.groups] == ["west"]


def test_vacancies_alone_leave_the_groups(folder: Path) -> None:
    made = own(folder, '[[vacancy]]\nid = "three"\ngroup = "east"\ntitle.en = "Three"\n')
    assert [vacancy.id for vacancy in made.vacancies] == ["three"]
    assert [group.id for group in made.groups] == ["east"]


def test_every_other_list_is_merged_by_id(folder: Path) -> None:
    made = own(
        folder,
        """
        [[criterion]]
        id = "age"
        rule = { age_at_least = 18 }
        [[criterion]]
        id = "degree"
        kind = "desirable"
        text.en = "A degree."
        rule = { degree = true }
        [[notice]]
        id = "pool"
        text.en = "Another pool."
        """,
    )
    assert [criterion.id for criterion in made.criteria] == ["age", "drafting", "degree"]
    age = made.criteria[0]
    assert (age.kind, str(age.cite), str(age.text)) == ("essential", "1", "Old enough.")
    assert getattr(age.rule, "years", None) == 18
    assert str(made.notices[0].text) == "Another pool."
    assert made.notices[0].where == ("choose",)


def test_faults_stand_where_the_own_file_has_them(folder: Path) -> None:
    """The own file’s first criterion is the merged list’s second, its second the third."""
    text = """
        [[criterion]]
        id = "drafting"
        rule = { answer = "draughts" }
        [[criterion]]
        id = "degree"
        kind = "desirable"
        text.en = "A degree."
        rule = { degree = false }
        """
    assert faults(folder, text) == ["criterion[0].rule.answer", "criterion[1].rule.degree"]


def test_an_id_that_stands_twice_in_the_own_file_is_a_fault(folder: Path) -> None:
    text = """
        [[notice]]
        id = "pool"
        text.en = "One."
        [[notice]]
        id = "pool"
        text.en = "Two."
        """
    assert faults(folder, text) == ["notice[1].id"]


def test_the_whole_is_checked_after_merging(folder: Path) -> None:
    """The base’s closing and the own opening are each sound, and do not go together."""
    assert faults(folder, "[window]\nopens = 2031-01-01T00:00:00\n") == ["window.opens"]


def test_a_merged_call_may_use_the_questions_of_its_base(folder: Path) -> None:
    made = own(
        folder,
        """
        [[criterion]]
        id = "more"
        kind = "desirable"
        text.en = "More."
        rule = { not = { answer = "drafts" } }
        """,
    )
    assert made.criteria[-1].id == "more"


def test_a_chain_of_calls_is_followed(folder: Path) -> None:
    (folder / "middle.toml").write_text(
        'format = 1\nid = "middle"\nlike = "base"\ntitle.en = "Middle"\nmax_choices = 2\n',
        encoding="utf-8",
    )
    (folder / "own.toml").write_text(HEAD.replace("base", "middle"), encoding="utf-8")
    made = Catalogue(folder).call("own")
    assert made.max_choices == 2
    assert [criterion.id for criterion in made.criteria] == ["age", "drafting"]


def test_a_circle_is_a_fault(folder: Path) -> None:
    (folder / "base.toml").write_text(
        BASE.replace('id = "base"', 'id = "base"\nlike = "own"', 1), encoding="utf-8"
    )
    assert faults(folder, "") == ["like"]


def test_an_unknown_base_is_a_fault_that_suggests_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UserFault) as refused:
        own(tmp_path, "")
    assert [fault.key for fault in refused.value.faults] == ["like"]


class TestTheDivisionLikeHeadquarters:
    """good/nato-dpp-2026.toml, which starts from nato-hq-2026."""

    @pytest.fixture
    def call(self) -> Call:
        return Catalogue().load(HERE / "good" / "nato-dpp-2026.toml")

    def test_its_own_facts(self, call: Call) -> None:
        assert call.max_choices == 2
        assert call.source.kind == "own"
        assert call.opens is not None
        assert call.closes is not None
        assert (call.closes.month, call.closes.day, call.closes.hour) == (5, 15, 12)
        assert [vacancy.id for vacancy in call.vacancies] == ["dpp-policy", "dpp-planning"]
        assert [group.id for group in call.groups] == ["dpp"]

    def test_the_rules_it_shares(self, call: Call) -> None:
        assert [criterion.id for criterion in call.criteria] == (
            "nationality age study language english-drafting"
            " degree second-language it experience planning"
        ).split()
        age = call.criteria[1]
        assert getattr(age.rule, "years", None) == 20
        assert str(age.cite) == "Essential 2"
        assert len(call.competencies) == 9
        assert [slot.id for slot in call.slots] == [
            "qualifications", "study-proof", "medical-evidence",
        ]  # fmt: skip

    def test_a_milestone_with_another_lead_time(self, call: Call) -> None:
        support = next(m for m in call.milestones if m.id == "support")
        assert support.before.working_days == 5
        assert str(support.title)

    def test_a_milestone_may_change_from_working_days_to_days(self, tmp_path: Path) -> None:
        """`before` is one of two: the own one replaces the other’s."""
        file = tmp_path / "own.toml"
        file.write_text(
            'format = 1\nid = "own"\nlike = "nato-hq-2026"\ntitle.en = "Own"\n'
            '[[milestone]]\nid = "support"\nbefore = { days = 5 }\n',
            encoding="utf-8",
        )
        support = next(m for m in Catalogue().load(file).milestones if m.id == "support")
        assert (support.before.days, support.before.working_days) == (5, None)

"""The names of a notice's places: one for every language, or one for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_apply import i18n
from nato_apply.calls.call import ClauseName
from nato_apply.calls.catalogue import Catalogue

GOOD = Path(__file__).parent / "good"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def clauses(call_id: str, language: str) -> dict[str, str]:
    i18n.use(language)
    call = Catalogue().load(GOOD / f"{call_id}.toml")
    return {str(each.id): str(each.cite) for each in call.criteria if each.cite}


def test_a_clause_named_in_both_languages_is_shown_in_the_one_spoken() -> None:
    assert clauses("example-agency-2030", "en")["study"] == "Essential 3"
    assert clauses("example-agency-2030", "fr")["study"] == "Essentiel 3"
    assert clauses("example-agency-2030", "fr")["both-languages"] == "Souhaité 1"


def test_a_clause_with_one_name_has_it_in_both_languages_unmarked() -> None:
    assert clauses("example-agency-2030", "fr")["age"] == "Essential 2"
    assert clauses("bourse-municipale-2031", "en")["domicile"] == "Condition 1"


def test_a_clause_named_in_the_other_language_alone_is_marked_as_every_text_is() -> None:
    assert clauses("bourse-municipale-2031", "fr")["langues"] == "Atout 1"
    assert clauses("bourse-municipale-2031", "en")["langues"] == "Atout 1 [FR]"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_results_for_programs_have_one_name_whatever_the_language(language: str) -> None:
    i18n.use(language)
    assert ClauseName("Essential 3", "Essentiel 3").named == "Essential 3"
    assert ClauseName(fr="Atout 1").named == "Atout 1"


def test_an_inherited_clause_keeps_its_names_until_it_is_named_anew(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        'format = 1\nid = "own"\nlike = "nato-hq-2026"\ntitle.en = "Own"\n'
        '[[criterion]]\nid = "age"\ncite = "Condition B"\n'
        '[[criterion]]\nid = "study"\ncite.fr = "Condition C"\n',
        encoding="utf-8",
    )
    i18n.use("fr")
    names = {str(each.id): str(each.cite) for each in Catalogue().load(file).criteria}
    assert names["nationality"] == "Essentiel 1"
    assert (names["age"], names["study"]) == ("Condition B", "Condition C")


@pytest.mark.parametrize("call_id", Catalogue().ids())
def test_every_clause_of_a_built_in_call_has_a_french_name_with_its_number(call_id: str) -> None:
    call = Catalogue().call(call_id)
    names = [
        *(criterion.cite for criterion in call.criteria),
        *(slot.cite for slot in call.slots),
        *(step.cite for step in call.steps),
        *(milestone.cite for milestone in call.milestones),
        *(stage.cite for stage in call.stages),
        *(notice.cite for notice in call.notices),
    ]
    assert any(names)
    for name in filter(None, names):
        english, french = name.en or "", name.fr or ""
        assert "" != english != french != ""
        assert figures(english) == figures(french)


def figures(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())

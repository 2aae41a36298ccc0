"""The five calls that ship: whole in both languages, with the facts that their notices state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nato_apply import i18n
from nato_apply.calls.call import Call, Text
from nato_apply.calls.catalogue import Catalogue

IDS = ("nato-2027", "nato-hq-2026", "nato-hq-2025", "nato-ims-2018", "nato-ims-cs-2017")
BRUSSELS = ZoneInfo("Europe/Brussels")


def call(call_id: str) -> Call:
    return Catalogue().call(call_id)


def texts(thing: object, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every text inside a call, with where it stands."""
    if isinstance(thing, Text):
        yield where, thing
    elif isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from texts(item, f"{where}[{index}]")
    else:
        for attribute in getattr(type(thing), "__attrs_attrs__", ()):
            yield from texts(getattr(thing, attribute.name), f"{where}.{attribute.name}")


def ids(things: tuple[object, ...]) -> str:
    return " ".join(getattr(thing, "id") for thing in things)  # noqa: B009


def test_five_calls_ship_and_all_can_be_read() -> None:
    catalogue = Catalogue()
    assert set(catalogue.ids()) == set(IDS)
    assert {read.id for read in catalogue.calls()} == set(IDS)
    assert catalogue.warnings == ()


@pytest.mark.parametrize("call_id", IDS)
def test_every_text_is_there_in_english_and_in_french(call_id: str) -> None:
    found = list(texts(call(call_id)))
    assert len(found) > 20
    half = [where for where, text in found if not (text.en or "").strip() or not text.fr]
    assert half == []


@pytest.mark.parametrize("call_id", IDS)
def test_sentences_differ_between_the_languages(call_id: str) -> None:
    """A sentence left in English would be the same in both."""
    same = [
        where
        for where, text in texts(call(call_id))
        if text.en == text.fr and len((text.en or "").split()) > 2
    ]
    assert same == []


@pytest.mark.parametrize("call_id", IDS)
def test_french_has_typographic_apostrophes_and_no_break_spaces(call_id: str) -> None:
    bad = [
        where
        for where, text in texts(call(call_id))
        if "'" in (text.fr or "")
        or any(f" {sign}" in (text.fr or "") for sign in ":;!?»")
        or "« " in (text.fr or "")
    ]
    assert bad == []


def test_a_call_follows_the_language_of_the_moment() -> None:
    title = call("nato-hq-2025").vacancies[0].title
    assert str(title) == "Defence Investment Division"
    i18n.use("fr")
    assert str(title) == "Division Investissement de défense"


def test_a_text_in_one_language_alone_is_shown_and_marked() -> None:
    text = Text(fr="Archives de la ville")
    assert str(text).startswith("Archives de la ville")
    assert "FR" in str(text)
    i18n.use("fr")
    assert str(text) == "Archives de la ville"


class TestHeadquarters2026:
    def test_facts(self) -> None:
        it = call("nato-hq-2026")
        assert it.source.kind == "official"
        assert it.max_choices == 3
        assert it.opens is None
        assert it.closes == datetime(2026, 4, 30, 23, 59, tzinfo=BRUSSELS)
        assert it.window.assumed == ()

    def test_vacancies(self) -> None:
        wanted = "pasp-wps-hs pasp-nasp pasp-ip pasp-pp pasp-pe pasp-rpc pasp-sn pasp-mo pasp-adn"
        assert ids(call("nato-hq-2026").vacancies) == wanted

    def test_criteria(self) -> None:
        it = call("nato-hq-2026")
        essential = [c for c in it.criteria if c.kind == "essential"]
        desirable = [c for c in it.criteria if c.kind == "desirable"]
        assert ids(tuple(essential)) == "nationality age study language english-drafting"
        assert ids(tuple(desirable)) == "degree second-language it experience"
        assert [str(c.cite) for c in essential] == [f"Essential {n}" for n in range(1, 6)]
        assert [str(c.cite) for c in desirable] == [f"Desirable {n}" for n in range(1, 5)]
        two_readings = [c.id for c in it.criteria if c.careful is not None]
        assert two_readings == "study language english-drafting degree second-language".split()

    def test_nine_competencies(self) -> None:
        assert ids(call("nato-hq-2026").competencies) == (
            "achievement analytical-thinking clarity-and-accuracy customer-service-orientation"
            " empathy flexibility initiative organizational-awareness teamwork"
        )

    def test_slots(self) -> None:
        slots = {str(slot.id): slot for slot in call("nato-hq-2026").slots}
        assert list(slots) == ["qualifications", "study-proof", "medical-evidence"]
        medical = slots["medical-evidence"]
        assert medical.sensitive
        assert medical.when == "selection"
        for slot in (slots["qualifications"], slots["study-proof"]):
            assert slot.languages == ("en", "fr")
            assert slot.when == "application"
            assert not slot.sensitive

    def test_the_support_milestone_is_our_advice_here(self) -> None:
        support = next(m for m in call("nato-hq-2026").milestones if m.id == "support")
        assert support.kind == "advice"
        assert support.before.working_days == 3

    def test_the_ban_on_generative_ai_is_said_everywhere(self) -> None:
        ban = next(n for n in call("nato-hq-2026").notices if n.id == "no-generative-ai")
        assert set(ban.where) == {
            "words", "documents", "eligibility", "choose", "checklist", "hand-over",
        }  # fmt: skip


class TestHeadquarters2025:
    def test_facts(self) -> None:
        it = call("nato-hq-2025")
        assert it.source.kind == "third-party"
        assert it.max_choices == 5
        assert it.closes is not None
        assert it.closes.date() == date(2025, 5, 20)
        assert set(it.window.assumed) == {"time", "zone"}
        assert it.placement is not None
        assert it.placement.months == 6

    def test_vacancies_and_criteria(self) -> None:
        it = call("nato-hq-2025")
        assert ids(it.vacancies) == "di dpp escd em ops pasp pdd jisd"
        assert ids(it.essential) == "nationality age study language"
        assert [c.id for c in it.criteria if not c.essential] == ["second-language"]

    def test_the_support_milestone_is_official_here(self) -> None:
        support = next(m for m in call("nato-hq-2025").milestones if m.id == "support")
        assert support.kind == "official"
        assert support.before.working_days == 3
        assert support.cite

    def test_two_ways_of_funding(self) -> None:
        assert [route.open for route in call("nato-hq-2025").routes] == ["window", "always"]

    def test_what_is_offered(self) -> None:
        offers: dict[str, Any] = {offer.id: offer for offer in call("nato-hq-2025").offers}
        stipend, travel = offers["stipend"], offers["travel"]
        assert (stipend.amount, stipend.currency, stipend.per) == (1235, "EUR", "month")
        assert (travel.amount, travel.currency, travel.at_most) == (1200, "EUR", True)
        assert offers["leave"].days == 15

    def test_partner_nationals_are_told_of_their_delegation(self) -> None:
        conditional = [n for n in call("nato-hq-2025").notices if n.when is not None]
        assert len(conditional) == 1
        assert "Delegation" in str(conditional[0].text)


class TestTheMilitaryStaff:
    @pytest.mark.parametrize("call_id", ["nato-ims-cs-2017", "nato-ims-2018"])
    def test_no_dates_and_no_conditions(self, call_id: str) -> None:
        it = call(call_id)
        assert it.source.kind == "official"
        assert (it.opens, it.closes, it.essential, it.max_choices) == (None, None, (), None)

    def test_the_cooperative_security_division(self) -> None:
        it = call("nato-ims-cs-2017")
        assert ids(it.vacancies) == "policy-programmes military-cooperation"
        assert len(it.tasks) == 3
        assert [c.kind for c in it.criteria] == ["desirable"]
        assert it.placement is not None
        assert it.placement.months == 6
        assert it.source.updated == date(2017, 3, 3)

    def test_eleven_places(self) -> None:
        it = call("nato-ims-2018")
        assert ids(it.vacancies) == "cs pascad nhqc3s ikm lr sitcen gender pc ola jis nso"
        assert it.source.updated == date(2018, 5, 23)


class TestTheUnverifiedListing:
    def test_facts(self) -> None:
        it = call("nato-2027")
        assert it.source.kind == "third-party"
        assert (it.opens, it.closes) == (None, None)
        assert ids(it.vacancies) == "politics communications finance it hr"
        assert ids(it.essential) == "study"

    def test_it_says_that_it_is_silent_on_nationality(self) -> None:
        told = {notice.id: notice for notice in call("nato-2027").notices}
        silent = [n for n in told.values() if set(n.where) == {"eligibility", "checklist"}]
        assert len(silent) == 1
        assert "nationality" in str(silent[0].text)

    def test_it_asks_for_a_cv_a_motivation_statement_and_academic_documents(self) -> None:
        assert set(ids(call("nato-2027").slots).split()) == {
            "academic-documents", "cv", "motivation",
        }  # fmt: skip


@pytest.mark.parametrize("call_id", IDS)
def test_the_milestones_of_a_plan_are_in_every_call(call_id: str) -> None:
    """Request transcript, self-translate, write texts, review, support cut-off, submit early."""
    assert {milestone.id for milestone in call(call_id).milestones} == {
        "transcript-requested", "self-translation", "texts-written", "review", "support",
        "submit-early",
    }  # fmt: skip


@pytest.mark.parametrize("call_id", IDS)
def test_where_the_notice_says_nothing_of_it_a_milestone_is_advice(call_id: str) -> None:
    it = call(call_id)
    official = {m.id for m in it.milestones if m.kind == "official"}
    assert official == ({"support"} if call_id == "nato-hq-2025" else set())
    assert all(m.cite for m in it.milestones if m.kind == "official")

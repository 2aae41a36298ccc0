"""How the documents of a candidate fit what they are given for, as the facts stand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nato_apply import i18n
from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate.draft import Document, Draft, OwnPlan
from nato_apply.candidate.facts import Person, Study
from nato_apply.documents.intake import FileReport, inspected
from nato_apply.documents.slots import SlotView, slots
from nato_apply.documents.worker import Worker
from tests.documents import papers

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
STUDENT = Person(name="Zoë Ångström", born=date(2004, 5, 3), nationalities=("SE",))
STUDIES = (
    Study(level="bachelor", started=date(2022, 9, 1), awarded=date(2025, 4, 14)),
    Study(level="master", started=date(2025, 9, 1), ends=date(2027, 6, 10)),
)


@pytest.fixture(scope="module")
def call() -> Call:
    return Catalogue(None).call("nato-hq-2026")


@pytest.fixture(scope="module")
def reports(worker: Worker) -> dict[str, FileReport]:
    contents = {
        "enrolled.pdf": papers.paper(papers.ENROLLED),
        "degree.pdf": papers.paper(papers.DEGREE),
        "slovak.pdf": papers.paper(papers.SLOVAK),
        "copy.pdf": papers.paper(papers.DEGREE),
        "scan.pdf": papers.scan(200),
        "undated.pdf": papers.paper(papers.ENROLLED.replace("20", "")),
    }
    return {name: inspected(name, content, worker) for name, content in contents.items()}


def viewed(
    call: Call, reports: dict[str, FileReport], *documents: Document, **more: object
) -> dict[str, SlotView]:
    draft = Draft(**{"person": STUDENT, "studies": STUDIES, "documents": documents, **more})  # type: ignore[arg-type]
    return {view.slot.id: view for view in slots(call, draft, NOW, reports).slots}


def sentences(view: SlotView, at: int = 0) -> dict[str, str]:
    return {found.code: str(found.text) for found in view.files[at].findings}


def test_a_proof_of_study_shows_its_period_its_holder_and_its_language(
    call: Call, reports: dict[str, FileReport]
) -> None:
    view = viewed(call, reports, Document("study-proof", "enrolled.pdf"))["study-proof"]
    found = sentences(view)
    assert found.keys() == {"language", "name-found", "period-found"}
    assert "from 1 September 2025 to 10 June 2027" in found["period-found"]
    assert view.state == "ready"
    assert view.files[0].language == "en"


def test_a_degree_shows_its_day_of_award(call: Call, reports: dict[str, FileReport]) -> None:
    found = sentences(
        viewed(call, reports, Document("qualifications", "degree.pdf"))["qualifications"]
    )
    assert found.keys() == {"language", "name-found", "award-found"}
    assert "Date of award: 14/04/2025" in found["award-found"]


def test_what_the_slot_needs_and_the_text_does_not_say_is_a_warning(
    call: Call, reports: dict[str, FileReport]
) -> None:
    view = viewed(
        call,
        reports,
        Document("study-proof", "undated.pdf"),
        Document("qualifications", "undated.pdf"),
    )
    assert "period-missing" in sentences(view["study-proof"])
    assert "award-missing" in sentences(view["qualifications"])
    assert view["study-proof"].state == "ready"


def test_nothing_is_missed_in_a_scan_whose_text_cannot_be_read(
    call: Call, reports: dict[str, FileReport]
) -> None:
    view = viewed(call, reports, Document("study-proof", "scan.pdf"))["study-proof"]
    assert sentences(view).keys() == {"scan"}


def test_another_name_is_told_part_by_part_and_follows_the_candidate_s_facts(
    call: Call, reports: dict[str, FileReport]
) -> None:
    given = Document("study-proof", "enrolled.pdf")
    other = Person(name="Zoe Lindqvist")
    found = sentences(viewed(call, reports, given, person=other)["study-proof"])
    assert "not found in the text: Lindqvist." in found["name-missing"]
    found = sentences(viewed(call, reports, given, person=Person())["study-proof"])
    assert not {"name-missing", "name-found"} & found.keys()


def test_a_proof_older_than_six_months_at_the_closing_is_too_old(
    call: Call, reports: dict[str, FileReport]
) -> None:
    found = sentences(viewed(call, reports, Document("study-proof", "slovak.pdf"))["study-proof"])
    assert "15 October 2025 (“" in found["proof-old"]
    assert "closing on 30 April 2026" in found["proof-old"]


def test_an_old_proof_beside_a_fresh_one_is_no_reason_to_ask_for_another(
    call: Call, reports: dict[str, FileReport]
) -> None:
    old, fresh = Document("study-proof", "slovak.pdf"), Document("study-proof", "enrolled.pdf")
    assert "proof-old" not in sentences(viewed(call, reports, old, fresh)["study-proof"])
    elsewhere = Document("qualifications", "enrolled.pdf")
    assert "proof-old" in sentences(viewed(call, reports, old, elsewhere)["study-proof"])
    undated = Document("study-proof", "undated.pdf")
    assert "proof-old" in sentences(viewed(call, reports, old, undated)["study-proof"])


def test_under_twenty_words_nothing_is_looked_for_and_that_is_said(
    call: Call, worker: Worker
) -> None:
    reports = {"a.pdf": inspected("a.pdf", papers.paper("Univerzita Komenského"), worker)}
    view = viewed(call, reports, Document("study-proof", "a.pdf"))["study-proof"]
    assert view.files[0].language == "unknown"
    found = sentences(view)
    assert found.keys() == {"few-words"}
    assert "(counted: 2)" in found["few-words"]


def test_after_the_closing_the_next_round_s_counts_as_the_candidate_expects_it(
    call: Call, reports: dict[str, FileReport]
) -> None:
    given = (Document("study-proof", "enrolled.pdf"),)
    expected = OwnPlan(closes=datetime(2027, 1, 31, 12))  # noqa: DTZ001 (wall clock, as typed)
    draft = Draft(person=STUDENT, studies=STUDIES, documents=given, plan=expected)
    for now, old in ((NOW, False), (NOW.replace(month=5), True)):
        views = slots(call, draft, now, reports).slots
        found = {f.code: str(f.text) for v in views for file in v.files for f in file.findings}
        assert ("31 January 2027" in found.get("proof-old", "")) is old


def test_another_language_wants_the_candidate_s_own_translation_beside_it(
    call: Call, reports: dict[str, FileReport]
) -> None:
    original = Document("study-proof", "slovak.pdf")
    alone = sentences(viewed(call, reports, original)["study-proof"])
    assert "translation-missing" in alone
    translation = Document("study-proof", "enrolled.pdf", translation_of="slovak.pdf")
    both = viewed(call, reports, original, translation)["study-proof"]
    assert "translation-missing" not in sentences(both)
    assert "original-missing" not in sentences(both, 1)
    # A translation is as new as its original, whatever day stands in it.
    assert "proof-old" not in sentences(both, 1)


def test_a_translation_names_an_original_that_is_given(
    call: Call, reports: dict[str, FileReport]
) -> None:
    lost = Document("study-proof", "enrolled.pdf", translation_of="gone.pdf")
    found = sentences(viewed(call, reports, lost)["study-proof"])
    assert "“gone.pdf”" in found["original-missing"]
    itself = Document("study-proof", "enrolled.pdf", translation_of="enrolled.pdf")
    assert "original-missing" in sentences(viewed(call, reports, itself)["study-proof"])
    unnamed = Document("study-proof", "enrolled.pdf", translator="Zoë Ångström")
    assert "translation-of-nothing" in sentences(viewed(call, reports, unnamed)["study-proof"])


def test_the_same_content_in_two_slots_is_told_with_the_other_slot(
    call: Call, reports: dict[str, FileReport]
) -> None:
    view = viewed(
        call, reports, Document("study-proof", "degree.pdf"), Document("qualifications", "copy.pdf")
    )
    assert "“Copies of your university" in sentences(view["study-proof"])["same-file-twice"]
    assert "“Proof of ongoing study" in sentences(view["qualifications"])["same-file-twice"]


def test_a_note_overrules_warnings_and_leaves_them_to_be_seen(
    call: Call, reports: dict[str, FileReport]
) -> None:
    noted = Document("study-proof", "slovak.pdf", note="The faculty says so.")
    (file,) = viewed(call, reports, noted)["study-proof"].files
    overruled = {found.code for found in file.findings if found.overruled}
    assert overruled == {"translation-missing", "proof-old"}
    assert [f.severity for f in file.findings][:2] == ["warn", "warn"]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sentence_can_be_said_in_both_languages(
    language: str, call: Call, reports: dict[str, FileReport]
) -> None:
    given = [Document("study-proof", name) for name in reports]
    i18n.use(language)
    for report in viewed(call, reports, *given)["study-proof"].files:
        for found in report.findings:
            assert "{" not in str(found.text)

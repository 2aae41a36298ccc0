"""What stands in the checklist: everything a counsellor needs, and what is still open first."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import attrs
import pytest

from nato_apply.candidate.draft import Draft, OwnPlan, with_answer, with_choices, with_words
from nato_apply.checklist.content import as_json
from nato_apply.checklist.parts import Checklist
from tests.checklist import samples


def open_texts(made: Checklist, kind: str) -> list[str]:
    return [item.text for item in made.still_open if item.kind == kind]


def test_it_says_who_and_which_call_and_what_kind_of_source() -> None:
    made = samples.made(samples.sample())
    assert made.whose.candidate == "Zoë Ångström"
    assert made.call.id == "nato-hq-2026"
    assert made.call.source.kind == "official"
    assert made.call.source.about == "official notice"
    assert made.prepared.text == "10 April 2026"
    assert made.day.at == date(2026, 4, 20)
    assert made.planned


def test_a_third_party_listing_is_marked_as_unverified() -> None:
    made = samples.made(samples.sample(), call="nato-2027")
    assert made.call.source.about == "third-party listing, unverified"


def test_the_verdict_is_in_words_with_what_would_make_it_a_yes() -> None:
    verdict = samples.made(samples.sample()).verdict
    assert (verdict.status, verdict.word) == ("arguable", "Arguable")
    assert verdict.headline == "Arguable on 20 April 2026"
    assert "Essential 3" in verdict.explanation
    assert "It is a yes if you apply by 14 April 2026." in verdict.explanation


def test_a_yes_says_until_when_it_holds() -> None:
    draft = attrs.evolve(samples.sample(), apply_on=date(2026, 4, 13))
    verdict = samples.made(draft).verdict
    assert verdict.headline == "Yes, on 13 April 2026"
    assert verdict.explanation.startswith("All 5 essential criteria are met")
    assert verdict.explanation.endswith("This holds until 14 April 2026.")


def test_a_yes_in_the_past_is_told_as_past() -> None:
    made = samples.made(samples.sample(), now=datetime(2026, 4, 16, tzinfo=UTC))
    assert made.verdict.explanation.endswith("It was a yes until 14 April 2026.")


def test_days_to_come_that_make_it_a_yes_are_named() -> None:
    draft = samples.sample()
    person = attrs.evolve(draft.person, born=date(2005, 4, 25))
    studies = tuple(attrs.evolve(study, ends=None, awarded=False) for study in draft.studies or ())
    made = samples.made(attrs.evolve(draft, person=person, studies=studies))
    assert made.verdict.status == "not_met"
    assert made.verdict.explanation == "Not met: Essential 2. It is a yes from 25 April 2026 on."


@pytest.mark.parametrize("call", ["nato-ims-2018", "nato-ims-cs-2017"])
def test_a_notice_without_conditions_says_so(call: str) -> None:
    made = samples.made(samples.sample(), call=call)
    assert made.verdict.status == "unstated"
    assert made.verdict.headline == "The notice states no condition"
    assert made.milestones == ()
    assert made.call.closes is None


def test_criteria_come_essential_first_with_status_clause_and_reason() -> None:
    made = samples.made(samples.sample())
    assert [part.kind for part in made.criteria] == ["essential"] * 5 + ["desirable"] * 4
    study = made.criteria[2]
    assert (study.status, study.word, study.cite) == ("arguable", "Arguable", "Essential 3")
    assert "14 April 2025" in study.because


def test_what_is_open_names_conditions_facts_documents_words_and_dates_in_this_order() -> None:
    made = samples.made(samples.sample())
    kinds = [item.kind for item in made.still_open]
    assert kinds == sorted(
        kinds, key=["condition", "fact", "choice", "document", "words", "deadline"].index
    )
    assert open_texts(made, "condition") == ["Essential 3 is arguable: a strict reader may say no."]
    assert open_texts(made, "document") == ["Missing: Copies of your university qualifications"]
    assert open_texts(made, "words")[0].startswith("Not begun, 8 of 9 competencies: Achievement, ")
    assert "Advised by 9 April 2026, do it now: " in open_texts(made, "deadline")[0]
    assert open_texts(made, "deadline")[-1] == "By 30 April 2026: Applications close"


def test_missing_facts_are_words_and_no_key_paths() -> None:
    made = samples.made(samples.empty())
    facts = open_texts(made, "fact")
    assert facts[:3] == [
        "Not entered yet: your date of birth",
        "Not entered yet: your nationalities",
        "Not entered yet: your studies",
    ]
    assert "Not entered yet: your level of French" in facts
    assert not any("person." in text or "answers." in text for text in facts)


def test_no_vacancy_chosen_is_open_and_a_chosen_one_is_not() -> None:
    assert open_texts(samples.made(samples.empty()), "choice") == ["No vacancy is chosen yet."]
    chosen = with_choices(samples.empty(), ("pasp-mo",))
    assert open_texts(samples.made(chosen), "choice") == []


def test_choices_are_ranked_with_the_candidates_own_reason() -> None:
    first, second = samples.made(samples.sample()).choices
    assert (first.rank, first.id, second.rank, second.id) == (1, "pasp-nasp", 2, "pasp-mo")
    assert first.note is not None
    assert first.note.startswith("My thesis")
    assert second.note is None


def test_own_words_are_counted_and_never_shown() -> None:
    draft = with_words(samples.empty(), "competency.empathy", "Cafe\u0301 au lait")
    made = samples.made(draft)
    (part,) = made.words
    assert (part.heading, part.words, part.characters) == ("Empathy", 3, 12)
    assert part.length == "3 words, 12 characters"
    assert "Caf" not in json.dumps(as_json(made), ensure_ascii=False)


def test_milestones_are_in_both_times_and_ticked_where_done() -> None:
    made = samples.made(samples.sample(), local=samples.ATHENS)
    first, second, *_rest, last = made.milestones
    assert (first.done, first.word, first.tone) == (True, "Done", "met")
    assert (second.overdue, second.word, second.tone) == (True, "Do it now", "arguable")
    assert (last.due.text, last.due.time) == ("Thu 30 Apr 2026", "23:59")
    assert (last.due_local.text, last.due_local.time) == ("Fri 1 May 2026", "0:59")


def test_a_submitted_draft_says_when_and_has_no_deadline_left() -> None:
    made = samples.made(samples.hostile("receipt 17"))
    assert made.whose.submitted is not None
    assert made.whose.submitted.text == "Tue 21 Apr 2026"
    assert made.whose.receipt == "receipt 17"
    assert open_texts(made, "deadline") == []
    assert {part.word for part in made.milestones} <= {"Done", "No longer needed"}


def test_an_expected_closing_is_marked_as_the_candidates_own() -> None:
    draft = attrs.evolve(
        samples.sample(),
        call="nato-2027",
        plan=OwnPlan(closes=datetime(2027, 4, 30, 23, 59, tzinfo=samples.BRUSSELS)),
    )
    made = samples.made(draft)
    assert made.call.closes_note == "expected by you"


def test_an_assumed_closing_is_marked() -> None:
    made = samples.made(samples.sample(), call="nato-hq-2025")
    assert made.call.closes_note == "assumed in part"
    assert any("assumed" in notice.text for notice in made.notices)


def test_days_gone_by_are_no_days_on_which_one_can_apply() -> None:
    assert samples.made(samples.sample(), call="nato-hq-2025").can_apply == ()
    spans = samples.made(samples.sample()).can_apply
    assert [span.status for span in spans] == ["met", "arguable"]


def test_the_ban_on_ai_comes_first_and_the_disclaimer_is_there() -> None:
    made = samples.made(samples.sample())
    assert made.notices[0].id == "no-generative-ai"
    assert made.notices[0].lead == "No generative AI."
    assert "not NATO’s" in made.disclaimer
    assert "advice and not a decision" in made.disclaimer


def test_documents_say_whether_they_are_needed_and_why() -> None:
    draft, reports = samples.laden()
    made = samples.made(draft, reports=reports)
    qualifications, study_proof, _medical = made.documents
    assert (qualifications.required, qualifications.state) == (True, "incomplete")
    assert "14 April 2025" in qualifications.why
    assert qualifications.files[0].about == "PDF, 12 pages, 346 kB"
    assert qualifications.files[0].findings[0].word == "Cannot be used"
    assert (study_proof.required, study_proof.word) == (False, "Not needed")
    assert study_proof.tone == "unstated", "there is nothing to know"


def test_answering_a_question_takes_it_off_the_list() -> None:
    draft = with_answer(samples.empty(), "drafts-in-english", True)
    question = "Not entered yet: Can you do research and draft texts in English?"
    assert question in open_texts(samples.made(samples.empty()), "fact")
    assert question not in open_texts(samples.made(draft), "fact")


def test_as_json_it_can_be_read_back_and_holds_instants_with_offsets() -> None:
    made = samples.made(samples.sample())
    read = json.loads(json.dumps(as_json(made)))
    assert read["prepared_at"] == "2026-04-10T07:00:00+00:00"
    assert read["on"] == "2026-04-20"
    assert read["call"]["closes"] == "2026-04-30T23:59:00+02:00"
    assert read["verdict"]["status"] == "arguable"
    assert read["open"][0]["id"] == "study"
    assert read["can_apply"][0]["end"] == "2026-04-14"
    assert "labels" not in read


def test_in_french_no_english_label_is_left() -> None:
    made = samples.made(samples.sample(), language="fr")
    english = samples.made(samples.sample()).labels
    same = {name for name, text in made.labels.items() if text == english[name]}
    assert same == {"source", "condition"}
    assert made.verdict.headline == "Discutable le 20 avril 2026"
    assert made.prepared.text == "10 avril 2026"


def test_an_unnamed_draft_has_a_title_too() -> None:
    assert samples.made(Draft(call="nato-2027")).title.startswith("Checklist: ")

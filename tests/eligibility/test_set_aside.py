"""What a call does not ask for is set aside, by the name it has in the call that does."""

from __future__ import annotations

from nato_apply import clock
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate.draft import Document, Draft
from nato_apply.eligibility.assess import assess
from nato_apply.eligibility.set_aside import set_aside

CATALOGUE = Catalogue()
HERE, OTHER = CATALOGUE.call("nato-hq-2025"), CATALOGUE.call("nato-hq-2026")
DRAFT = Draft(
    call=HERE.id,
    choices=("pasp-nasp", "no-such-vacancy"),
    answers={"drafts-in-english": True},
    documents=(Document("no-such-slot", "a.pdf"), Document("no-such-slot", "b.pdf")),
)
NOW = clock.moment("2026-04-10T09:00:00")


def test_each_has_the_name_of_a_call_that_knows_it_else_its_id() -> None:
    found = set_aside(HERE, DRAFT, CATALOGUE.calls)
    vacancy, question = OTHER.vacancy("pasp-nasp"), OTHER.question("drafts-in-english")
    assert vacancy is not None
    assert question is not None
    assert found.choices == (vacancy.title, "no-such-vacancy")
    assert found.answers == (question.text,)
    assert found.documents == ("no-such-slot",)


def test_where_nothing_is_set_aside_no_other_call_is_read() -> None:
    def read() -> tuple[()]:
        raise AssertionError

    found = set_aside(OTHER, Draft(call=OTHER.id, choices=("pasp-nasp",)), read)
    assert (found.choices, found.answers, found.documents) == ((), (), ())


def test_the_notes_beside_the_verdict_say_the_names() -> None:
    notes = " ".join(str(note) for note in assess(HERE, DRAFT, NOW, others=CATALOGUE.calls).notes)
    assert "pasp-nasp" not in notes
    assert "drafts-in-english" not in notes
    assert "Can you do research and draft texts in English?" in notes


def test_without_other_calls_the_ids_stand_there() -> None:
    notes = " ".join(str(note) for note in assess(HERE, DRAFT, NOW).notes)
    assert "pasp-nasp" in notes

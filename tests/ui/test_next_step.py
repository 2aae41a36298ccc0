"""What comes next: of the documents, only those that the application itself needs."""

from __future__ import annotations

import attrs

from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.ui.next_step import next_step
from nato_apply.ui.session import Session
from nato_apply.ui.tasks import needed, standings


def test_a_paper_asked_for_later_is_not_the_next_thing_to_add(session: Session) -> None:
    session.edit(lambda draft: with_person(draft, accommodation=True), N_("Accommodation"))
    session.edit(lambda draft: attrs.evolve(draft, apply_on=None), N_("Day"))
    view = session.view
    assert view is not None
    assert view.slots is not None
    later = tuple(slot for slot in view.slots.slots if not slot.asked_now)
    assert [slot.required for slot in later] == [True]
    alone = view._replace(slots=attrs.evolve(view.slots, slots=later))
    assert needed(alone) == []
    assert next_step(alone, standings(alone)).page == "words"
    whole = next_step(view, standings(view))
    assert (whole.page, whole.text) == (
        "documents",
        "Add: Copies of your university qualifications",
    )

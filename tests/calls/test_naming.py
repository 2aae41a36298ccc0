"""Things of a call by their names; what no call knows by its id."""

from __future__ import annotations

from nato_apply.calls import naming
from nato_apply.calls.catalogue import Catalogue

CALLS = Catalogue().calls()


def test_own_texts_are_called_by_what_they_are_on() -> None:
    assert str(naming.heading(CALLS, "competency.teamwork")) == "Teamwork"
    assert str(naming.heading(CALLS, "choice.pasp-nasp")) == str(naming.vacancy(CALLS, "pasp-nasp"))
    assert str(naming.heading(CALLS, "motivation"))
    assert naming.heading(CALLS, "criterion.no-such-one") == "criterion.no-such-one"


def test_calls_and_milestones_have_titles() -> None:
    call = next(call for call in CALLS if call.milestones)
    assert naming.title(CALLS, call.id) == call.title
    assert naming.milestone(CALLS, call.milestones[0].id) == call.milestones[0].title
    assert naming.title((), call.id) == call.id

"""What the list of drafts shows of a draft beside its name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.errors import UserFault

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.deadlines.plan import Plan


class Summary(NamedTuple):
    """The verdict and the plan are None where there is no call, or it is no longer there."""

    person: str | None
    verdict: str | None
    plan: Plan | None
    submitted: bool


def summary(draft: Draft, catalogue: Catalogue, now: datetime) -> Summary:
    """What a draft comes to at `now`."""
    from nato_apply.deadlines.plan import plan
    from nato_apply.eligibility.assess import assess

    made, verdict = None, None
    with contextlib.suppress(UserFault):  # a call that is no longer there
        if draft.call:
            call = catalogue.call(draft.call)
            made = plan(call, draft, now)
            verdict = assess(call, draft, now).verdict
    return Summary(draft.person.name, verdict, made, draft.submitted is not None)


def summary_of(
    load: Callable[[str], Draft], draft_id: str, catalogue: Catalogue, now: datetime
) -> Summary:
    """What a kept draft comes to at `now`. Raises `UserFault` where it cannot be read."""
    return summary(load(draft_id), catalogue, now)

"""What the list of drafts shows of a draft beside its name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.errors import UserFault

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.deadlines.plan import Plan
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class Summary(NamedTuple):
    """The verdict and the plan are None where there is no call, or it is no longer there."""

    person: str | None
    verdict: str | None
    plan: Plan | None
    submitted: bool
    done: int
    """How many of the tasks are."""


def summary(draft: Draft, catalogue: Catalogue, now: datetime) -> Summary:
    """What a draft comes to at `now`. Its documents are not read for it, and so count as open."""
    from nato_apply.ui.view import compute

    call = None
    with contextlib.suppress(UserFault):  # a call that is no longer there
        call = catalogue.call(draft.call) if draft.call else None
    return summary_of_view(compute(draft, call, {}, now))


def summary_of_view(view: View) -> Summary:
    """What the draft in the window comes to."""
    from nato_apply.ui.tasks import done

    verdict = view.assessment.verdict if view.assessment is not None else None
    submitted = view.draft.submitted is not None
    return Summary(view.draft.person.name, verdict, view.plan, submitted, done(view))


def newest(draft_id: str, found: Mapping[str, Summary], session: Session) -> Summary | None:
    """Of the draft in the window as it is now; of another as it was found, if it was."""
    if session.view is not None and draft_id == session.draft_id:
        return summary_of_view(session.view)
    return found.get(draft_id)


def summary_of(
    load: Callable[[str], Draft], draft_id: str, catalogue: Catalogue, now: datetime
) -> Summary:
    """What a kept draft comes to at `now`. Raises `UserFault` where it cannot be read."""
    return summary(load(draft_id), catalogue, now)

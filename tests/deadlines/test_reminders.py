"""What is reminded of when: within a week, three days, a day; never what is done or over."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from nato_apply import clock
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate.draft import Draft, Submitted, with_tick
from nato_apply.deadlines.plan import CLOSES, plan
from nato_apply.deadlines.reminders import Reminder, reminders

CALL = Catalogue().call("nato-hq-2026")
CLOSING = clock.moment("2026-04-30T23:59:00")


def due(now: datetime, draft: Draft | None = None) -> dict[str, int]:
    found = reminders(plan(CALL, draft or Draft(call=CALL.id), now), now)
    return {each.item: each.stage for each in found}


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        (timedelta(days=8), None),
        (timedelta(days=7), 2),
        (timedelta(days=3), 1),
        (timedelta(hours=24), 0),
        (timedelta(minutes=1), 0),
        (timedelta(0), None),
        (timedelta(days=-1), None),
    ],
)
def test_the_closing_is_reminded_of_three_times_and_not_when_it_is_over(
    before: timedelta, stage: int | None
) -> None:
    assert due(CLOSING - before).get(CLOSES) == stage


def test_a_milestone_that_is_ticked_off_is_left_alone() -> None:
    first = plan(CALL, Draft(call=CALL.id), CLOSING - timedelta(days=60)).items[0]
    now = first.due - timedelta(hours=2)
    assert due(now)[first.id] == 0
    assert first.id not in due(now, with_tick(Draft(call=CALL.id), first.id, True))


def test_once_submitted_nothing_is_reminded_of() -> None:
    now = CLOSING - timedelta(days=1)
    assert due(now)
    assert due(now, Draft(call=CALL.id, submitted=Submitted(now - timedelta(hours=1)))) == {}


def test_a_call_without_dates_reminds_of_nothing() -> None:
    undated = next(call for call in Catalogue().calls() if call.closes is None)
    assert reminders(plan(undated, Draft(call=undated.id), CLOSING), CLOSING) == ()


def test_they_come_by_the_moment_they_are_due() -> None:
    now = CLOSING - timedelta(days=5)
    found = reminders(plan(CALL, Draft(call=CALL.id), now), now)
    assert all(isinstance(each, Reminder) for each in found)
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert found[-1].closing

"""Which steps of a plan are to be reminded of at a moment, and how urgently."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from nato_apply.deadlines.plan import CLOSES, Plan

STAGES: Final = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""How long before a step is due it is reminded of, the nearest first."""


class Reminder(NamedTuple):
    """One step, `stage` (0: within a day, 1: within three, 2: within a week) before it is due."""

    item: str
    closing: bool
    due: datetime
    stage: int


def reminders(plan: Plan, now: datetime) -> tuple[Reminder, ...]:
    """The steps of a plan that come due within a week and are not done, each once, by due moment.

    What is overdue is not reminded of: the plan itself says so. Nor is anything once the
    application has been submitted. `now` is aware.
    """
    if plan.submitted is not None:
        return ()
    found = []
    for item in plan.items:
        left = item.due.astimezone(UTC) - now.astimezone(UTC)
        if item.done or left <= timedelta(0):
            continue
        stage = next((n for n, before in enumerate(STAGES) if left <= before), None)
        if stage is not None:
            found.append(Reminder(item.id, item.id == CLOSES, item.due, stage))
    return tuple(sorted(found, key=lambda each: each.due.astimezone(UTC)))

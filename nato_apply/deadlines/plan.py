"""The plan: what to do by when, from the call's milestones and its closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal, TypeAlias

from attrs import frozen

from nato_apply import clock
from nato_apply.calls.call import Call, Milestone
from nato_apply.candidate.draft import Draft
from nato_apply.deadlines.working_days import working_days_before
from nato_apply.i18n import N_, Counted, Message

State: TypeAlias = Literal["not_open", "open", "closing", "closed", "undated"]

CLOSES = "closes"
"""Id of the item that is the closing itself."""

STATE_WORDS: Final = {
    "not_open": N_("not open yet"),
    "open": N_("open"),
    "closing": N_("closes within a week"),
    "closed": N_("closed"),
    "undated": N_("no date stated"),
}

_CLOSING_FOR = timedelta(days=7)


@frozen
class PlanItem:
    """One thing to do. `due` is an instant in the call's zone."""

    id: str
    kind: Literal["official", "advice"]
    title: object
    due: datetime
    done: bool
    overdue: bool
    why: object


@frozen
class Plan:
    """`closes` is the call's, or (`expected`) the candidate's own guess at the next round's.

    `submitted`: since then nothing has to be done any more, and no step is late.
    """

    call: Call
    now: datetime
    zone: str
    state: State
    opens: datetime | None
    closes: datetime | None
    expected: bool
    items: tuple[PlanItem, ...]
    remaining_s: int | None
    submitted: datetime | None = None

    @property
    def ahead(self) -> tuple[PlanItem, ...]:
        """What is still to be done and not late yet; nothing once submitted."""
        if self.submitted is not None:
            return ()
        return tuple(item for item in self.items if item.due >= self.now and not item.done)


def plan(call: Call, draft: Draft, now: datetime) -> Plan:
    """The plan at `now`: items by due instant, the closing last; without a closing, none."""
    closes, expected = _closing(call, draft, now)
    return Plan(
        call=call,
        now=now.astimezone(clock.zone(call.window.zone)),
        zone=call.window.zone,
        state=_state(call, closes, now),
        opens=call.opens,
        closes=closes,
        expected=expected,
        items=tuple(_items(call, draft, closes, expected, now)) if closes else (),
        remaining_s=max(0, int((_utc(closes) - _utc(now)).total_seconds())) if closes else None,
        submitted=draft.submitted.at if draft.submitted is not None else None,
    )


def _utc(when: datetime) -> datetime:
    # Two moments of one zone subtract by the wall clock, an hour wrong over a change of time.
    return when.astimezone(UTC)


def _closing(call: Call, draft: Draft, now: datetime) -> tuple[datetime | None, bool]:
    own = draft.plan.closes
    if own is not None and (call.closes is None or now > call.closes):
        zone = clock.zone(call.window.zone)
        return (own.astimezone(zone) if own.tzinfo else own.replace(tzinfo=zone)), True
    return call.closes, False


def _state(call: Call, closes: datetime | None, now: datetime) -> State:
    if closes is None:
        return "undated"
    if now > closes:
        return "closed"
    if call.opens is not None and now < call.opens:
        return "not_open"
    return "closing" if _utc(closes) - _utc(now) <= _CLOSING_FOR else "open"


def _items(
    call: Call, draft: Draft, closes: datetime, expected: bool, now: datetime
) -> Iterator[PlanItem]:
    dated = [(_due(milestone, closes), milestone) for milestone in call.milestones]
    for due, milestone in sorted(dated, key=lambda pair: pair[0]):
        done = milestone.id in draft.plan.done
        yield PlanItem(
            id=milestone.id,
            kind=milestone.kind,
            title=milestone.title,
            due=due,
            done=done,
            overdue=not done and due < now and draft.submitted is None,
            why=_why(milestone),
        )
    done = draft.submitted is not None or CLOSES in draft.plan.done
    yield PlanItem(
        id=CLOSES,
        kind="advice" if expected else "official",
        title=Message(N_("Expected closing") if expected else N_("Applications close")),
        due=closes,
        done=done,
        overdue=not done and closes < now,
        why=_why_closes(call, expected),
    )


def _due(milestone: Milestone, closes: datetime) -> datetime:
    """The milestone's day, at the closing's time of day."""
    before = milestone.before
    day = closes.date()
    if before.working_days is not None:
        day = working_days_before(day, before.working_days)
    elif day.toordinal() - (before.days or 0) >= date.min.toordinal():
        day -= timedelta(days=before.days or 0)
    return datetime.combine(day, closes.timetz())


def _why(milestone: Milestone) -> Message:
    before = milestone.before
    if before.working_days is not None:
        distance = Counted(
            "{count} working day must lie between it and the closing",
            "{count} working days must lie between it and the closing",
            before.working_days,
        )
    else:
        distance = Counted(
            "{count} day before the closing",
            "{count} days before the closing",
            before.days or 0,
        )
    if milestone.kind == "advice":
        return Message(N_("Our advice: {distance}."), {"distance": distance})
    cite = milestone.cite or Message(N_("the notice"))
    return Message(N_("{cite}: {distance}."), {"cite": cite, "distance": distance})


def _why_closes(call: Call, expected: bool) -> Message:
    if expected:
        return Message(N_("You expect the next round to close then; no notice says so yet."))
    if call.window.assumed:
        return Message(N_("The notice gives the day; what it leaves open is assumed."))
    return Message(N_("The notice says so. After this, nothing can be changed or sent."))

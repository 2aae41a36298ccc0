"""The plan as an iCalendar file (RFC 5545): an event with an alarm for each item still ahead."""

from __future__ import annotations

import unicodedata
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from nato_apply.deadlines.plan import Plan, PlanItem
from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from icalendar import Event

_ALARM_BEFORE = timedelta(days=1)


def calendar(plan: Plan) -> bytes:
    """The calendar of a plan, in the current language.

    Instants are in UTC. A UID depends on the call and the item alone, so that a second import
    updates the first. Nothing personal is in it: calendars are synchronised.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//nato_apply//nato_apply//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", str(plan.call.title))
    for item in plan.ahead:
        made.add_component(_event(plan, item))
    return bytes(made.to_ical())


def _event(plan: Plan, item: PlanItem) -> Event:
    from icalendar import Alarm, Event

    title = _text(f"{item.title} – {plan.call.title}")
    event = Event()
    event.add("uid", f"{plan.call.id}.{item.id}@nato-apply.invalid")
    event.add("dtstamp", plan.now.astimezone(UTC))
    event.add("last-modified", plan.now.astimezone(UTC))
    event.add("dtstart", item.due.astimezone(UTC))
    event.add("summary", title)
    ours = translated(N_("A reminder of your own; not from NATO."))
    event.add("description", f"{item.why} {ours}")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -_ALARM_BEFORE)
    alarm.add("description", title)
    event.add_component(alarm)
    return event


def _text(words: str) -> str:
    """The words without control characters, which a calendar must not hold (RFC 5545, 3.3.11)."""
    return "".join(
        letter for letter in words if unicodedata.category(letter) != "Cc" or letter in "\n\t"
    )

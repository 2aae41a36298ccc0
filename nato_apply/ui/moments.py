"""Moments as the window shows them: in the call's own zone, and as this computer's clock has it."""

from __future__ import annotations

from datetime import datetime

from nato_apply import clock, i18n
from nato_apply.i18n import N_, Message, translated


def place(zone: str) -> str:
    """A time zone by its city."""
    if zone == clock.BRUSSELS:
        return translated(N_("Brussels"))
    return zone.rpartition("/")[2].replace("_", " ")


def both_times(when: datetime, zone: str, *, short: bool = False) -> str:
    """“Thursday 30 April 2026, 23:59 Brussels · 22:59 your time”; `when` in the zone named.

    With `short`, weekday and month in their short forms.
    """
    wording = N_("{day}, {time} {place}")
    day = f"{i18n.short_day(when)} {when.year}" if short else i18n.weekday(when)
    params = {"day": day, "time": i18n.time_of_day(when), "place": place(zone)}
    return _with_yours(str(Message(wording, params)), when)


def both_hours(when: datetime, zone: str) -> str:
    """“23:59 Brussels · 22:59 your time”: the same without the day, which stands beside it."""
    params = {"time": i18n.time_of_day(when), "place": place(zone)}
    return _with_yours(str(Message(N_("{time} {place}"), params)), when)


def _with_yours(there: str, when: datetime) -> str:
    here = when.astimezone()  # by the computer's rules of that day, not by today's offset
    if here.utcoffset() == when.utcoffset():
        return str(Message(N_("{there}, also your time"), {"there": there}))
    time = i18n.time_of_day(here)
    if here.date() != when.date():
        time = f"{i18n.short_day(here)}, {time}"
    yours = Message(N_("{time} your time"), {"time": time})
    return f"{there} · {yours}"

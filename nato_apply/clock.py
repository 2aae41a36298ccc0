"""Moments and zones. The only module that reads the computer's clock.

Nothing below the command line and the window asks for the time: `now` is an argument there.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

BRUSSELS = "Europe/Brussels"

# At the ends of the calendar a moment cannot be told in another zone.
_EARLIEST, _LATEST = 1900, 9000

_LOCALTIME = "/etc/localtime"

BAD_MOMENT = FaultKind(
    "bad-moment",
    N_("“{text}” is not a moment. Write it as 2026-04-10 or 2026-04-10T09:00:00+02:00."),
)
UNKNOWN_ZONE = FaultKind(
    "unknown-zone",
    N_("“{zone}” is not a known time zone. Use a name such as Europe/Brussels."),
)


def zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises `UserFault` for a name it does not know."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # not before the window is painted

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise refuse(UNKNOWN_ZONE, zone=name) from None


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class _Here(tzinfo):
    """The computer's zone, each moment by the rules of its own day."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return _read_here(when).utcoffset() if when else None

    def dst(self, when: datetime | None) -> timedelta | None:  # noqa: ARG002 (tzinfo's own)
        return None  # the system does not tell

    def tzname(self, when: datetime | None) -> str | None:
        return _read_here(when).tzname() if when else None

    def fromutc(self, when: datetime) -> datetime:
        here = when.replace(tzinfo=UTC).astimezone()
        first = here.replace(tzinfo=self, fold=0)
        # Where clocks go back an hour comes twice; `fold` tells which of the two it is.
        return first if first.utcoffset() == here.utcoffset() else first.replace(fold=1)


def _read_here(wall: datetime) -> datetime:
    """A wall-clock time with the offset that the computer's zone has then."""
    return wall.replace(tzinfo=None).astimezone()


def local_zone() -> tzinfo:
    """The computer's own zone, with the offset that it has on each day."""
    return _Here()


def zone_name() -> str:
    """What the computer's zone is called: ``Europe/Athens``; its offset, where it has no name."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked()):
        try:
            return zone(name).key
        except UserFault:
            continue
    return f"UTC{datetime.now(UTC).astimezone():%z}"


def _linked() -> str:
    """The zone that this computer's clock is set to, as Linux and macOS keep it."""
    try:
        return os.path.realpath(_LOCALTIME).partition("/zoneinfo/")[2]
    except OSError:
        return ""


def moment(text: str) -> datetime:
    """The moment an ISO 8601 text names; without an offset, as read in Brussels.

    A date alone is its midnight. Raises `UserFault` where the text is no such moment.
    """
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise refuse(BAD_MOMENT, text=text) from None
    if not _EARLIEST <= when.year <= _LATEST:
        raise refuse(BAD_MOMENT, text=text)
    return when if when.tzinfo else when.replace(tzinfo=zone(BRUSSELS))

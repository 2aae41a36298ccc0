"""Moments and zones. The only module that reads the computer's clock.

Nothing below the command line and the window asks for the time: `now` is an argument there.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

BRUSSELS = "Europe/Brussels"

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
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise refuse(UNKNOWN_ZONE, zone=name) from None


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def local_zone() -> tzinfo:
    """The computer's own zone."""
    found = datetime.now().astimezone().tzinfo
    assert found is not None
    return found


def moment(text: str) -> datetime:
    """The moment an ISO 8601 text names; without an offset, as read in Brussels.

    A date alone is its midnight. Raises `UserFault` where the text is no such moment.
    """
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise refuse(BAD_MOMENT, text=text) from None
    return when if when.tzinfo else when.replace(tzinfo=zone(BRUSSELS))

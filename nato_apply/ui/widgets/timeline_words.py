"""What the time line shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from nato_apply.ui.widgets.timeline import Bar, Row


def together(met: str, arguable: str) -> str:
    """Both kinds of days of a row in one text."""
    if not met and not arguable:
        return translated(N_("no day"))
    argued = str(Message(N_("arguable {days}"), {"days": arguable})) if arguable else ""
    return ", ".join(text for text in (met, argued) if text)


def days(row: Row, kind: str) -> str:
    """The days of one kind: from 3 May 2025 on; empty where there are none."""
    return ", ".join(_span(bar) for bar in row.bars if bar.kind == kind)


def _span(bar: Bar) -> str:
    if bar.start and bar.end:
        wording = N_("{first} to {last}") if bar.start != bar.end else N_("on {first}")
    elif bar.start:
        wording = N_("from {first} on")
    elif bar.end:
        wording = N_("until {last}")
    else:
        return translated(N_("always"))
    return str(Message(wording, {"first": bar.start, "last": bar.end}))

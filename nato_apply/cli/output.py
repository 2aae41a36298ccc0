"""Results on standard output: JSON, or lines for a reader."""

from __future__ import annotations

import json
import textwrap
from datetime import date, datetime
from typing import Any

from nato_apply import clock, i18n
from nato_apply.eligibility.timeline import Span
from nato_apply.errors import on_one_line
from nato_apply.i18n import N_, Message, translated

WIDTH = 96
_KEPT = "\x1f"
"""Stands for a space where no line may end: a control character, of which no text has any."""


def print_json(value: dict[str, Any]) -> None:
    """One JSON object: dates as YYYY-MM-DD, instants with an offset, texts in our language."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def line(text: object) -> None:
    """A text on one line, however long; a stranger's steers no terminal."""
    print(on_one_line(str(text)))


def heading(title: object) -> None:
    words = on_one_line(str(title))
    print(f"\n{words}\n{'─' * min(len(words), WIDTH)}")


def paragraph(words: object, indent: int = 0, *, hang: int = 0) -> None:
    """A text wrapped to the width of a page, moved in by `indent`, from the second line `hang`.

    A line does not end inside “3 May”; what is printed there is a plain space, as who reads the
    lines with a program expects it.
    """
    space = " " * indent
    wrapped = textwrap.fill(
        i18n.kept_together(on_one_line(str(words)), _KEPT),
        WIDTH,
        initial_indent=space,
        subsequent_indent=space + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    print(wrapped.replace(_KEPT, " "))


def item(words: object) -> None:
    """One item of a list."""
    paragraph(f"· {words}", hang=2)


def named(name: object, words: object) -> Message:
    """A text with what it is about before it: “Essential 1: …”."""
    return Message(N_("{cite}: {reason}"), {"cite": name, "reason": words})


def spans(found: tuple[Span, ...]) -> list[list[date | None]]:
    return [[span.start, span.end] for span in found]


def span_words(span: Span) -> str:
    """A span of days in words, both ends included."""
    days = {"start": span.start, "end": span.end}
    if span.start is None and span.end is None:
        return translated(N_("at any time"))
    if span.start is None:
        return str(Message(N_("until {end}"), days))
    if span.end is None:
        return str(Message(N_("from {start}"), days))
    return str(Message(N_("from {start} to {end}"), days))


def both_times(when: datetime, zone: str) -> str:
    """“Thu 30 Apr 2026, 23:59 Brussels · 22:59 here”; `when` is in the zone named."""
    words = {
        "day": f"{i18n.short_day(when)} {when.year}",
        "time": i18n.time_of_day(when),
        "place": _place(zone),
    }
    there = str(Message(N_("{day}, {time} {place}"), words))
    here = when.astimezone(clock.local_zone())
    if here.utcoffset() == when.utcoffset():
        return there
    time = i18n.time_of_day(here)
    if here.date() != when.date():
        time = f"{i18n.short_day(here)}, {time}"
    return str(Message(N_("{there} · {time} here"), {"there": there, "time": time}))


def _place(zone: str) -> str:
    """A time zone by its city."""
    if zone == clock.BRUSSELS:
        return translated(N_("Brussels"))
    return zone.rpartition("/")[2].replace("_", " ")

"""Results on standard output: JSON, or lines for a reader."""

from __future__ import annotations

import json
import textwrap
from datetime import date, datetime
from typing import Any

from nato_apply import i18n
from nato_apply.eligibility.timeline import Span

WIDTH = 96


def print_json(value: dict[str, Any]) -> None:
    """One JSON object: dates as YYYY-MM-DD, instants with an offset, texts in our language."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def text(value: object | None) -> str | None:
    """A translatable text as it reads in the current language; `None` stays."""
    return None if value is None else str(value)


def heading(title: str) -> None:
    print(f"\n{title}\n{'─' * min(len(title), WIDTH)}")


def paragraph(words: object, indent: int = 0) -> None:
    """A text wrapped to the width of a page, moved in by `indent`."""
    space = " " * indent
    print(textwrap.fill(str(words), WIDTH, initial_indent=space, subsequent_indent=space))


def spans(found: tuple[Span, ...]) -> list[list[date | None]]:
    return [[span.start, span.end] for span in found]


def span_words(span: Span) -> str:
    """A span of days in words, both ends included."""
    if span.start is None and span.end is None:
        return i18n.translated(i18n.N_("at any time"))
    if span.start is None:
        return i18n.translated(i18n.N_("until {end}")).format(end=i18n.shown(span.end))
    if span.end is None:
        return i18n.translated(i18n.N_("from {start}")).format(start=i18n.shown(span.start))
    return i18n.translated(i18n.N_("from {start} to {end}")).format(
        start=i18n.shown(span.start), end=i18n.shown(span.end)
    )


def both_times(when: datetime, here: datetime) -> str:
    """An instant in the call's zone and, where it reads differently, in the computer's."""
    first = f"{i18n.short_day(when)} {when.year}, {i18n.time_of_day(when)}"
    if when.utcoffset() == here.utcoffset():
        return first
    return f"{first} ({i18n.short_day(here)}, {i18n.time_of_day(here)})"

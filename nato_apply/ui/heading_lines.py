"""The headings one writes under, as the entries of a list: grouped, each with how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nato_apply.i18n import N_, plural, translated
from nato_apply.ui import text_limits, writing
from nato_apply.ui.widgets.heading_list import Line
from nato_apply.ui.writing import Heading


def of(headings: Iterable[Heading], words: Mapping[str, str]) -> list[Line]:
    """The entries in order, each group under its name; `words`: the texts written so far."""
    lines: list[Line] = []
    group = ""
    for heading in headings:
        if heading.group != group:
            group = heading.group
            if group != heading.title:
                lines.append(Line("", group))
        lines.append(_line(heading, words.get(heading.about, "")))
    return lines


def _line(heading: Heading, text: str) -> Line:
    size = writing.size(text)
    more = heading.prompt if heading.cite and heading.prompt != heading.title else ""
    if not size.characters:
        return Line(heading.about, heading.title, more, translated(N_("Empty")))
    words = plural("{count} word", "{count} words", size.words)
    limit = text_limits.of(heading.about)
    over = limit is not None and limit.over(size)
    state = translated(N_("Too long") if over else N_("Begun"))
    shape = "long" if over else "begun"
    return Line(heading.about, heading.title, more, f"{state} · {words}", shape)

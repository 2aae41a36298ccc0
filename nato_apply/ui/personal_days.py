"""The days by which a candidate could be known: birthdays, and since when their country is in NATO.

A year is enough to go by, where a text says what happened that year: so every birthday is hidden
with its year, and the day before it, on which an age limit ends.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nato_apply import i18n

if TYPE_CHECKING:
    from nato_apply.candidate.facts import Person

_EVE = timedelta(days=1)


def patterns(person: Person, public: Collection[date]) -> Iterator[str]:
    """How such days are written, as regular expressions; `public`: those that everybody knows.

    A birthday on the day of the closing is shown with that year: a gap there would tell it.
    """
    if person.born is not None:
        yield from _born(person.born)
        for day in _birthdays(person.born):
            alone = not any((each.month, each.day) == (day.month, day.day) for each in public)
            yield from _in_any_year(day, public, alone=alone)
            yield from _in_any_year(day - _EVE, public, alone=False)
    yield from _accessions(person, public)


def _born(born: date) -> Iterator[str]:
    yield str(born.year)
    yield f"0?{born.day}[/.]0?{born.month}[/.]{born.year}"


def _birthdays(born: date) -> set[date]:
    """In a year of its own kind, and in one without a 29 February."""
    if (born.month, born.day) == (2, 29):
        return {born, date(born.year + 1, 3, 1)}
    return {born}


def _in_any_year(day: date, public: Collection[date], *, alone: bool) -> Iterator[str]:
    known = [each.year for each in public if (each.month, each.day) == (day.month, day.day)]
    but = f"(?!(?:{'|'.join(map(str, known))})\\b)" if known else ""
    yield rf"{but}\d{{4}}-{day.month:02}-{day.day:02}"
    for spelled in i18n.spellings(day):
        words = r"\s+".join(map(re.escape, spelled.split()))
        yield rf"{words}\s+{but}\d{{4}}"
        if alone:
            yield rf"{words}(?!\s+\d{{4}})"


def _accessions(person: Person, public: Collection[date]) -> Iterator[str]:
    from nato_apply.eligibility.members import member_since

    since = (member_since().get(code) for code in person.nationalities or ())
    for day in since:
        if day is None:
            continue
        for each in (day, day - _EVE):
            if each in public:
                continue
            yield each.isoformat()
            for spelled in i18n.spellings(each):
                yield r"\s+".join((*map(re.escape, spelled.split()), str(each.year)))

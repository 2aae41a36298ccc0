"""English and French: translated text, and dates, numbers and names as each language writes them.

Nothing is translated at import time: `N_` only marks a text, `_` looks it up when it is shown, so
that the language can change while the program runs.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final, NamedTuple

from nato_apply import paths

LANGUAGES: Final = ("en", "fr")
_DOMAIN: Final = "nato_apply"


class _Current:
    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    names: dict[str, Any] | None = None


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a text for translation and leave it as it is."""
    return text


def use(language: str) -> None:
    """Show everything in `language` (``en`` or ``fr``) from now on."""
    _Current.language = language
    _Current.catalogue = _catalogue(language)
    _Current.names = None


def language() -> str:
    return _Current.language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    # English is the language of the source; a catalogue that is missing elsewhere must be noticed.
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, paths.translations(), [language])


def from_system() -> str:
    """The system's language where it is one of ours, else English."""
    import locale  # not where the language is named

    candidates = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next((value for value in candidates if value), locale.getlocale()[0] or "")
    code = named[:2].lower()
    return code if code in LANGUAGES else "en"


def translated(text: str) -> str:
    """The text in the current language."""
    return _Current.catalogue.gettext(text)


_ = translated


@cache
def fixed_texts() -> frozenset[str]:
    """What the program itself says, word for word, whoever uses it; in all of our languages."""
    known: Mapping[Any, str] = getattr(_catalogue("fr"), "_catalog", {})
    texts = {text for pair in known.items() for text in pair if isinstance(text, str)}
    return frozenset(text for text in texts if "{" not in text)


def plural(one: str, many: str, count: int) -> str:
    """The right form for a number, in the current language, with ``{count}`` filled in."""
    return _Current.catalogue.ngettext(one, many, count).format(count=number(count))


class Message(NamedTuple):
    """A translatable text and its parameters; `str` gives it in the language current then."""

    wording: str
    params: Mapping[str, object] = {}

    def __str__(self) -> str:
        wording = _Current.catalogue.gettext(self.wording)
        return wording.format(**{name: shown(value) for name, value in self.params.items()})


class Counted(NamedTuple):
    """A translatable text with a number in it, ``{count}``; `str` picks the plural."""

    one: str
    many: str
    number: int

    def __str__(self) -> str:
        return plural(self.one, self.many, self.number)


def shown(value: object) -> str:
    """A value as the current language writes it: dates, moments, whole numbers, lists."""
    write = _WRITERS.get(type(value))
    return write(value) if write else str(value)


@cache
def _names(language: str) -> dict[str, Any]:
    import json  # not before the window is painted

    text = paths.resource("names", f"{language}.json").read_text(encoding="utf-8")
    names: dict[str, Any] = json.loads(text)
    return names


def _here() -> dict[str, Any]:
    if _Current.names is None:
        _Current.names = _names(_Current.language)
    return _Current.names


def country(code: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in the current language. Source: CLDR."""
    return str(_here()["countries"].get(code, code))


def countries() -> dict[str, str]:
    """Every country: code to name, in the current language."""
    return dict(_here()["countries"])


def language_name(code: str) -> str:
    """The name of a language (ISO 639) in the current language. Source: CLDR."""
    return str(_here()["languages"].get(code, code))


def language_names() -> dict[str, str]:
    """Every language: code to name, in the current language."""
    return dict(_here()["languages"])


def number(value: int) -> str:
    """A whole number with its thousands apart: 1,235 or 1 235 (no-break spaces)."""
    text = f"{value:,}"
    return text if _Current.language == "en" else text.replace(",", "\u202f")


_FRENCH_MARKS: Final = str.maketrans({",": "\u202f", ".": ","})


def amount(value: float, currency: str) -> str:
    """A sum of money, as the current language writes it."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    if _Current.language == "en":
        return f"{currency} {text}"
    return f"{text.translate(_FRENCH_MARKS)}\u00a0{currency}"


def day(when: date) -> str:
    """A day in full: 3 May 2004, 1er mai 2004."""
    return f"{day_and_month(when)} {when.year}"


def day_and_month(when: date) -> str:
    """A day without its year: 3 May, 1er mai."""
    return f"{_day_number(when)} {_here()['months'][when.month - 1]}"


def short_day(when: date) -> str:
    """A day for narrow places: Thu 30 Apr, jeu. 30 avr."""
    names = _here()
    return f"{names['days_short'][when.weekday()]} {_day_number(when)} {short_month(when)}"


def short_month(when: date) -> str:
    return str(_here()["months_short"][when.month - 1])


def weekday(when: date) -> str:
    """Thursday 30 April 2026, jeudi 30 avril 2026."""
    return f"{_here()['days'][when.weekday()]} {day(when)}"


def month_names() -> list[str]:
    return list(_here()["months"]) + list(_here()["months_short"])


def spellings(when: date) -> set[str]:
    """A day of the year as each of our languages writes it, in full and short: 3 May, 3 mai."""
    numbers = {str(when.day), "1er"} if when.day == 1 else {str(when.day)}
    names = [
        _names(language)[months][when.month - 1]
        for language in LANGUAGES
        for months in ("months", "months_short")
    ]
    return {f"{number} {name}" for number in numbers for name in names}


def names_of_country(code: str) -> set[str]:
    """The names of a country in all of our languages."""
    return {str(_names(language)["countries"].get(code, code)) for language in LANGUAGES}


def names_of_language(code: str) -> set[str]:
    """The names of a language in all of our languages."""
    return {str(_names(language)["languages"].get(code, code)) for language in LANGUAGES}


_COUNTED: Final = re.compile(
    r"(?:(?<=\d)(?<!\d{4})|(?<=\der)) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d{1,2}(?:[,.;)]|\u00a0[:;]))"
)


def kept_together(text: str, with_: str = "\u00a0") -> str:
    """The text with no-break spaces where a line must not end; as long as it was.

    That is between a number and what it counts (27 days, 3 May, 1er mai; not after a year), and
    before the short number of a clause that a mark follows (“see Essential 3.”).
    """
    return _COUNTED.sub(with_, text)


def unparted(text: str) -> Iterator[str]:
    """The parts of a text, letter for letter, between the spaces where a line may end."""
    start = 0
    for part in kept_together(text).split(" "):
        yield text[start : start + len(part)]
        start += len(part) + 1


def _day_number(when: date) -> str:
    return "1er" if when.day == 1 and _Current.language == "fr" else str(when.day)


def time_of_day(when: datetime) -> str:
    """23:59, 23 h 59."""
    if _Current.language == "fr":
        return f"{when.hour}\u00a0h\u00a0{when.minute:02}"
    return f"{when.hour}:{when.minute:02}"


def moment(when: datetime) -> str:
    """A moment in its own zone: 30 April 2026, 23:59."""
    return f"{day(when)}, {time_of_day(when)}"


def listed(items: Iterable[str]) -> str:
    """a, b and c."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return translated(N_("{first} and {last}")).format(first=", ".join(words[:-1]), last=words[-1])


def _each(items: Iterable[object]) -> str:
    return listed(shown(item) for item in items)


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    date: day,
    datetime: moment,
    int: number,
    list: _each,
    tuple: _each,
}

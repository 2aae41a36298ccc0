"""What is personal in a text, and the text without it. Nothing is hidden until it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from nato_apply import i18n
from nato_apply.candidate import personal
from nato_apply.i18n import N_, translated
from nato_apply.ui import personal_days, told_texts

if TYPE_CHECKING:
    from datetime import date

    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.drafts import Drafts

BULLETS = "•••••"
"""What stands for anything personal: always as long, so that not even its length shows."""

HIDDEN = N_("Hidden while presenting")
"""What stands for a text that is personal as a whole."""

OTHERS = 3
"""A text that names so many other countries is a list of them, and tells of no one's."""

_FIRST = 16
"""Characters by which the beginning of an own text is known, however it was cut short."""


_END = r"(?!\w)"
_FLAGS = re.IGNORECASE | re.DOTALL


class _Current:
    mask: Callable[[str], str] | None = None


def hide(mask: Callable[[str], str] | None) -> None:
    """Show every text through this mask from now on; none: as it is."""
    _Current.mask = mask


def shown(text: str) -> str:
    """The text as it may be shown now."""
    return _Current.mask(text) if _Current.mask is not None and text else text


class Mask:
    """Replaces what is personal in one draft, and in the list of all, by bullets.

    What was told of the candidate (see `candidate.personal`) goes as a whole.
    """

    def __init__(self, draft: Draft | None, drafts: Drafts, public: Collection[date] = ()) -> None:
        words = set(_listed(drafts))
        begun: set[str] = set()
        days: list[str] = []
        self._countries: re.Pattern[str] | None = None
        if draft is not None:
            words.update(_words(draft))
            begun.update(_own_texts(draft))
            days.extend(personal_days.patterns(draft.person, public))
            self._countries = _any_of(_countries(draft))
        self._names = words
        self._words = _any_of(words)
        self._days = _either(days)
        self._begun = _any_of((text[:_FIRST] for text in begun), then=".*")
        self._number = -1
        self._masked: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if personal.number() != self._number:
            self._number = personal.number()
            self._masked.clear()
        masked = self._masked.get(text)
        if masked is None:
            masked = self._masked[text] = self._hidden(text)
        return masked

    def _hidden(self, text: str) -> str:
        plain = text.replace("\u200b", "")  # a file name is told where a line may be broken
        found = told_texts.without(plain, BULLETS)
        if found != plain and found == BULLETS:
            return translated(HIDDEN)
        if found == plain and plain in i18n.fixed_texts() and plain not in self._names:
            return text  # the program says it to everybody: a gap in it would tell something
        for pattern in (self._begun, self._words, self._days):
            if pattern is not None:
                found = pattern.sub(BULLETS, found)
        if self._countries is not None and self._countries.search(found) and not _lists(found):
            found = self._countries.sub(BULLETS, found)
        return text if found == plain else found


def _listed(drafts: Drafts) -> Iterator[str]:
    """The names in the list of drafts."""
    for row in drafts.rows:
        if row.name:
            yield row.name
    for summary in drafts.summaries.values():
        if summary.person:
            yield from _name(summary.person)


def _words(draft: Draft) -> Iterator[str]:
    """Names, the mother tongue (it tells where from), institutions, files."""
    if draft.name:
        yield draft.name
    if draft.person.name:
        yield from _name(draft.person.name)
    for code, skill in draft.languages.items():
        if skill == "native" and code not in i18n.LANGUAGES:
            yield from i18n.names_of_language(code)
    for study in draft.studies or ():
        if study.institution:
            yield study.institution
    for document in draft.documents:
        yield document.file
        yield PurePath(document.file).stem
        if document.translator:
            yield from _name(document.translator)


def _name(name: str) -> Iterator[str]:
    """A name, and each of its parts: initials alone tell nothing."""
    yield name
    yield from (part for part in re.split(r"[\s\-]+", name) if len(part) > 1)


def _own_texts(draft: Draft) -> Iterator[str]:
    """What the candidate wrote, line by line, and what a portal told them."""
    texts = [*draft.words.values(), *(entry.text for entry in draft.log)]
    for document in draft.documents:
        texts += [document.statement or "", document.note or ""]
    if draft.submitted is not None:
        texts.append(draft.submitted.receipt or "")
    for text in texts:
        yield from (line.strip() for line in text.splitlines() if len(line.strip()) > 1)


def _countries(draft: Draft) -> Iterator[str]:
    for code in draft.person.nationalities or ():
        yield from i18n.names_of_country(code)


def _lists(text: str) -> bool:
    """Whether a text lists countries: hiding one's own there would give it away."""
    return sum(1 for name in i18n.countries().values() if name in text) > OTHERS


def _any_of(words: Iterable[str], then: str = "") -> re.Pattern[str] | None:
    """One pattern for all: the longest first, and whole words only."""
    found = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not found:
        return None
    # Whatever spaces it is written with: a date is kept on one line by no-break spaces.
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in found)
    return re.compile(rf"(?<!\w)(?:{either}){then or _END}", _FLAGS)


def _either(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)}){_END}", _FLAGS) if patterns else None

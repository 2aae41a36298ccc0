"""Whether a text names its holder, whatever the accents, capitals and order of the names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# Letters that do not fall apart into a letter and an accent.
_PLAIN: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "ss", "æ": "ae",
        "œ": "oe", "þ": "th", "ĸ": "k", "ŋ": "n",
    }
)  # fmt: skip
# How the same letters are written in passports (ICAO 9303-3, section 6) and by old systems.
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ñ": "nn"})


def name_words(text: str) -> frozenset[str]:
    """Every word of a text, without accents and capitals, in each way it may be spelt."""
    found: set[str] = set()
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        found |= _spellings(word)
    return frozenset(found)


def parts_not_found(name: str, words: frozenset[str]) -> tuple[str, ...] | None:
    """The parts of a name that are not among a text's words; `None` where there is no name."""
    parts = [part for part in _WORD.findall(unicodedata.normalize("NFC", name)) if len(part) > 1]
    if not parts:
        return None
    return tuple(part for part in parts if not _spellings(part) & words)


def _spellings(word: str) -> set[str]:
    small = unicodedata.normalize("NFC", word.casefold())
    return {_without_accents(small), _without_accents(small.translate(_SPELT))}


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))

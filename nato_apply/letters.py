"""Text as a PDF can show it: composed, on one line, of bounded length, in letters the font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from typing import Final

NOT_SHOWN: Final = "\ufffd"
"""Stands for a character that cannot be shown."""

LONGEST: Final = 900
"""Characters of one text; the longest that a table cell can hold without outgrowing a page."""

_SPACES: Final = re.compile(r"[^\S\u00a0]+")
_UNPRINTABLE: Final = frozenset(("Cc", "Cf", "Cs", "Cn", "Co"))
_INVISIBLE: Final = {0x00AD: None, 0x202F: "\u00a0"}
_JOINERS: Final = frozenset("\u200c\u200d")


def plain(text: str, longest: int = LONGEST) -> str:
    """The text in NFC on one line, cut to `longest` with “…”; without control characters.

    Controls, overrides of the writing direction and lone surrogates become `NOT_SHOWN`: they could
    make a document read otherwise than it looks.
    """
    cut = len(text) > 4 * longest
    composed = unicodedata.normalize("NFC", text[: 4 * longest].translate(_INVISIBLE))
    line = _SPACES.sub(" ", composed).strip()
    if cut or len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    if line.isascii() and line.isprintable():
        return line
    return "".join(NOT_SHOWN if _unprintable(letter) else letter for letter in line)


def in_font(text: str, covered: Set[str]) -> str:
    """The text with `NOT_SHOWN` for each character outside `covered`."""
    lacking = set(text) - covered
    return text.translate(dict.fromkeys(map(ord, lacking), NOT_SHOWN)) if lacking else text


def _unprintable(letter: str) -> bool:
    return unicodedata.category(letter) in _UNPRINTABLE and letter not in _JOINERS

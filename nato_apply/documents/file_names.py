"""File names as they may be shown: a name can hold line breaks, turn text around, or be no text."""

from __future__ import annotations

import os
import unicodedata
from pathlib import PurePath
from typing import Final

_LONGEST: Final = 120
_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"
_JOINERS: Final = "\u200c\u200d"  # part of how Persian and Indian names are written
_HIDDEN: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def shown_name(path: str | PurePath) -> str:
    """The last part of a path, safe to show: one line, no invisible or turning characters.

    What cannot be shown is replaced by U+FFFD; a very long name loses its middle.
    """
    name = PurePath(path).name
    # The system's names are bytes; those that are no UTF-8 come as lone surrogates.
    whole = os.fsencode(name).decode("utf-8", "replace") if _has_raw_bytes(name) else name
    safe = "".join(_safe(char) for char in unicodedata.normalize("NFC", whole))
    if len(safe) <= _LONGEST:
        return safe
    return f"{safe[: _LONGEST // 2]}…{safe[-_LONGEST // 4 :]}"


def _has_raw_bytes(name: str) -> bool:
    """Whether bytes stand in the name that are no UTF-8, and nothing else that is no text."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return any("\ud800" <= char <= "\udfff" for char in name)


def _safe(char: str) -> str:
    if char in _JOINERS:
        return char
    return _INSTEAD if unicodedata.category(char) in _HIDDEN else char

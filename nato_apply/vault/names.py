"""Names of attached files: shown to people, and never used as a path by the vault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

_LONGEST = 120
# Control and format characters (bidi overrides among them), surrogates, line separators.
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def safe(name: str) -> str:
    """The name without folders and without what a reader cannot see; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in _UNSAFE)
    path = PurePosixPath(unicodedata.normalize("NFC", seen).strip(" .") or "document")
    suffix = path.suffix[:_LONGEST]
    return path.stem[: _LONGEST - len(suffix)] + suffix


def variants(name: str) -> Iterator[str]:
    """The name itself, then ``x (2).pdf``, ``x (3).pdf`` and so on."""
    yield name
    path, number = PurePosixPath(name), 1
    while number := number + 1:
        yield f"{path.stem} ({number}){path.suffix}"

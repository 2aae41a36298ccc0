"""Text as one searches it: small letters without accents."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse


def plain(text: str) -> str:
    """The text in small letters, without accents: “Élan” and “elan” become the same."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, folded))

"""Word by word, what was added to a text and what was taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]


class Piece(NamedTuple):
    """A run of words, with the spaces after them."""

    kind: Kind
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of both texts, in order: what is the same or removed gives `before`.

    What is the same or added gives `after`.
    """
    old, new = _words(before), _words(after)
    # Most edits are in one place: what both begin and end with need not be compared.
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    middle = _compared(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [("same", new[:start]), *middle, ("same", new[len(new) - end :])]
    return [Piece(kind, "".join(words)) for kind, words in pieces if words]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many of the same words both begin."""
    shorter = min(len(old), len(new))
    return next((at for at in range(shorter) if old[at] != new[at]), shorter)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, Sequence[str]]]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for _tag, a, b, c, d in matcher.get_opcodes():
        if _tag == "equal":
            yield "same", new[c:d]
        else:
            yield "removed", old[a:b]
            yield "added", new[c:d]


def _words(text: str) -> list[str]:
    return re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", text)

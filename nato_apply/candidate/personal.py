"""Texts that tell something of the candidate: who words one says so, and who shows texts may ask.

A sentence about the candidate cannot be told from another by looking for their name in it: “a NATO
member since 7 March 2024” names nobody, and only one country. So the code that makes such a text
makes a `Told` of it, and before a projector the window hides what was told (see `heard`).
"""

from __future__ import annotations

from nato_apply.i18n import Message

_MOST = 5_000
"""So many texts are remembered; far more than a draft and its history make in two languages."""


class _Heard:
    texts: dict[str, None] = {}  # noqa: RUF012 (the one registry there is; in the order told)
    number = 0


class Told(Message):
    """A `Message` made from what is the candidate's own; as a text it is remembered as such."""

    __slots__ = ()

    def __str__(self) -> str:
        return told(super().__str__())


def told(text: str) -> str:
    """The text itself, remembered as telling something of the candidate."""
    texts = _Heard.texts
    if text not in texts:
        if len(texts) >= _MOST:
            del texts[next(iter(texts))]
        texts[text] = None
        _Heard.number += 1
    return text


def heard() -> tuple[str, ...]:
    """Every text told so far, as it was worded."""
    return tuple(_Heard.texts)


def number() -> int:
    """How many were told since the start: whether any is new, without a look at each."""
    return _Heard.number


def forget() -> None:
    """Remember none any more: the draft they tell of has left memory."""
    _Heard.texts.clear()

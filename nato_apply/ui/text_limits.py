"""How long a text may be, as the user has set it: one limit for each kind of heading.

Kept among the settings, so it says nothing of whose texts they are or which vacancies they are on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from nato_apply.i18n import N_, Message

if TYPE_CHECKING:
    from nato_apply.settings import Settings
    from nato_apply.ui.writing import Size

Unit = Literal["characters", "words"]
MOST = 99_999
"""The largest limit that can be set."""
WITHIN = {
    "characters": N_("{used} of {most} characters"),
    "words": N_("{used} of {most} words"),
}
OVER = {
    "characters": N_("{used} of {most} characters: {over} too many"),
    "words": N_("{used} of {most} words: {over} too many"),
}


class _Kept:
    settings: Settings | None = None


class Limit(NamedTuple):
    """At most so many characters (spaces inside the text count) or words."""

    most: int
    unit: Unit

    def over(self, size: Size) -> int:
        """How many are too many; 0 where the text fits."""
        return max(0, self._used(size) - self.most)

    def told(self, size: Size) -> str:
        """What is used of the limit, and what is too much, in words."""
        over = self.over(size)
        params = {"used": self._used(size), "most": self.most, "over": over}
        return str(Message((OVER if over else WITHIN)[self.unit], params))

    def _used(self, size: Size) -> int:
        return size.words if self.unit == "words" else size.characters


def keep_in(settings: Settings) -> None:
    """Where the limits are kept from now on."""
    _Kept.settings = settings


def of(about: str) -> Limit | None:
    """The limit for texts of the kind that `about` (a key of the draft's words) is of."""
    told = _Kept.settings.get(_name(about)) if _Kept.settings is not None else ""
    most, _space, unit = told.partition(" ")
    if not most.isdecimal() or not 0 < int(most) <= MOST:
        return None
    if unit == "words":
        return Limit(int(most), "words")
    return Limit(int(most), "characters") if unit == "characters" else None


def put(about: str, limit: Limit | None) -> None:
    """Set the limit for texts of this kind, or none. Raises `UserFault` where it is not written."""
    if _Kept.settings is not None:
        _Kept.settings.set(_name(about), f"{limit.most} {limit.unit}" if limit else "")


def _name(about: str) -> str:
    return f"text_limit_{about.partition('.')[0]}"

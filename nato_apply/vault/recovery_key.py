"""The recovery key: a vault's key kept on paper, in groups of letters that check themselves.

160 random bits in Crockford's base 32 (https://www.crockford.com/base32.html), four letters a group
and a fifth that checks them. The check is a weighted sum over GF(32), begun with the group's place:
one wrong letter, two letters swapped and two groups swapped are always noticed, in their place.
"""

from __future__ import annotations

import re
import secrets

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

GROUPS = 8
BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_SIZE = 5

TYPO = FaultKind(
    "recovery-key-typo",
    N_(
        "the recovery key is mistyped. Compare these of its {count} groups, counted from the "
        "first, with the paper: {places}."
    ),
)
LENGTH = FaultKind(
    "recovery-key-length",
    N_("a recovery key has {count} groups of {size} letters and digits. Type all of them."),
)


def new() -> bytes:
    """The secret that a new recovery key stands for."""
    return secrets.token_bytes(BYTES)


def written(secret: bytes) -> str:
    """The secret as a person copies it: ``0G4T7-…``, eight groups of five letters."""
    number = int.from_bytes(secret)
    values = [number >> 5 * place & 31 for place in reversed(range(BYTES * 8 // 5))]
    groups = [values[at : at + 4] for at in range(0, len(values), 4)]
    return "-".join(
        "".join(_LETTERS[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups, 1)
    )


def read(text: str) -> bytes:
    """The secret of a recovery key as typed: any capitals, spaces and hyphens, O for 0, I for 1.

    Raises `UserFault` that names the mistyped groups by their places.
    """
    found = [[_VALUES.get(letter, -1) for letter in group] for group in _groups(text)]
    wrong = [place for place, group in enumerate(found, 1) if not _is_right(place, group)]
    if wrong:
        raise refuse(TYPO, count=GROUPS, places=wrong)
    number = 0
    for group in found:
        for value in group[:-1]:
            number = number << 5 | value
    return number.to_bytes(BYTES)


def so_far(text: str) -> tuple[list[int], int]:
    """Of a key being typed: the places of its mistyped groups, and how many groups are right."""
    groups = re.findall(r"[^\W_]+", text.upper())
    if any(len(group) > _SIZE for group in groups):
        whole = "".join(groups)
        groups = [whole[at : at + _SIZE] for at in range(0, len(whole), _SIZE)]
    ended = bool(text) and not text[-1].isalnum()
    if groups and len(groups[-1]) < _SIZE and not ended:
        groups.pop()  # it is being typed
    found = [[_VALUES.get(letter, -1) for letter in group] for group in groups]
    right = [place <= GROUPS and _is_right(place, group) for place, group in enumerate(found, 1)]
    return [place for place, fits in enumerate(right, 1) if not fits], sum(right)


def same(typed: str, group: str) -> bool:
    """Whether a group was typed as it is written: any capitals, O for 0, I for 1."""
    letters = [_VALUES.get(letter, -1) for letter in typed.upper() if letter.isalnum()]
    return letters == [_VALUES[letter] for letter in group]


def is_like_one(text: str) -> bool:
    """Whether a text has the shape of a recovery key, mistyped or not."""
    return re.fullmatch(r"(?i)\s*[0-9A-Z]{5}([\s-]*[0-9A-Z]{5}){7}\s*", text) is not None


def _groups(text: str) -> list[str]:
    groups = re.findall(r"[^\W_]+", text.upper())
    if len(groups) != GROUPS:
        whole = "".join(groups)
        if len(whole) != GROUPS * _SIZE:
            raise refuse(LENGTH, count=GROUPS, size=_SIZE)
        groups = [whole[at : at + _SIZE] for at in range(0, len(whole), _SIZE)]
    return groups


def _is_right(place: int, group: list[int]) -> bool:
    return len(group) == _SIZE and min(group) >= 0 and _check(place, group[:-1]) == group[-1]


def _check(place: int, values: list[int]) -> int:
    """The fifth letter of a group (Horner's scheme)."""
    total = place
    for value in values:
        total = _times_x(total) ^ value
    return _times_x(total)


def _times_x(value: int) -> int:
    """Multiplication by x in GF(32), modulo x⁵ + x² + 1: a primitive element."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled

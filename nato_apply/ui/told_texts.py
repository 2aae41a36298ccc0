"""Texts without what was told of a candidate: the sentences that `candidate.personal` remembers."""

from __future__ import annotations

from functools import lru_cache

from nato_apply import i18n
from nato_apply.candidate import personal

_ENDS = " .\n"
_SPACES = str.maketrans("\u00a0\u202f", "  ")  # as long as it was: places stay the same


class _Known:
    number = -1
    wanted: tuple[str, ...] = ()


def without(text: str, instead: str) -> str:
    """The text with `instead` for each such sentence; that alone where there is nothing else."""
    if personal.number() != _Known.number:
        _Known.number = personal.number()
        _Known.wanted = tuple(sorted(_forms(), key=len, reverse=True))
        _without.cache_clear()
    return _without(text, instead)


def _forms() -> set[str]:
    """Each as it was told, and as it begins a sentence."""
    told = [each.replace("\u200b", "").translate(_SPACES) for each in personal.heard()]
    return {form for each in told if each for form in (each, each[:1].upper() + each[1:])}


@lru_cache(4096)
def _without(text: str, instead: str) -> str:
    spaced = text.translate(_SPACES)
    for each in _Known.wanted:
        if each not in spaced:
            continue
        if spaced.strip(_ENDS) == each.strip(_ENDS):
            return instead
        at = spaced.find(each)
        while at >= 0:
            end = at + len(each)
            if _is_said_to_all(spaced, at, each):
                at = spaced.find(each, end)
                continue
            text = f"{text[:at]}{instead}{text[end:]}"
            spaced = f"{spaced[:at]}{instead}{spaced[end:]}"
            at = spaced.find(each, at + len(instead))
    return text


def _is_said_to_all(text: str, at: int, told: str) -> bool:
    """Whether it stands in a longer text of the program's own: “Do you ask for …?”."""
    for around in _holding(told):
        begin = text.find(around)
        while begin >= 0:
            if begin <= at and at + len(told) <= begin + len(around):
                return True
            begin = text.find(around, begin + 1)
    return False


@lru_cache(1024)
def _holding(told: str) -> tuple[str, ...]:
    fixed = (each.translate(_SPACES) for each in i18n.fixed_texts())
    return tuple(each for each in fixed if len(each) > len(told) and told in each)

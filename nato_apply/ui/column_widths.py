"""How wide the user has drawn the columns of a table: remembered from start to start."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nato_apply.errors import UserFault

if TYPE_CHECKING:
    from nato_apply.settings import Settings

_LOG = logging.getLogger(__name__)


class _Kept:
    settings: Settings | None = None


def keep_in(settings: Settings) -> None:
    """Where the widths are kept from now on."""
    _Kept.settings = settings


def shares(table: str, count: int) -> list[float]:
    """The share of the whole that each of `count` columns has; all the same at first."""
    told = _Kept.settings.get(_name(table)) if _Kept.settings is not None else ""
    parts = [int(part) for part in told.split() if part.isdecimal()]
    if len(parts) != count or not all(parts):
        parts = [1] * count
    return [part / sum(parts) for part in parts]


def keep(table: str, widths: Sequence[int]) -> None:
    """Remember the widths, as shares: they hold at any size of the window and of the text."""
    whole = sum(widths)
    if _Kept.settings is None or not whole:
        return
    told = " ".join(str(max(1, round(1000 * width / whole))) for width in widths)
    try:
        _Kept.settings.set(_name(table), told)
    except UserFault as fault:
        _LOG.warning("the widths of columns were not written: %s", fault)


def _name(table: str) -> str:
    return f"columns_{table}"

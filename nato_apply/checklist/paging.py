"""Parts grids over pages: as few pages as can be, no title alone, no last line on its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from nato_apply.checklist import look
from nato_apply.checklist.grid import Grid
from nato_apply.checklist.look import Spacing

_ROOM: Final = look.HEIGHT - look.TOP - look.BOTTOM
"""Points of a page’s height that grids can have."""

_STUB: Final = 120.0
"""What ends a document with less than this on a page of its own takes all of its grid along."""


class Placed(NamedTuple):
    """A grid, and how many points below the head of its page it begins."""

    grid: Grid
    top: float


def paged(story: Sequence[Grid]) -> list[list[Placed]]:
    """The grids, page by page, as loosely spaced as the fewest pages allow."""
    least = len(_paged(story, look.SPACINGS[-1]))
    for spacing in look.SPACINGS[:-1]:
        pages = _paged(story, spacing)
        if len(pages) == least:
            return pages
    return _paged(story, look.SPACINGS[-1])


def _paged(story: Iterable[Grid], spacing: Spacing) -> list[list[Placed]]:
    pages: list[list[Placed]] = [[]]
    used = 0.0
    left = deque(story)
    while left:
        grid = left.popleft()
        top = used + grid.dress.above * spacing.above if pages[-1] else 0.0
        height, room = grid.fitted(spacing), _ROOM - top
        whole = height + _clinging(left, spacing)
        fits = whole <= room
        stub = whole - room < _STUB and whole < _ROOM / 3 and all(g.dress.clings for g in left)
        parts = None if fits or stub else grid.parted(room, fresh=not pages[-1])
        if fits or (parts is None and not pages[-1]):
            pages[-1].append(Placed(grid, top))
            used = top + height
            continue
        if parts is None:
            left.appendleft(grid)
        else:
            parts[0].fitted(spacing)
            pages[-1].append(Placed(parts[0], top))
            left.appendleft(parts[1])
        pages.append([])
    return pages


def _clinging(left: Iterable[Grid], spacing: Spacing) -> float:
    """The height of what is to stand on one page with the end of the grid before it."""
    clinging = takewhile(lambda grid: grid.dress.clings, left)
    return sum(grid.dress.above * spacing.above + grid.fitted(spacing) for grid in clinging)

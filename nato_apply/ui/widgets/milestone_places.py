"""Where labels stand beside a time line so that no label meets another, nor another's line.

In the first half labels stand above and run to the right of their own line; in the second half
they stand below and run to the left. The farther from the middle, the farther from the axis: so no
line has to pass a label, and all of it reads from the top left to the bottom right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 10


class Wanted(NamedTuple):
    """A label's line (its x) and its width, no more than `room` gives."""

    x: float
    width: float


class Place(NamedTuple):
    """Above or below the axis, on which lane from it (0 is the nearest), and its left edge."""

    above: bool
    lane: int
    left: float


def room(x: float, left: float, right: float) -> float:
    """How wide a label may be whose line is at `x`, so that it stays inside: half of it or more."""
    return max(right - x, x - left)


def placed(wanted: Sequence[Wanted], left: float, right: float) -> tuple[Place, ...]:
    """A place for each label; `wanted` sorted by x."""
    middle = (left + right) / 2
    found: dict[int, Place] = {}
    first = [n for n, label in enumerate(wanted) if label.x < middle]
    for n in reversed(first):
        x, width = wanted[n]
        beyond = [found[m].lane for m in first if m > n and wanted[m].x < x + width + GAP]
        found[n] = Place(True, max(beyond, default=-1) + 1, x)
    second = [n for n in range(len(wanted)) if n not in found]
    for n in second:
        x, width = wanted[n]
        before = [found[m].lane for m in second if m < n and wanted[m].x > x - width - GAP]
        found[n] = Place(False, max(before, default=-1) + 1, x - width)
    return tuple(found[n] for n in range(len(wanted)))


def apart(xs: Sequence[float], least: float, left: float, right: float) -> list[float]:
    """The same places, moved as little as keeps marks from covering each other; `xs` sorted."""
    moved: list[float] = []
    for x in xs:
        moved.append(max(x, moved[-1] + least) if moved else max(x, left))
    limit = right
    for n in range(len(moved) - 1, -1, -1):
        moved[n] = min(moved[n], limit)
        limit = moved[n] - least
    return moved

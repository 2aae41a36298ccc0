"""Where things stand on a time line: months on the axis, labels that neither overlap nor clip.

Nothing here paints; widths come from the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from nato_apply import i18n

STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200)
"""Months between two labels, the first that leaves each label its room."""

GAP = 8


class Scale(NamedTuple):
    """Days from `first` to `last`, both included, over pixels from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return max(1, (self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """The pixel at which a day begins, within the picture."""
        share = (day - self.first).days / self.days
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def x_after(self, day: date) -> float:
        """The pixel at which a day is over."""
        return self.x(day + timedelta(days=1)) if day < date.max else self.right


class Tick(NamedTuple):
    x: float
    label: str
    year: str
    """The year, where it begins or where the axis does; else empty."""


class Label(NamedTuple):
    """A label's place below the picture: its line (0 at the top) and left edge."""

    lane: int
    x: float


def ticks(scale: Scale, width_of: Callable[[str], float]) -> list[Tick]:
    """Labels of months (of years, on a long axis), as many as have room."""
    pixels_a_month = (scale.right - scale.left) / scale.days * 30.4
    widest = max(width_of(i18n.short_month(date(2026, m, 1))) for m in range(1, 13))
    widest = max(widest, width_of("2026"))
    step = next((s for s in STEPS if s * pixels_a_month >= widest + GAP), STEPS[-1])
    found: list[Tick] = []
    for month in _months(scale.first, scale.last):
        if (month.year * 12 + month.month - 1) % step:
            continue
        label = i18n.short_month(month) if step < 12 else str(month.year)
        new_year = step < 12 and (not found or month.month <= step)
        x = scale.x(month)
        if x + width_of(label) <= scale.right + 1:
            found.append(Tick(x, label, str(month.year) if new_year else ""))
    return found


def _months(first: date, last: date) -> Iterable[date]:
    month = first if first.day == 1 else _next_month(first)
    while month <= last:
        yield month
        month = _next_month(month)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def placed(wanted: Sequence[tuple[float, float]], left: float, right: float) -> tuple[Label, ...]:
    """A place for each label, given its line’s x and its width: inside, on the first free lane.

    In the middle of its line, or at one side of it where the line of another would run through it.
    The outer two have their place first: they can give way to the outside.
    """
    found: dict[int, tuple[Label, float]] = {}
    for number in sorted(range(len(wanted)), key=lambda n: (n not in (0, len(wanted) - 1), n)):
        x, width = wanted[number]
        others = [wanted[each][0] for each in range(len(wanted)) if each != number]
        starts = [max(left, min(at, right - width)) for at in (x - width / 2, x - width, x)]
        through = [sum(start - GAP < at < start + width + GAP for at in others) for start in starts]
        start = starts[through.index(min(through))]
        taken = [(label, end) for label, end in found.values()]
        lane = _first_free(start, start + width, taken)
        found[number] = (Label(lane, start), start + width)
    return tuple(found[number][0] for number in range(len(wanted)))


def _first_free(start: float, end: float, taken: Sequence[tuple[Label, float]]) -> int:
    """The first lane on which nothing stands between `start` and `end`."""
    close = {label.lane for label, far in taken if start < far + GAP and label.x < end + GAP}
    return next(lane for lane in range(len(taken) + 1) if lane not in close)


def around(days: Iterable[date], *, before: int = 60, after: int = 60) -> tuple[date, date]:
    """From the first of the month well before the earliest day to the end of one well after."""
    known = sorted(days)
    start = known[0] - timedelta(days=before)
    end = known[-1] + timedelta(days=after)
    return start.replace(day=1), _next_month(end) - timedelta(days=1)

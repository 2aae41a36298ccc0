"""Grids: rows of cells under a title and a header, split over pages between rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from nato_apply.checklist import look
from nato_apply.checklist.look import Spacing
from nato_apply.checklist.marking import MarkingCanvas
from nato_apply.checklist.pieces import Piece, Words

Row = Sequence[Sequence[Piece]]

_GAP: Final = 9.0
_INSET: Final = 10.0
_BELOW_TITLE: Final = 3.0
_SLIGHT: Final = 60.0
"""Points: a row lower than this is not left alone at the foot or the head of a page."""


class Dress(NamedTuple):
    """How a grid looks: points above it and inside its rows, rules between them, or a ground.

    `ground` is the status whose soft colour lies behind the whole, which is then never split.
    A grid that `clings` stands on one page with the end of what is before it.
    """

    above: float = 0
    pad: float = 2.6
    ruled: bool = True
    ground: str | None = None
    clings: bool = False


class Title(NamedTuple):
    """What stands above the first part of a grid, and above its other parts."""

    first: Words
    again: Words


class Grid:
    """Rows of cells in columns of given widths, split over pages between rows only.

    A title stands above each part, and the header row under it. `fitted` comes before all else.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Row],
        dress: Dress,
        title: Title | None = None,
        header: Sequence[Words] = (),
    ) -> None:
        self.dress = dress
        self._widths = widths
        self._rows = [[[each] for each in header], *rows] if header else list(rows)
        self._header = header
        self._title = title
        self._title_height = 0.0
        self._inset = _INSET if dress.ground else 0.0
        self._pad = dress.pad
        self._fitted: list[list[list[float]]] = []
        self._heights: list[float] = []

    def fitted(self, spacing: Spacing) -> float:
        """The height in points, so spaced; `paint` draws it so."""
        self._pad = self.dress.pad * spacing.pad
        if self._title:
            self._title_height = self._title.first.fitted(sum(self._widths), spacing) + _BELOW_TITLE
        self._fitted = [self._fitted_row(row, spacing) for row in self._rows]
        self._heights = [max(map(sum, row), default=0) + 2 * self._pad for row in self._fitted]
        return self._title_height + sum(self._heights) + self._inset

    def parted(self, room: float, *, fresh: bool) -> tuple[Grid, Grid] | None:
        """What fits in `room` points, and the rest; `None` where it is better not parted there.

        On a `fresh` page there is nothing better than to begin.
        """
        heads = 1 if self._header else 0
        ends = list(accumulate(self._heights, initial=self._title_height))
        last = len(self._rows) - 1
        at = min(sum(end <= room for end in ends) - 1, last)
        if at == last and at - heads > 1 and self._heights[last] < _SLIGHT:
            at -= 1
        alone = at - heads == 1 and self._heights[heads] < _SLIGHT
        if at <= heads or self.dress.ground or (alone and not fresh):
            return None
        title = self._title and Title(self._title.again, self._title.again)
        again = [each.unread() for each in self._header]
        below = self.dress._replace(above=0)
        return (
            Grid(self._widths, self._rows[heads:at], self.dress, self._title, self._header),
            Grid(self._widths, self._rows[at:], below, title, again),
        )

    def paint(self, canvas: MarkingCanvas, left: float, top: float) -> None:
        """Draw it from its upper left corner; no higher than it was `fitted`."""
        y = top - self._title_height - self._inset / 2
        self._decorate(canvas, left, y)
        if self._title:
            self._title.first.paint(canvas, left, top)
        for row, fitted, height in zip(self._rows, self._fitted, self._heights, strict=True):
            x = left + self._inset
            for cell, heights, width in zip(row, fitted, self._widths, strict=True):
                tops = accumulate((-each for each in heights), initial=y - self._pad)
                for piece, above in zip(cell, tops, strict=False):
                    piece.paint(canvas, x, above)
                x += width
            y -= height

    def _fitted_row(self, row: Row, spacing: Spacing) -> list[list[float]]:
        """The height of each piece of each cell, in points."""
        last = len(self._widths) - 1
        fitted = []
        for column, (cell, width) in enumerate(zip(row, self._widths, strict=True)):
            room = width - (_GAP if column < last else 2 * self._inset)
            fitted.append([piece.fitted(room, spacing) for piece in cell])
        return fitted

    def _decorate(self, canvas: MarkingCanvas, x: float, y: float) -> None:
        width, height = sum(self._widths), sum(self._heights)
        with canvas.belonging_to(None):
            canvas.saveState()
            canvas.setLineWidth(0.5)
            if self.dress.ground:
                canvas.setFillColorRGB(*look.SOFT[self.dress.ground])
                canvas.setStrokeColorRGB(*look.TONES[self.dress.ground])
                below = y - height - self._inset / 2
                canvas.roundRect(x, below, width, height + self._inset, 5, stroke=1, fill=1)
            elif self.dress.ruled:
                canvas.setStrokeColorRGB(*look.BORDER)
                for end in accumulate(self._heights[:-1]):
                    canvas.line(x, y - end, x + width, y - end)
            canvas.restoreState()

"""Grids: rows of cells under a title and a header, split over pages between rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reportlab.platypus import Flowable

from nato_apply.checklist import look
from nato_apply.checklist.pieces import Piece, Words

Row = Sequence[Sequence[Piece]]


class Dress(NamedTuple):
    """How a grid looks: points above it and inside its rows, rules between them, or a ground.

    `ground` is the status whose soft colour lies behind the whole, which is then never split.
    """

    above: float = 0
    pad: float = 2.6
    ruled: bool = True
    ground: str | None = None


class Grid(Flowable):  # type: ignore[misc]
    """Rows of cells in columns of given widths, split over pages between rows only.

    A title stands above the first part; the header row above each part.
    """

    GAP = 9.0
    INSET = 10.0

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Row],
        dress: Dress,
        title: Words | None = None,
        header: Sequence[Words] = (),
    ) -> None:
        super().__init__()
        self.spaceBefore = dress.above
        self._widths = widths
        self._rows = [[[each] for each in header], *rows] if header else rows
        self._header = header
        self._dress = dress
        self._title = title
        self._title_height = 0.0
        self._inset = self.INSET if dress.ground else 0.0
        self._fitted: list[list[list[float]]] = []
        self._heights: list[float] = []

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        self.width = sum(self._widths)
        if not self._heights:
            if self._title:
                self._title_height = self._title.fitted(self.width) + 3
            self._fitted = [self._fitted_row(row) for row in self._rows]
            self._heights = [
                max(map(sum, row), default=0) + 2 * self._dress.pad for row in self._fitted
            ]
        self.height = self._title_height + sum(self._heights) + self._inset
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        ends = accumulate(self._heights, initial=self._title_height)
        fitting = sum(end <= height for end in ends) - 1
        first = 1 if self._header else 0
        if fitting <= first or self._dress.ground:
            return []
        again = [each.unread() for each in self._header]
        below = self._dress._replace(above=0)
        before, after = self._rows[first:fitting], self._rows[fitting:]
        return [
            Grid(self._widths, before, self._dress, self._title, self._header),
            Grid(self._widths, after, below, None, again),
        ]

    def draw(self) -> None:
        y = self.height - self._title_height - self._inset / 2
        self._decorate(y)
        if self._title:
            self._title.paint(self.canv, 0, self.height)
        for row, fitted, height in zip(self._rows, self._fitted, self._heights, strict=True):
            x = self._inset
            for cell, heights, width in zip(row, fitted, self._widths, strict=True):
                tops = accumulate((-each for each in heights), initial=y - self._dress.pad)
                for piece, top in zip(cell, tops, strict=False):
                    piece.paint(self.canv, x, top)
                x += width
            y -= height

    def _fitted_row(self, row: Row) -> list[list[float]]:
        """The height of each piece of each cell, in points."""
        last = len(self._widths) - 1
        fitted = []
        for column, (cell, width) in enumerate(zip(row, self._widths, strict=True)):
            room = width - (self.GAP if column < last else 2 * self._inset)
            fitted.append([piece.fitted(room) for piece in cell])
        return fitted

    def _decorate(self, y: float) -> None:
        canvas = self.canv
        with canvas.belonging_to(None):
            canvas.saveState()
            canvas.setLineWidth(0.5)
            if self._dress.ground:
                canvas.setFillColorRGB(*look.SOFT[self._dress.ground])
                canvas.setStrokeColorRGB(*look.TONES[self._dress.ground])
                canvas.roundRect(0, 0, self.width, self.height, 5, stroke=1, fill=1)
            elif self._dress.ruled:
                canvas.setStrokeColorRGB(*look.BORDER)
                for end in accumulate(self._heights[:-1]):
                    canvas.line(0, y - end, self.width, y - end)
            canvas.restoreState()

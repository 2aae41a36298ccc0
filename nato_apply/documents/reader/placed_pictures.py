"""The pictures that the pages of a PDF draw, and how large they are drawn."""

from __future__ import annotations

import math
from typing import Any, Final

import pikepdf
from attrs import define, field

from nato_apply.documents.reader.pdf_contents import MISSHAPEN

_MOST_PAGES: Final = 500
_MOST_STEPS: Final = 20_000
"""Drawing instructions followed on one page."""
_DEEPEST: Final = 5
_Matrix = tuple[float, float, float, float]
_PLAIN: Final[_Matrix] = (1, 0, 0, 1)


@define
class Placed:
    """A picture, its largest size on any page in points, and the pages (from 0) that draw it."""

    picture: pikepdf.Stream
    across: float = 0
    down: float = 0
    pages: set[int] = field(factory=set)

    @property
    def dpi(self) -> float:
        """Dots an inch where it is drawn largest."""
        dots = [
            int(pixels) * 72 / max(points, 0.1)
            for pixels, points in (
                (self.picture.get("/Width", 0), self.across),
                (self.picture.get("/Height", 0), self.down),
            )
        ]
        return min(dots)


def placed(document: pikepdf.Pdf) -> list[Placed]:
    """Every picture drawn on the first few hundred pages. What cannot be read is left out."""
    walk = _Walk()
    for number, page in enumerate(document.pages[:_MOST_PAGES]):
        walk.page(number, page)
    return list(walk.found.values())


class _Walk:
    def __init__(self) -> None:
        self.found: dict[tuple[int, int], Placed] = {}
        self._page = 0
        self._left = 0

    def page(self, number: int, page: pikepdf.Page) -> None:
        self._page, self._left = number, _MOST_STEPS
        try:
            unit = float(page.obj.get("/UserUnit", 1))
            self._drawn(page.obj, page.resources, (unit, 0, 0, unit), 0)
        except MISSHAPEN:
            return

    def _drawn(self, holder: Any, resources: Any, matrix: _Matrix, depth: int) -> None:
        """Follow the instructions of a page or form that move, save, restore and draw."""
        saved: list[_Matrix] = []
        objects = resources.get("/XObject", {}) if resources is not None else {}
        for each in pikepdf.parse_content_stream(holder, "q Q cm Do"):
            self._left -= 1
            if self._left < 0:
                return
            step, operands = str(each.operator), each.operands
            if step == "q":
                saved.append(matrix)
            elif step == "Q":
                matrix = saved.pop() if saved else matrix
            elif step == "cm":
                matrix = _times([float(number) for number in operands], matrix)
            else:
                self._object(objects.get(str(operands[0])), resources, matrix, depth)

    def _object(self, drawn: Any, resources: Any, matrix: _Matrix, depth: int) -> None:
        if not isinstance(drawn, pikepdf.Stream):
            return
        kind = str(drawn.get("/Subtype"))
        if kind == "/Image":
            this = self.found.setdefault(drawn.objgen, Placed(drawn))
            this.across = max(this.across, math.hypot(matrix[0], matrix[1]))
            this.down = max(this.down, math.hypot(matrix[2], matrix[3]))
            this.pages.add(self._page)
        elif kind == "/Form" and depth < _DEEPEST:
            own = _times([float(each) for each in drawn.get("/Matrix", _PLAIN)], matrix)
            self._drawn(drawn, drawn.get("/Resources", resources), own, depth + 1)


def _times(moved: list[float], matrix: _Matrix) -> _Matrix:
    """One change of coordinates after another; where to does not matter here, only how large."""
    a, b, c, d = moved[:4]
    e, f, g, h = matrix
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h

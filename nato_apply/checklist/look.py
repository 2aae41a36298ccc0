"""How a checklist looks: colours, sizes in points, and the shapes of a status.

The colours are those of the window's light theme; every one is read on white or on its soft ground
at a contrast of 4.5:1 or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nato_apply import fonts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

REGULAR: Final = fonts.REGULAR
BOLD: Final = fonts.BOLD

CAPITALS: Final = 0.729
"""Height of the font's capitals, as a part of its size."""

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
MARGIN: Final = 42.0
BODY_WIDTH: Final = WIDTH - 2 * MARGIN
TOP: Final = 34.0
BOTTOM: Final = 44.0

TEXT: Final = (0.090, 0.129, 0.180)
MUTED: Final = (0.325, 0.376, 0.447)
BORDER: Final = (0.835, 0.859, 0.890)
TONES: Final = {
    "met": (0.090, 0.451, 0.290),
    "arguable": (0.522, 0.325, 0.0),
    "not_met": (0.682, 0.165, 0.122),
    "unknown": MUTED,
    "unstated": MUTED,
    "to_do": MUTED,
    "needless": MUTED,
    "info": MUTED,
}
SOFT: Final = {
    "met": (0.875, 0.953, 0.910),
    "arguable": (0.992, 0.941, 0.824),
    "not_met": (0.984, 0.898, 0.886),
    "unknown": (0.929, 0.941, 0.957),
    "unstated": (0.929, 0.941, 0.957),
}


class Spacing(NamedTuple):
    """How much of the usual distance lies between lines, around rows, and above what is titled."""

    leading: float
    pad: float
    above: float


SPACINGS: Final = (Spacing(1, 1, 1), Spacing(0.97, 0.8, 0.85), Spacing(0.94, 0.6, 0.7))
"""From loose to close; the closest is as easily read as the text of a printed form."""


BOX: Final = 9.0
_FRAME: Final = "0.478 0.522 0.584 RG 0.9 w 1 g 0.45 0.45 8.1 8.1 re B"
_TICK: Final = "0.09 0.451 0.29 RG 1.5 w 1 J 1 j 2.1 4.7 m 3.9 2.7 l 7 6.6 l S"
BOX_STATES: Final = {"Off": _FRAME, "Yes": f"{_FRAME} {_TICK}"}
"""A check box of `BOX` points, not ticked and ticked, in the operators of a page."""


def shape(canvas: Canvas, tone: str) -> None:
    """Draw the shape of a status in a square of 10 points, told apart without its colour.

    Met: a disc with a tick; arguable: a diamond with !; not met: a square with a cross; not known:
    a dashed ring; nothing stated: a ring with a bar. To do: a ring; not needed: a bar; a remark: i.
    """
    canvas.setFillColorRGB(*TONES[tone])
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _SHAPES[tone](canvas)


def _disc(canvas: Any) -> None:
    canvas.circle(5, 5, 5, stroke=0, fill=1)
    canvas.lines([(2.7, 5.0, 4.3, 3.3), (4.3, 3.3, 7.3, 6.7)])


def _diamond(canvas: Any) -> None:
    outline = canvas.beginPath()
    outline.moveTo(5, -0.6)
    for corner in ((10.6, 5), (5, 10.6), (-0.6, 5)):
        outline.lineTo(*corner)
    outline.close()
    canvas.drawPath(outline, stroke=0, fill=1)
    canvas.lines([(5, 4.7, 5, 7.5), (5, 2.6, 5, 2.6)])


def _square(canvas: Any) -> None:
    canvas.roundRect(0.3, 0.3, 9.4, 9.4, 1.6, stroke=0, fill=1)
    canvas.lines([(3, 3, 7, 7), (3, 7, 7, 3)])


def _dashed(canvas: Any) -> None:
    canvas.setLineCap(0)
    canvas.setDash(2.1, 1.3)
    _ring(canvas)


def _ring(canvas: Any) -> None:
    canvas.setStrokeColorRGB(*MUTED)
    canvas.circle(5, 5, 4.3, stroke=1, fill=0)


def _barred(canvas: Any) -> None:
    _ring(canvas)
    canvas.line(3, 5, 7, 5)


def _bar(canvas: Any) -> None:
    canvas.setStrokeColorRGB(*MUTED)
    canvas.line(1.5, 5, 8.5, 5)


def _i(canvas: Any) -> None:
    canvas.circle(5, 5, 5, stroke=0, fill=1)
    canvas.lines([(5, 2.7, 5, 5.1), (5, 7.4, 5, 7.4)])


_SHAPES: Final = {
    "met": _disc,
    "arguable": _diamond,
    "not_met": _square,
    "unknown": _dashed,
    "unstated": _barred,
    "to_do": _ring,
    "needless": _bar,
    "info": _i,
}

"""The fonts of a checklist, read and registered once in a process."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nato_apply import paths
from nato_apply.checklist import look


@cache
def covered() -> Set[str]:
    """The characters that both fonts have."""
    return _widths(look.REGULAR).keys() & _widths(look.BOLD).keys()


def width(text: str, font: str, size: float) -> float:
    """The width in points of a text whose characters the font has."""
    return sum(map(_widths(font).__getitem__, text)) * size / 1000


@cache
def _widths(font: str) -> Mapping[str, float]:
    """Each character's width, in thousandths of the size. Registers the font."""
    made = TTFont(font, str(paths.resource("fonts", f"{font}.ttf")))
    pdfmetrics.registerFont(made)
    # Beyond the basic plane reportlab writes text that cannot be read out again.
    codes = [code for code in made.face.charToGlyph if 0x20 <= code <= 0xFFFF]
    return {chr(code): made.face.charWidths.get(code, made.face.defaultWidth) for code in codes}

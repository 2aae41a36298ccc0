"""The fonts of the PDFs this program makes, read and registered once in a process."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from typing import Final

from nato_apply import paths

REGULAR: Final = "DejaVuSans"
BOLD: Final = "DejaVuSans-Bold"


@cache
def covered() -> Set[str]:
    """The characters that both fonts have."""
    return _widths(REGULAR).keys() & _widths(BOLD).keys()


def width(text: str, font: str, size: float) -> float:
    """The width in points of a text whose characters the font has."""
    return sum(map(_widths(font).__getitem__, text)) * size / 1000


@cache
def _widths(font: str) -> Mapping[str, float]:
    """Each character's width, in thousandths of the size. Registers the font."""
    # Slow to import, and a program that draws nothing does not need it.
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    made = TTFont(font, str(paths.resource("fonts", f"{font}.ttf")))
    pdfmetrics.registerFont(made)
    # Beyond the basic plane reportlab writes text that cannot be read out again.
    codes = [code for code in made.face.charToGlyph if 0x20 <= code <= 0xFFFF]
    return {chr(code): made.face.charWidths.get(code, made.face.defaultWidth) for code in codes}

"""Pages drawn small, to see whether anything stands on them, or beyond what is shown of them."""

from __future__ import annotations

from typing import Final

import pypdfium2
from PIL import Image

_WIDTH: Final = 150
_OTHER: Final = 24
"""Shades by which a dot must differ from the page's ground."""
_LEAST_PART: Final = 4000
"""One dot in so many that differs is something."""
_EDGE: Final = 5.0
"""Points; a page that is cut by less is not looked at."""


def is_blank(page: pypdfium2.PdfPage) -> bool:
    """Whether hardly anything on the page differs from its ground."""
    drawn = _drawn(page)
    if drawn is None:
        return False
    shades = drawn.histogram()
    return _others(shades, _ground(shades)) * _LEAST_PART < sum(shades)


def is_cut(page: pypdfium2.PdfPage) -> bool:
    """Whether less is shown of the page than it has."""
    whole, shown = page.get_mediabox(), page.get_cropbox()
    pairs = list(zip(whole, shown, strict=True))
    return any(inner - outer > _EDGE for outer, inner in pairs[:2]) or any(
        outer - inner > _EDGE for outer, inner in pairs[2:]
    )


def hides(page: pypdfium2.PdfPage) -> bool:
    """Whether anything stands on the part of the page that is not shown."""
    whole, shown, turned = page.get_mediabox(), page.get_cropbox(), page.get_rotation()
    page.set_rotation(0)
    page.set_cropbox(*whole)
    try:
        drawn = _drawn(page)
    finally:
        page.set_cropbox(*shown)
        page.set_rotation(turned)
    if drawn is None:
        return False
    scale = drawn.width / max(whole[2] - whole[0], 1)
    seen = (
        max(0, round((shown[0] - whole[0]) * scale) - 1),
        max(0, round((whole[3] - shown[3]) * scale) - 1),
        min(drawn.width, round((shown[2] - whole[0]) * scale) + 1),
        min(drawn.height, round((whole[3] - shown[1]) * scale) + 1),
    )
    shades = drawn.histogram()
    ground = _ground(shades)
    if seen[0] < seen[2] and seen[1] < seen[3]:
        drawn.paste(ground, seen)
        shades = drawn.histogram()
    return _others(shades, ground) * _LEAST_PART >= sum(shades)


def _drawn(page: pypdfium2.PdfPage) -> Image.Image | None:
    across, down = page.get_size()
    scale = min(_WIDTH / max(across, 1), 4 * _WIDTH / max(down, 1))
    try:
        bitmap = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError:
        return None
    drawn: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    return drawn


def _ground(shades: list[int]) -> int:
    return max(range(256), key=lambda shade: shades[shade])


def _others(shades: list[int], ground: int) -> int:
    return sum(count for shade, count in enumerate(shades) if abs(shade - ground) > _OTHER)

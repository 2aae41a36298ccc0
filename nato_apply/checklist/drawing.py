"""Draws a checklist: pages with a footer, and the tree of what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TypeAlias

from nato_apply import fonts, letters
from nato_apply.checklist import look
from nato_apply.checklist.blocks import MUTED, Line, Prose
from nato_apply.checklist.grid import Grid
from nato_apply.checklist.layout import blocks
from nato_apply.checklist.marking import MarkingCanvas
from nato_apply.checklist.paging import paged
from nato_apply.checklist.parts import Checklist
from nato_apply.checklist.setting import Setter
from nato_apply.checklist.tags import Element

Footer: TypeAlias = Callable[[MarkingCanvas, int, int], None]
"""What draws the foot of a page: it is given the page’s number, and how many there are."""

_GAP = 14.0


def drawn(made: Checklist) -> tuple[bytes, Element]:
    """The checklist as a PDF without tags, and the structure to tag it with."""
    setter = Setter()
    story = [setter.set(block) for block in blocks(made)]
    if setter.lacking:
        remark = Prose([Line(made.labels["not_shown"], MUTED)], above=3, clings=True)
        story.append(setter.set(remark))

    def foot(canvas: MarkingCanvas, page: int, pages: int) -> None:
        _foot(canvas, made, page, pages)

    return on_paper(story, letters.plain(made.title), made.language, foot), setter.tree


def on_paper(story: Sequence[Grid], title: str, language: str, foot: Footer | None = None) -> bytes:
    """The grids on pages of A4, as a PDF."""
    out = BytesIO()
    canvas = MarkingCanvas(
        out,
        pagesize=(look.WIDTH, look.HEIGHT),
        invariant=1,
        pageCompression=0,  # what adds the tags compresses it too, and faster
        initialFontName=look.REGULAR,
        lang=language,
    )
    canvas.setTitle(title)
    pages = paged(story)
    for number, page in enumerate(pages, 1):
        for grid, top in page:
            grid.paint(canvas, look.MARGIN, look.HEIGHT - look.TOP - top)
        if foot:
            with canvas.belonging_to(None):
                foot(canvas, number, len(pages))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _foot(canvas: MarkingCanvas, made: Checklist, page: int, pages: int) -> None:
    """The source and the day of the check; page x of y; whose it is."""
    labels, source = made.labels, made.call.source
    canvas.setStrokeColorRGB(*look.BORDER)
    canvas.setLineWidth(0.5)
    canvas.line(look.MARGIN, 38, look.WIDTH - look.MARGIN, 38)
    _line(
        canvas,
        28,
        labels["footer_source"].format(kind=source.about, document=source.document),
        labels["page"].format(page=page, pages=pages),
    )
    checked = labels["footer_day"].format(day=made.prepared.text, version=made.version)
    _line(canvas, 19, checked, made.whose.candidate or "")


def _line(canvas: MarkingCanvas, y: float, left: str, right: str) -> None:
    """A text at each margin; the left one is cut where both do not fit."""
    canvas.setFont(look.REGULAR, MUTED.size)
    canvas.setFillColorRGB(*look.MUTED)
    after = _fitting(right, look.BODY_WIDTH / 2)
    room = look.BODY_WIDTH - _GAP - fonts.width(after, look.REGULAR, MUTED.size)
    canvas.drawString(look.MARGIN, y, _fitting(left, room))
    canvas.drawRightString(look.WIDTH - look.MARGIN, y, after)


def _fitting(text: str, width: float) -> str:
    """The text as the font can show it, cut to a width in points: after a word, where it can be."""
    whole = letters.in_font(letters.plain(text, 200), fonts.covered())
    shown = whole
    while fonts.width(shown, look.REGULAR, MUTED.size) > width:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    words = shown.removesuffix("…").rpartition(" ")[0]
    return f"{words}…" if shown != whole and len(words) > len(shown) / 2 else shown

"""Draws a checklist: pages with a footer, and the tree of what was drawn."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from nato_apply import fonts, letters
from nato_apply.checklist import look
from nato_apply.checklist.blocks import MUTED, Line, Prose
from nato_apply.checklist.layout import blocks
from nato_apply.checklist.marking import MarkingCanvas
from nato_apply.checklist.parts import Checklist
from nato_apply.checklist.setting import Setter
from nato_apply.checklist.tags import Element


def drawn(made: Checklist) -> tuple[bytes, Element]:
    """The checklist as a PDF without tags, and the structure to tag it with."""
    setter = Setter()
    story = [setter.set(block) for block in blocks(made)]
    if setter.lacking:
        story.append(setter.set(Prose([Line(made.labels["not_shown"], MUTED)], above=3)))
    out = BytesIO()
    _Document(out, made).build(story, canvasmaker=MarkingCanvas)
    return out.getvalue(), setter.tree


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """A4 pages with one frame and a footer."""

    def __init__(self, out: BytesIO, made: Checklist) -> None:
        super().__init__(
            out,
            pagesize=(look.WIDTH, look.HEIGHT),
            invariant=1,
            pageCompression=0,  # what adds the tags compresses it too, and faster
            initialFontName=look.REGULAR,
            title=letters.plain(made.title),
            lang=made.language,
        )
        self._made = made
        height = look.HEIGHT - look.TOP - look.BOTTOM
        frame = Frame(look.MARGIN, look.BOTTOM, look.BODY_WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._footer))

    def _footer(self, canvas: MarkingCanvas, _document: Any) -> None:
        """The source and the day of the check; whose it is; and, once it is known, page x of y."""
        made, labels = self._made, self._made.labels
        source = made.call.source
        left = (
            labels["footer_source"].format(kind=source.about, document=source.document),
            labels["footer_day"].format(day=made.prepared.text, version=made.version),
        )
        with canvas.belonging_to(None):
            canvas.setStrokeColorRGB(*look.BORDER)
            canvas.setLineWidth(0.5)
            canvas.line(look.MARGIN, 38, look.WIDTH - look.MARGIN, 38)
            for text, y in zip(left, (28, 19), strict=True):
                _write(canvas, _fitting(text, 380), look.MARGIN, y)
            if made.whose.candidate:
                name = _fitting(made.whose.candidate, 120)
                _write(canvas, name, look.WIDTH - look.MARGIN, 19, right=True)
            canvas.doForm(_page_form(canvas.getPageNumber()))

    def _endBuild(self) -> None:  # noqa: N802 (reportlab's own name)
        """Ends the last page, and then writes the page numbers, now that their total is known."""
        self._doSave = 0
        super()._endBuild()
        canvas, total = self.canv, self.canv.getPageNumber() - 1
        for number in range(1, total + 1):
            canvas.beginForm(_page_form(number))
            text = self._made.labels["page"].format(page=number, pages=total)
            _write(canvas, text, look.WIDTH - look.MARGIN, 28, right=True)
            canvas.endForm()
        canvas.save()


def _write(canvas: MarkingCanvas, text: str, x: float, y: float, *, right: bool = False) -> None:
    canvas.setFont(look.REGULAR, MUTED.size)
    canvas.setFillColorRGB(*look.MUTED)
    (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def _page_form(number: int) -> str:
    return f"page-{number}"


def _fitting(text: str, width: float) -> str:
    """The text as the font can show it, cut with “…” to a width in points."""
    shown = letters.in_font(letters.plain(text, 200), fonts.covered())
    while fonts.width(shown, look.REGULAR, MUTED.size) > width:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    return shown

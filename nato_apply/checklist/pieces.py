"""What the cells of a grid hold: lines of words, and check boxes.

Each draws its own marked content and records it in its element of the structure tree; without an
element it is an artifact: there to be seen, and not read aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from reportlab.pdfgen.textobject import PDFTextObject

from nato_apply import fonts, i18n
from nato_apply.checklist import look
from nato_apply.checklist.blocks import BODY, Ink
from nato_apply.checklist.look import Spacing
from nato_apply.checklist.marking import MarkingCanvas
from nato_apply.checklist.tags import Element, Field


class Run(NamedTuple):
    """Text in one ink. Between two runs there is a space."""

    ink: Ink
    text: str


class Bookmark(NamedTuple):
    key: str
    title: str
    level: int


class Manner(NamedTuple):
    """How words are set: the shape of a status before them, an indent, and how many lines at most.

    With a shape, the indent is the room that it takes.
    """

    tone: str | None = None
    indent: float = 0
    most: int = 16


class Words:
    """A paragraph of runs of text, broken into lines between words, and shown as typed.

    The text is never parsed: reportlab's own paragraphs take it for markup, which can read files.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        element: Element | None,
        manner: Manner,
        bookmark: Bookmark | None = None,
    ) -> None:
        self._runs = runs
        self._element = element
        self._ink = runs[0].ink
        self._tone = manner.tone
        self._most = manner.most
        self.indent = self._ink.size + 6 if manner.tone else manner.indent
        self._bookmark = bookmark
        self._room = 0.0
        self._leading = self._ink.leading
        self._lines: list[list[Run]] = []

    def fitted(self, width: float, spacing: Spacing) -> float:
        """The height that the words take in a width, in points; `paint` draws them so."""
        if self._room != width:
            self._room = width
            self._lines = cut(balanced(self._runs, width - self.indent), self._most)
        self._leading = self._ink.leading * spacing.leading
        return len(self._lines) * self._leading

    def paint(self, canvas: MarkingCanvas, x: float, top: float) -> None:
        ink, leading = self._ink, self._leading
        if self._bookmark:
            canvas.bookmarkHorizontal(self._bookmark.key, 0, top + 6)
            canvas.addOutlineEntry(self._bookmark.title, self._bookmark.key, self._bookmark.level)
        if self._tone:
            size = ink.size + 0.5
            with canvas.belonging_to(None):
                canvas.draw_shape(self._tone, x + 0.5, top - (leading + size) / 2, size)
        with canvas.belonging_to(self._element):
            # A line's capitals stand in the middle of its height.
            base = top - (leading + look.CAPITALS * ink.size) / 2
            text = canvas.beginText(x + self.indent, base)
            for *before, last in self._lines:
                for run in before:
                    _in_ink(text, run.ink, leading)
                    text.textOut(run.text)
                _in_ink(text, last.ink, leading)
                text.textLine(last.text)
            canvas.drawText(text)

    def unread(self) -> Words:
        """The same words once more, where they are not to be read again."""
        manner = Manner(self._tone, self.indent, self._most)
        return Words(self._runs, None, manner)


def _in_ink(text: PDFTextObject, ink: Ink, leading: float) -> None:
    text.setFont(ink.font, ink.size, leading)
    text.setFillColorRGB(*ink.colour)


_SHORT_END: Final = 0.2
"""A last line shorter than this part of the width looks left over."""
_NARROWER: Final = (0.93, 0.86, 0.79, 0.72, 0.65)


def balanced(runs: Sequence[Run], width: float) -> list[list[Run]]:
    """The runs, parted into as few lines as the width allows, the last of which is not too short.

    A word or two alone on a last line get company from the lines above, if that takes no line more.
    """
    lines = broken(runs, width)
    if len(lines) == 1 or _wide(lines[-1]) >= width * _SHORT_END:
        return lines
    for part in _NARROWER:
        closer = broken(runs, width * part)
        if len(closer) > len(lines):
            break
        if _wide(closer[-1]) >= width * _SHORT_END:
            return closer
    return lines


def _wide(line: Sequence[Run]) -> float:
    return sum(fonts.width(text, ink.font, ink.size) for ink, text in line)


def broken(runs: Sequence[Run], width: float) -> list[list[Run]]:
    """The runs, parted into lines no wider than `width` points (a space at a line's end aside).

    Lines break at spaces, but not inside “3 May” or “12 months”, and inside a word that alone is
    too wide. The letters stay as they are.
    """
    lines: list[list[Run]] = [[]]
    used = 0.0
    for ink, text in runs:
        space = fonts.width(" ", ink.font, ink.size)
        for word in i18n.unparted(text):
            rest, wide = word, fonts.width(word, ink.font, ink.size)
            if used and used + wide > width:
                lines.append([])
                used = 0.0
            while wide > width:
                fitting = _fitting(rest, ink, width)
                lines[-1].append(Run(ink, rest[:fitting]))
                lines.append([])
                rest = rest[fitting:]
                wide = fonts.width(rest, ink.font, ink.size)
            lines[-1].append(Run(ink, f"{rest} "))
            used += wide + space
    return [list(_joined(line)) for line in lines]


def cut(lines: list[list[Run]], most: int) -> list[list[Run]]:
    """The lines, or the first `most` of them with “…” at the end of the last."""
    if len(lines) <= most:
        return lines
    *before, last = lines[most - 1]
    ended = Run(last.ink, last.text.rstrip()[:-1] + "…")
    return [*lines[: most - 1], [*before, ended]]


def _fitting(word: str, ink: Ink, width: float) -> int:
    """How many of a word's first letters fit; at least one."""
    for count in range(1, len(word)):
        if fonts.width(word[: count + 1], ink.font, ink.size) > width:
            return count
    return len(word)


def _joined(line: Sequence[Run]) -> Iterator[Run]:
    for ink, runs in groupby(line, key=attrgetter("ink")):
        yield Run(ink, "".join(run.text for run in runs))


class Box:
    """A check box of the PDF's form, ticked or not, beside the first line of its row."""

    def __init__(self, element: Element, name: str, tip: str, ticked: bool) -> None:
        self._element = element
        self._name = name
        self._tip = tip
        self._ticked = ticked
        self._height = BODY.leading

    def fitted(self, _width: float, spacing: Spacing) -> float:
        """The height that the box takes, in points: that of a line."""
        self._height = BODY.leading * spacing.leading
        return self._height

    def paint(self, canvas: MarkingCanvas, x: float, top: float) -> None:
        self._element.kids.append(Field(canvas.getPageNumber() - 1, self._name))
        below = top - (self._height + look.BOX) / 2
        canvas.check_box(self._name, self._tip, self._ticked, x, below)


Piece: TypeAlias = Words | Box

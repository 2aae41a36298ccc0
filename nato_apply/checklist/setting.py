"""Sets blocks: makes flowables of lists, tables and lines, and the tree of their structure."""

from __future__ import annotations

from nato_apply import fonts, letters
from nato_apply.checklist import look
from nato_apply.checklist.blocks import (
    MUTED,
    Banner,
    Block,
    Cell,
    Facts,
    Heading,
    Line,
    Listing,
    Prose,
    Table,
    Tick,
)
from nato_apply.checklist.grid import Dress, Grid, Title
from nato_apply.checklist.pieces import Bookmark, Box, Manner, Piece, Run, Words
from nato_apply.checklist.tags import Element

_TABLE = Dress(above=9)
_LIST = Dress(pad=1.2, ruled=False)


class Setter:
    """Sets the blocks of one document. `tree` holds their structure.

    `lacking` says whether a character had to be replaced that the font does not have.
    """

    def __init__(self) -> None:
        self._headings = 0
        self.lacking = False
        self.tree = Element("Document")

    def set(self, block: Block) -> Grid:
        """One block, set."""
        if isinstance(block, Heading):
            return Grid([look.BODY_WIDTH], [[[self._heading(block)]]], Dress(pad=0))
        if isinstance(block, Prose):
            return self._prose(block)
        if isinstance(block, Facts):
            return self._facts(block)
        if isinstance(block, Banner):
            return self._banner(block)
        return self._table(block) if isinstance(block, Table) else self._listing(block)

    def _heading(self, block: Heading) -> Words:
        self._headings += 1
        title = letters.plain(block.text)
        bookmark = Bookmark(f"heading-{self._headings}", title, block.level - 1)
        line = Line("", block.ink, lead=block.text, tone=block.tone)
        return self._line(line, self.tree.add(f"H{block.level}"), bookmark=bookmark)

    def _title(self, block: Heading) -> Title:
        first = self._heading(block)
        if not block.again:
            return Title(first, first.unread())
        again = Run(MUTED.bold(), self._shown(block.again))
        return Title(first, Words([again], None, Manner()))

    def _prose(self, block: Prose) -> Grid:
        lines = [self._line(line, self.tree.add("P")) for line in block.lines]
        return Grid([look.BODY_WIDTH], [[lines]], Dress(block.above, pad=0, clings=block.clings))

    def _facts(self, block: Facts) -> Grid:
        listed = self.tree.add("L")
        cells: list[list[Piece]] = []
        for label, *body in block.cells:
            item = listed.add("LI")
            first = self._line(label, item.add("Lbl"))
            content = item.add("LBody")
            cells.append([first, *(self._line(line, content.add("P")) for line in body)])
        widths = block.widths or [look.BODY_WIDTH / len(cells)] * len(cells)
        rows = [cells[at : at + len(widths)] for at in range(0, len(cells), len(widths))]
        return Grid(widths, rows, Dress(block.above, ruled=False, ground=block.ground))

    def _banner(self, block: Banner) -> Grid:
        title = self._heading(block.title)
        # The explanation begins under the headline's first letter, not under the shape.
        text = self._line(block.text, self.tree.add("P"), indent=title.indent)
        return Grid([look.BODY_WIDTH], [[[title, text]]], Dress(6, ground=block.tone))

    def _listing(self, block: Listing) -> Grid:
        title = self._title(block.title) if block.title else None
        listed = self.tree.add("L")
        rows = []
        for label, *body in block.rows:
            item = listed.add("LI")
            row = [self._label(label, item.add("Lbl"))] if body else []
            content = item.add("LBody")
            rows.append([*row, *(self._cell(cell, content) for cell in body or [label])])
        return Grid(block.widths, rows, _LIST._replace(above=block.above), title)

    def _table(self, block: Table) -> Grid:
        title = self._title(block.title)
        table = self.tree.add("Table")
        head = table.add("THead").add("TR")
        header = [
            self._line(Line(column.title, MUTED), head.add("TH", scope="Column"))
            for column in block.columns
        ]
        body = table.add("TBody")
        rows = []
        for each in block.rows:
            row = body.add("TR")
            rows.append([self._cell(cell, row.add("TD")) for cell in each])
        widths = [column.width for column in block.columns]
        return Grid(widths, rows, _TABLE, title, header)

    def _label(self, cell: Cell, element: Element) -> list[Piece]:
        # A label holds its words itself, with no paragraph around them.
        return [
            self._line(each, element) if isinstance(each, Line) else _box(each, element)
            for each in cell
        ]

    def _cell(self, cell: Cell, element: Element) -> list[Piece]:
        return [
            self._line(each, element.add("P")) if isinstance(each, Line) else _box(each, element)
            for each in cell
        ]

    def _line(
        self, line: Line, element: Element, *, indent: float = 0, bookmark: Bookmark | None = None
    ) -> Words:
        lead, text = self._shown(line.lead), self._shown(line.text)
        if letters.NOT_SHOWN in lead + text:
            element.spoken = letters.plain(f"{line.lead} {line.text}")
        runs = [Run(line.ink.bold(), lead)] if lead else []
        if text or not lead:
            runs.append(Run(line.ink, text))
        manner = Manner(tone=line.tone, indent=indent, most=line.most)
        return Words(runs, element, manner, bookmark)

    def _shown(self, text: str) -> str:
        whole = letters.plain(text)
        shown = letters.in_font(whole, fonts.covered())
        self.lacking = self.lacking or letters.NOT_SHOWN in shown
        return shown


def _box(tick: Tick, element: Element) -> Box:
    return Box(element.add("Form"), tick.name, letters.plain(tick.tip), tick.ticked)

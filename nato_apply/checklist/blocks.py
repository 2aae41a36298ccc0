"""What a page is made of, before it is set: lines, check boxes, and lists and tables of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from nato_apply.checklist import look


class Ink(NamedTuple):
    """How words look: font, size and distance of lines in points, colour."""

    font: str = look.REGULAR
    size: float = 8
    leading: float = 10.3
    colour: tuple[float, float, float] = look.TEXT

    def bold(self) -> Ink:
        """The same in bold, and never muted."""
        return self._replace(font=look.BOLD, colour=look.TEXT)


BODY: Final = Ink()
MUTED: Final = Ink(size=7, leading=9, colour=look.MUTED)
QUIET: Final = Ink(colour=look.MUTED)
TITLE: Final = Ink(look.BOLD, 13.5, 17)
SECTION: Final = Ink(look.BOLD, 10.5, 13.5)
NAME: Final = Ink(size=10, leading=13, colour=look.MUTED)
VERDICT: Final = Ink(look.BOLD, 12, 15)


class Line(NamedTuple):
    """A paragraph: a bold beginning, its text, and the shape of a status before it.

    Of more than `most` lines on paper the rest is cut: a row of a table must fit on a page.
    """

    text: str
    ink: Ink = BODY
    lead: str = ""
    tone: str | None = None
    most: int = 16


class Tick(NamedTuple):
    """A check box: the field's name, what it says to a voice, and whether it is ticked."""

    name: str
    tip: str
    ticked: bool


Cell: TypeAlias = "Sequence[Line | Tick]"


class Heading(NamedTuple):
    """A heading, which is a bookmark too. `again` stands where what it heads goes on."""

    text: str
    level: Literal[1, 2]
    ink: Ink = SECTION
    tone: str | None = None
    again: str = ""


class Prose(NamedTuple):
    """Paragraphs. Those that cling are not left alone on a page."""

    lines: Sequence[Line]
    above: float = 0
    clings: bool = False


class Listing(NamedTuple):
    """A list: of each row, the first cell is its label and the others its body."""

    title: Heading | None
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    above: float = 9


class Facts(NamedTuple):
    """A list laid side by side: each cell is an item, its first line the label.

    The `widths` in points of its columns, as many rows as it takes; without them all stand in one
    row and are as wide. `ground`: the status whose soft colour lies behind it.
    """

    cells: Sequence[Sequence[Line]]
    widths: Sequence[float] = ()
    above: float = 4
    ground: str | None = None


class Banner(NamedTuple):
    """A heading and its explanation on the soft ground of a status."""

    title: Heading
    text: Line
    tone: str


class Column(NamedTuple):
    title: str
    width: float


class Table(NamedTuple):
    title: Heading
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


Block: TypeAlias = "Heading | Prose | Listing | Facts | Banner | Table"

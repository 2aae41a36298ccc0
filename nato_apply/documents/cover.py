"""The pages of a dossier that the program sets itself: cover, contents, covers of translations.

Everything a person entered is drawn as it is and never parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from nato_apply import fonts, i18n, letters
from nato_apply.i18n import N_, plural, translated

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT, _MARGIN = 595.28, 841.89, 56.0
_BODY: Final = _WIDTH - 2 * _MARGIN
_TEXT, _MUTED = (0.090, 0.129, 0.180), (0.325, 0.376, 0.447)
_RULE: Final = (0.835, 0.859, 0.890)
_LEAD: Final = 1.35
_FOOT: Final = 60.0
_NEXT: Final = 14.0
"""Points: the room for the line below one of the contents, so that its file stands with it."""
_NUMBER: Final = 7.0
_LONGEST: Final = 6000


@frozen
class Line:
    """Words in one size, on as many lines as they take; `right` stands at the end of the first.

    All but the first line begin `hang` points to the right; a `rule` lies above the first.
    """

    text: str
    size: float = 10
    muted: bool = False
    above: float = 0
    right: str = ""
    bold: bool = False
    indent: float = 0
    hang: float = 0
    rule: bool = False

    @property
    def font(self) -> str:
        return fonts.BOLD if self.bold else fonts.REGULAR


def count(lines: Sequence[Line]) -> int:
    """How many pages these lines take."""
    return len(_set(lines))


@frozen
class Numbers:
    """How to write “Dossier p. 3 of 12” on each page, in a font that the pages before hold.

    `font` is its name on the first of them; `texts` are in the font's own code; `widths` in points
    at `size`.
    """

    font: str
    size: float
    texts: tuple[bytes, ...]
    widths: tuple[float, ...]


@frozen
class Pages:
    """Pages set by the program: a PDF, how many, and the numbers it holds the font for."""

    pdf: bytes
    count: int
    numbers: Numbers | None = None


def pages(lines: Sequence[Line], language: str, *, numbered: int = 0) -> Pages:
    """A4 pages with these lines, and numbers for so many pages of a dossier."""
    from reportlab.pdfgen.canvas import Canvas

    whole = _set(lines)  # first: it registers the fonts
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(_WIDTH, _HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
        lang=language,
    )
    numbers = _numbers(canvas, numbered) if numbered else None
    for page in whole:
        for placed in page:
            _draw(canvas, placed)
        canvas.showPage()
    canvas.save()
    return Pages(out.getvalue(), len(whole), numbers)


def _numbers(canvas: Canvas, total: int) -> Numbers:
    from reportlab.pdfbase.pdfmetrics import getFont

    wording = _shown(translated(N_("Dossier p. {page} of {pages}")))
    shown = [wording.format(page=page, pages=total) for page in range(1, total + 1)]
    widths = tuple(fonts.width(text, fonts.REGULAR, _NUMBER) for text in shown)
    font, document = getFont(fonts.REGULAR), canvas._doc  # noqa: SLF001 (no other way to the code)
    # Before anything else is drawn, and few letters: each text lies whole in the first subset.
    texts = tuple(font.splitString(text, document)[0][1] for text in shown)
    return Numbers(font.getSubsetInternalName(0, document), _NUMBER, texts, widths)


class _Placed(NamedTuple):
    """One line of a `Line`. `first` carries what stands at its end, and the rule above it."""

    line: Line
    part: str
    first: bool
    y: float

    @property
    def x(self) -> float:
        return _MARGIN + self.line.indent + (0 if self.first else self.line.hang)


def _set(lines: Sequence[Line]) -> list[list[_Placed]]:
    """The lines, broken and placed, page by page."""
    whole: list[list[_Placed]] = [[]]
    y = _HEIGHT - _MARGIN
    for line in lines:
        y -= line.above
        for index, part in enumerate(_broken(line)):
            y -= line.size * _LEAD
            if y < _FOOT + (_NEXT if line.right else 0):
                whole.append([])
                y = _HEIGHT - _MARGIN - line.size * _LEAD
            whole[-1].append(_Placed(line, part, index == 0, y))
    return whole


def _draw(canvas: Canvas, placed: _Placed) -> None:
    line = placed.line
    canvas.setFillColorRGB(*(_MUTED if line.muted else _TEXT))
    canvas.setFont(line.font, line.size)
    canvas.drawString(placed.x, placed.y, placed.part)
    if not placed.first:
        return
    if line.rule:
        y = placed.y + line.size * _LEAD + line.above / 3
        _stroke(canvas, _MARGIN, _WIDTH - _MARGIN, y, dots=False)
    if line.right:
        _end(canvas, placed, _shown(line.right))


def _end(canvas: Canvas, placed: _Placed, right: str) -> None:
    """What stands at the end of a line, and dots that lead there."""
    line = placed.line
    canvas.setFont(fonts.REGULAR, line.size)
    canvas.drawRightString(_WIDTH - _MARGIN, placed.y, right)
    begin = placed.x + fonts.width(placed.part, line.font, line.size) + 6
    end = _WIDTH - _MARGIN - fonts.width(right, fonts.REGULAR, line.size) - 6
    if end > begin:
        _stroke(canvas, begin, end, placed.y, dots=True)


def _stroke(canvas: Canvas, begin: float, end: float, y: float, *, dots: bool) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(*(_MUTED if dots else _RULE))
    canvas.setLineWidth(0.8 if dots else 0.5)
    if dots:
        canvas.setLineCap(1)
        canvas.setDash(0, 3.2)
    canvas.line(begin, y, end, y)
    canvas.restoreState()


def _shown(text: str) -> str:
    return letters.in_font(letters.plain(text, _LONGEST), fonts.covered())


def _broken(line: Line) -> Iterator[str]:
    """The words of a line as they fit the page, broken between them, or within one too long."""
    font = line.font
    room = _BODY - line.indent - line.hang - (60 if line.right else 0)
    for paragraph in line.text.splitlines() or [""]:
        rest = ""
        for word in i18n.unparted(_shown(paragraph)):
            longer = f"{rest} {word}" if rest else word
            if fonts.width(longer, font, line.size) <= room:
                rest = longer
                continue
            if rest:
                yield rest
            rest = word
            while fonts.width(rest, font, line.size) > room:
                fits = _fitting(rest, font, line.size, room)
                yield rest[:fits]
                rest = rest[fits:]
        yield rest


def _fitting(word: str, font: str, size: float, room: float) -> int:
    """How many letters of a word fit."""
    used = 0.0
    for count, letter in enumerate(word):
        used += fonts.width(letter, font, size)
        if used > room:
            return max(count, 1)
    return len(word)


@frozen
class Entry:
    """A document in the contents: what it is given for, its file, its pages, where it begins."""

    title: str
    file: str
    pages: int
    page: int


def front(
    whose: str | None, call: str, day: str, entries: Sequence[Entry], remarks: Sequence[str]
) -> list[Line]:
    """The cover, and the contents on it and after it."""
    made = translated(N_("Put together on {day}.")).format(day=day)
    lines = [Line(translated(N_("Dossier")), 26, above=60, bold=True)]
    if whose:
        lines.append(Line(whose, 15, above=6))
    lines += [Line(call, 11, above=12), Line(made, 9, muted=True, above=4)]
    lines.append(Line(translated(N_("Contents")), 13, above=48, bold=True, rule=True))
    for number, entry in enumerate(entries, 1):
        count = plural("{count} page", "{count} pages", entry.pages)
        place = translated(N_("p. {page}")).format(page=entry.page)
        before = f"{number}. "
        hang = fonts.width(before, fonts.REGULAR, 10.5)
        lines.append(Line(f"{before}{entry.title}", 10.5, above=10, right=place, hang=hang))
        lines.append(Line(f"{entry.file} ({count})", 9, muted=True, above=1, indent=hang))
    for index, remark in enumerate(remarks):
        lines.append(Line(remark, 9, muted=True, above=3 if index else 36, rule=not index))
    return lines


def translation(fields: Sequence[tuple[str, str | None]]) -> list[Line]:
    """The cover of a self-translation: what the candidate stated about it, label by label."""
    lines = [Line(translated(N_("Translation by the candidate")), 18, above=60, bold=True)]
    for index, (label, value) in enumerate(fields):
        lines.append(Line(label, 9, muted=True, above=14 if index else 36, rule=not index))
        lines.append(Line(value or translated(N_("not stated")), 11, above=1))
    return lines

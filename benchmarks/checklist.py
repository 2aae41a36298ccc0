"""The checklist, beside a minimal reportlab document of the same texts, tables, fonts and pages.

Prints one JSON object: medians in milliseconds, their ratio, the ratio that is allowed, and apart
from it what the structure tags cost.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import Any

from nato_apply import paths
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file
from nato_apply.checklist import look
from nato_apply.checklist.blocks import Banner, Block, Cell, Facts, Heading, Line, Prose, Table
from nato_apply.checklist.content import checklist
from nato_apply.checklist.drawing import drawn
from nato_apply.checklist.layout import blocks
from nato_apply.checklist.parts import Checklist
from nato_apply.checklist.pdf import rendered
from nato_apply.deadlines.plan import plan
from nato_apply.documents.slots import slots
from nato_apply.eligibility.assess import assess
from nato_apply.fonts import covered

ROUNDS, ALLOWED = 40, 1.15


def sample() -> Checklist:
    """The checklist of the candidate that ships."""
    text = paths.resource("demo", "candidate.toml").read_text(encoding="utf-8")
    draft, now = candidate_file.parse(text), datetime(2026, 4, 10, 7, tzinfo=UTC)
    call = Catalogue().call(draft.call or "")
    return checklist(
        draft,
        assess(call, draft, now),
        plan(call, draft, now),
        slots(call, draft, now, {}),
        made=now,
        version="0",
        local_zone=UTC,
    )


def minimal(story: list[Block]) -> bytes:
    """The same texts in paragraphs and tables of reportlab's own, with nothing more."""
    from reportlab.platypus import SimpleDocTemplate

    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=(look.WIDTH, look.HEIGHT),
        leftMargin=look.MARGIN,
        rightMargin=look.MARGIN,
        topMargin=look.TOP,
        bottomMargin=look.BOTTOM,
        initialFontName=look.REGULAR,
        invariant=1,
    )
    document.build([flowable for block in story for flowable in plain(block)])
    return out.getvalue()


def plain(block: Block) -> Iterator[Any]:
    from reportlab.platypus import Table as Rows

    if isinstance(block, Heading):
        yield paragraph(Line("", block.ink, lead=block.text))
    elif isinstance(block, Prose):
        yield from map(paragraph, block.lines)
    elif isinstance(block, Banner):
        yield from plain(block.title)
        yield paragraph(block.text)
    elif isinstance(block, Facts):
        yield Rows([[cell_of(cell) for cell in block.cells]], look.BODY_WIDTH / len(block.cells))
    else:
        yield from plain(block.title) if block.title else ()
        rows: list[list[Any]] = [[cell_of(cell) for cell in row] for row in block.rows]
        if isinstance(block, Table):
            rows.insert(0, [column.title for column in block.columns])
            yield Rows(rows, [column.width for column in block.columns], repeatRows=1, style=TOP)
        else:
            yield Rows(rows, list(block.widths), style=TOP)


TOP = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("FONT", (0, 0), (-1, -1), look.REGULAR, 7),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
]


def cell_of(cell: Cell) -> list[Any]:
    return [paragraph(line) for line in cell if isinstance(line, Line)]


def paragraph(line: Line) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph  # noqa: TID251 (the baseline's own)

    ink = line.ink
    if ink not in STYLES:
        STYLES[ink] = ParagraphStyle(
            "", fontName=ink.font, fontSize=ink.size, leading=ink.leading, textColor=ink.colour
        )
    lead = f'<font name="{look.BOLD}">{escape(line.lead)}</font> ' if line.lead else ""
    return Paragraph(lead + escape(line.text), STYLES[ink])


STYLES: dict[Any, Any] = {}


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def pages(content: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def main() -> None:
    covered()  # the fonts are read once in a process, for both
    made = sample()
    story = list(blocks(made))
    ours, bare, whole = [], [], []
    for _ in range(ROUNDS):  # by turns, so that what else the computer does hits all three
        ours.append(milliseconds(lambda: drawn(made)))
        bare.append(milliseconds(lambda: minimal(story)))
        whole.append(milliseconds(lambda: rendered(made)))
    checklist_ms, minimal_ms = statistics.median(ours), statistics.median(bare)
    print(
        json.dumps(
            {
                "benchmark": "checklist",
                "pages": pages(drawn(made)[0]),
                "minimal_pages": pages(minimal(story)),
                "checklist_ms": round(checklist_ms, 2),
                "minimal_ms": round(minimal_ms, 2),
                "ratio": round(checklist_ms / minimal_ms, 3),
                "allowed": ALLOWED,
                "tags_ms": round(statistics.median(whole) - checklist_ms, 2),
            }
        )
    )


if __name__ == "__main__":
    main()

"""How the pages are filled: as few as can be, no title or last line alone, no date parted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

import attrs
import pytest

from nato_apply import i18n
from nato_apply.candidate.draft import Document, Submitted
from nato_apply.checklist import look
from nato_apply.checklist.blocks import BODY, Column, Heading, Line, Listing, Prose, Table
from nato_apply.checklist.layout import blocks
from nato_apply.checklist.paging import Placed, paged
from nato_apply.checklist.parts import Checklist
from nato_apply.checklist.pdf import rendered
from nato_apply.checklist.pieces import Run, Words, balanced, broken
from nato_apply.checklist.setting import Setter
from nato_apply.documents.findings import Severity
from nato_apply.documents.intake import FileReport, Finding
from nato_apply.i18n import Message
from tests.checklist import files, samples

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])
ROOM = look.HEIGHT - look.TOP - look.BOTTOM


def with_a_diploma(language: str, submitted: Submitted | None = None) -> bytes:
    """The sample candidate with a document and three remarks about it, as the demo has it."""
    severity: Severity = "info"
    remark = Message("A date of award is stated: “…to 14 April 2025. The degree was awarded on…”.")
    report = FileReport(
        "diploma.pdf",
        "0" * 64,
        "application/pdf",
        1,
        23_000,
        findings=(Finding("remark", severity, remark),) * 3,
    )
    draft = attrs.evolve(
        samples.sample(),
        documents=(Document("qualifications", "diploma.pdf"),),
        submitted=submitted,
    )
    reports = {"diploma.pdf": report}
    return rendered(samples.made(draft, language=language, local=samples.ATHENS, reports=reports))


def set_lines(made: Checklist) -> list[list[str]]:
    """Each paragraph, as the lines that it is set in."""
    setter = Setter()
    story = [setter.set(block) for block in blocks(made)]
    paged(story)
    pieces = [piece for grid in story for row in grid._rows for cell in row for piece in cell]
    return [
        ["".join(run.text for run in line).strip() for line in piece._lines]
        for piece in pieces
        if isinstance(piece, Words)
    ]


@LANGUAGES
def test_with_a_document_and_two_time_zones_it_is_two_pages(language: str) -> None:
    sent = Submitted(datetime(2026, 4, 21, 16, 5, tzinfo=UTC), receipt="4711")
    for content in (with_a_diploma(language), with_a_diploma(language, submitted=sent)):
        assert len(files.page_texts(content)) == 2


@LANGUAGES
@pytest.mark.parametrize("call", ["nato-hq-2026", "nato-hq-2025", "nato-2027"])
def test_no_line_ends_between_a_day_and_its_month(language: str, call: str) -> None:
    parted = []
    for draft in (samples.sample(), samples.empty()):
        for lines in set_lines(samples.made(draft, call=call, language=language)):
            months = tuple(i18n.month_names())
            for first, second in pairwise(lines):
                if re.search(r"(\d|1er)$", first) and second.startswith(months):
                    parted.append((first, second))
    assert parted == []


def test_words_that_belong_together_stay_on_a_line_letter_for_letter() -> None:
    text = "Enrolled until 14 April 2026, for 12 months; see Essential 3."
    for width in range(20, 300):
        parts = [
            "".join(run.text for run in line) for line in broken([Run(BODY, text)], float(width))
        ]
        if width > 80:
            assert any("14 April" in part for part in parts)
            assert any("12 months" in part for part in parts)
            assert any("Essential 3." in part for part in parts)
        assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_a_word_is_not_left_alone_on_the_last_line() -> None:
    runs = [Run(BODY, "Let someone you trust read it, and rewrite nothing of it for you, please.")]
    width = next(w for w in range(200, 400) if len(broken(runs, w)[-1][0].text) < 9)
    assert len(balanced(runs, width)) == len(broken(runs, width))
    assert len(balanced(runs, width)[-1][0].text) > 12


def listing(setter: Setter, rows: int, title: str = "Notes") -> Listing:
    heading = Heading(title, 2, again=f"{title} (continued)")
    return Listing(heading, [look.BODY_WIDTH], [[[Line(f"row {row}")]] for row in range(rows)])


def filled(pages: list[list[Placed]]) -> list[int]:
    return [len(page) for page in pages]


def test_a_title_is_never_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 80):
        setter = Setter()
        before = Prose([Line("a")] * lines)
        story = [setter.set(before), setter.set(listing(setter, 4))]
        pages = paged(story)
        assert len(pages) == 1 or filled(pages) == [1, 1]
        assert pages[-1][-1].top + story[-1].fitted(look.SPACINGS[-1]) <= ROOM


def test_what_clings_takes_the_end_of_what_is_before_it_along() -> None:
    for rows in range(50, 64):
        setter = Setter()
        story = [
            setter.set(listing(setter, rows)),
            setter.set(Prose([Line("the end")], above=8, clings=True)),
        ]
        assert all(len(page) == 2 for page in paged(story)[1:])


def test_pages_are_set_closer_only_where_that_saves_one() -> None:
    def first_top(rows: int) -> tuple[int, float]:
        setter = Setter()
        story = [setter.set(listing(setter, 1, "First")), setter.set(listing(setter, rows))]
        pages = paged(story)
        return len(pages), pages[0][1].top

    loose = first_top(10)
    assert loose == (1, first_top(20)[1])
    close = [first_top(rows) for rows in range(40, 80)]
    assert {top < loose[1] for pages, top in close if pages == 1} == {True, False}


def test_a_row_too_tall_for_any_page_is_drawn_all_the_same() -> None:
    setter = Setter()
    tall = [[[Line("word " * 180)] * 60]]
    table = Table(Heading("Tall", 2), [Column("one", look.BODY_WIDTH)], tall)
    assert filled(paged([setter.set(table)])) == [1]

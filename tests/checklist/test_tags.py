"""Structure tags: what a screen reader is told about each mark on the page.

`pdfua` tests 16 of the 106 rules of PDF/UA-1; the tests here hold the file against more of them, by
the clauses of ISO 14289-1 and the numbers that veraPDF gives their tests.
"""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pikepdf import Name

from nato_apply.checklist.pdf import rendered
from tests.checklist import files, samples


def sample() -> bytes:
    return rendered(samples.made(samples.sample()))


def sample_in_french() -> bytes:
    return rendered(samples.made(samples.sample(), language="fr"))


def empty() -> bytes:
    return rendered(samples.made(samples.empty()))


def hostile() -> bytes:
    return rendered(samples.made(samples.hostile("Anna 漢字 <b>")))


def laden() -> bytes:
    draft, reports = samples.laden()
    return rendered(samples.made(draft, reports=reports))


def unstated() -> bytes:
    return rendered(samples.made(samples.sample(), call="nato-ims-2018"))


@pytest.fixture(params=[sample, sample_in_french, empty, hostile, laden, unstated])
def content(request: pytest.FixtureRequest) -> bytes:
    made: bytes = request.param()
    return made


def test_pdfua_finds_no_fault_that_it_can_test(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "checklist.pdf"
    file.write_bytes(content)
    report = pdfua.validate(str(file))
    assert [finding.message for finding in report.findings] == []
    assert [outcome.skipped_reason for outcome in report.outcomes if outcome.skipped_reason] == []


def test_headings_lists_and_tables_nest_as_the_standard_has_them(content: bytes) -> None:
    """Clauses 7.2 (tests 3 to 20, 36 to 43) and 7.4.2 (test 1): who may hold whom."""
    allowed = {
        "Document": {"H1", "H2", "P", "L", "Table"},
        "L": {"LI"},
        "LI": {"Lbl", "LBody"},
        "Lbl": {"Form"},
        "LBody": {"P", "Form"},
        "Table": {"THead", "TBody"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TR": {"TH", "TD"},
        "TD": {"P", "Form"},
    }
    with files.opened(content) as pdf:
        for element in files.elements(pdf):
            found = set(files.roles_below(element))
            assert found <= allowed.get(files.role(element), set()), files.role(element)


def test_each_row_has_a_cell_for_each_column_and_each_header_its_scope(content: bytes) -> None:
    """Clauses 7.2 (test 15, 41 to 43) and 7.5 (test 1)."""
    with files.opened(content) as pdf:
        for table in (e for e in files.elements(pdf) if files.role(e) == "Table"):
            head, body = files.kids(table)
            header = files.kids(files.kids(head)[0])
            assert all(str(cell.A.Scope) == "/Column" for cell in header)
            assert {len(files.kids(row)) for row in files.kids(body)} == {len(header)}


def test_heading_levels_begin_at_one_and_skip_none(content: bytes) -> None:
    """Clause 7.4.2 (test 1)."""
    with files.opened(content) as pdf:
        levels = [files.role(e) for e in files.elements(pdf) if files.role(e).startswith("H")]
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}


def test_all_content_is_tagged_once_or_an_artifact(content: bytes) -> None:
    """Clause 7.1 (tests 1 to 3): tagged and artifact never nest, and nothing is outside both."""
    painting = {"Tj", "TJ", "f", "F", "f*", "S", "s", "B", "b", "Do", "n"}
    with files.opened(content) as pdf:
        for page in pdf.pages:
            depth, numbers = 0, []
            for operands, sign in files.instructions(page):
                if sign in {"BDC", "BMC"}:
                    depth += 1
                    if sign == "BDC":
                        numbers.append(int(operands[1].MCID))
                elif sign == "EMC":
                    depth -= 1
                elif sign in painting:
                    assert depth == 1, sign
                assert depth in (0, 1)
            assert numbers == list(range(len(numbers)))


def test_the_way_back_leads_from_each_mark_and_field_to_its_element(content: bytes) -> None:
    """ISO 32000-1, 14.7.4.4."""
    with files.opened(content) as pdf:
        pairs = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
        assert sorted(owners) == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))
        for element in files.elements(pdf):
            for kid in files.kids(element):
                if kid.get("/Type") == Name.MCR:
                    back = owners[int(kid.Pg.StructParents)][int(kid.MCID)]
                elif kid.get("/Type") == Name.OBJR:
                    back = owners[int(kid.Obj.StructParent)]
                else:
                    continue
                assert back.objgen == element.objgen


def test_every_check_box_is_a_form_element_with_a_description(content: bytes) -> None:
    """Clauses 7.18.1 (test 3), 7.18.3 (test 1), 7.18.4 (tests 1 and 2)."""
    with files.opened(content) as pdf:
        tagged = [
            str(kid.Obj.T)
            for element in files.elements(pdf)
            if files.role(element) == "Form"
            for kid in files.kids(element)
        ]
        annotations = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
        assert Counter(tagged) == Counter(str(a.T) for a in annotations)
        assert all(str(a.TU).strip() for a in annotations)
        assert all(page.obj.Tabs == Name.S for page in pdf.pages)


def test_fonts_are_embedded_and_every_glyph_used_can_be_read_out(content: bytes) -> None:
    """Clauses 7.21.4.1 (tests 1 and 2), 7.21.7 (tests 1 and 2), 7.21.8 (test 1)."""
    with files.opened(content) as pdf:
        for page in pdf.pages:
            texts = files.marked_texts(pdf, page.obj)
            assert all(ord(letter) >= 0x20 for text in texts.values() for letter in text)


def test_the_metadata_name_title_language_and_standard(content: bytes) -> None:
    """Clauses 5 (test 1), 7.1 (tests 8 to 11), 7.2 (tests 2, 29, 33)."""
    with files.opened(content) as pdf:
        assert str(pdf.Root.Lang) in {"en", "fr"}
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"].strip()
            assert xmp["pdfuaid:part"] == "1"


def test_the_file_is_not_encrypted_and_holds_nothing_that_acts(content: bytes) -> None:
    """Clauses 7.11, 7.15, 7.16."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.is_encrypted
        assert not {"/OpenAction", "/AA", "/Names"} & set(pdf.Root.keys())
        assert "/XFA" not in pdf.Root.AcroForm if "/AcroForm" in pdf.Root else True


def test_it_is_read_in_the_order_in_which_it_is_seen() -> None:
    made = samples.made(samples.sample())
    with files.opened(rendered(made)) as pdf:
        headings = [
            files.words_of(pdf, element)
            for element in files.elements(pdf)
            if files.role(element) in {"H1", "H2"}
        ]
        read = files.words_of(pdf, pdf.Root.StructTreeRoot)
    assert headings[:4] == [
        made.call.title,
        made.verdict.headline,
        "Still open (10)",
        "Essential criteria · 4 of 5 met",
    ]
    places = [read.index(part.because) for part in made.criteria]
    assert places == sorted(places)
    assert "Page 1 of 2" not in read


def test_a_title_and_a_header_row_shown_again_are_read_once() -> None:
    with files.opened(laden()) as pdf:
        read = files.words_of(pdf, pdf.Root.StructTreeRoot)
    assert read.count("files and what was found") == 1
    assert "continued" not in read

"""The PDF that is handed over: read back by two readers, in both languages."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nato_apply.checklist.pdf import rendered
from tests.checklist import files, samples

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


def sample(language: str = "en") -> bytes:
    return rendered(samples.made(samples.sample(), language=language))


@LANGUAGES
def test_the_sample_candidates_checklist_is_two_pages_of_a4(language: str) -> None:
    with files.opened(sample(language)) as pdf:
        sizes = [[round(float(side)) for side in page.mediabox] for page in pdf.pages]
    assert sizes == [[0, 0, 595, 842]] * 2


@LANGUAGES
def test_everything_that_stands_in_the_checklist_stands_on_paper(language: str) -> None:
    made = samples.made(samples.sample(), language=language)
    text = files.text_of(rendered(made)).replace("\u00a0", " ").replace("\u202f", " ")
    expected = [
        made.call.title,
        made.call.source.document,
        made.verdict.headline,
        made.verdict.explanation,
        *(item.text for item in made.still_open),
        *(part.because for part in made.criteria),
        *(part.text for part in made.criteria),
        *(choice.title for choice in made.choices),
        *(choice.note for choice in made.choices if choice.note),
        *(slot.title for slot in made.documents),
        *(slot.why for slot in made.documents),
        *(each.title for each in made.milestones),
        *(part.heading for part in made.words),
        *(span.text for span in made.can_apply),
        *(notice.text for notice in made.notices),
        made.disclaimer,
    ]
    missing = [each for each in expected if " ".join(each.split()) not in text]
    assert missing == []


def test_each_page_says_its_number_the_source_and_the_day_of_the_check() -> None:
    first, second = files.page_texts(sample())
    for number, page in enumerate((first, second), 1):
        assert f"Page {number} of 2" in page
        assert "Source, official notice: Internship Call 2026 – Vacancy Notice" in page
        assert "Checked on 10 April 2026" in page


def test_local_time_stands_beside_the_calls_where_they_differ() -> None:
    far = rendered(samples.made(samples.sample(), local=samples.ATHENS))
    assert "Due, Brussels time" in files.text_of(far)
    assert "Fri 1 May 2026, 0:59, local time" in files.text_of(far)
    assert "Due, Brussels and local time" in files.text_of(sample())


def test_every_font_is_embedded_and_no_other_is_listed() -> None:
    with files.opened(sample()) as pdf:
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        forms = [form for page in pdf.pages for form in page.obj.Resources.XObject.values()]
        fonts += [font for form in forms for font in form.Resources.get("/Font", {}).values()]
        names = {str(font.BaseFont) for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert {name.partition("+")[2] for name in names} == {"DejaVuSans", "DejaVuSans-Bold"}


def test_check_boxes_are_real_and_ticked_where_done() -> None:
    with files.opened(sample()) as pdf:
        boxes = files.boxes(pdf)
        states = {name: str(box.AS) for name, box in boxes.items()}
        assert {name for name, state in states.items() if state == "/Yes"} == {"milestone-1"}
        for box in boxes.values():
            assert str(box.FT) == "/Btn"
            assert box.AS == box.V
            assert str(box.TU).startswith("Tick when done: ")
            assert {"/Yes", "/Off"} <= set(box.AP.N.keys())
            left, bottom, right, top = [float(side) for side in box.Rect]
            assert right - left >= 8
            assert top - bottom >= 8
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert len(boxes) == len(pdf.Root.AcroForm.Fields)


def test_a_document_that_is_not_needed_has_no_box() -> None:
    made = samples.made(samples.sample())
    with files.opened(rendered(made)) as pdf:
        documents = [name for name in files.boxes(pdf) if name.startswith("document-")]
    assert documents == ["document-1"]


def test_headings_are_bookmarks() -> None:
    with files.opened(sample()) as pdf, pdf.open_outline() as outline:
        (root,) = outline.root
        titles = [item.title for item in root.children]
    assert root.title == "Internship Call 2026: Political Affairs and Security Policy Division"
    assert titles[:2] == ["Arguable on 20 April 2026", "Still open (10)"]
    assert titles[-1] == "What you must know"
    assert len(titles) == 10


@LANGUAGES
def test_language_title_and_dates_are_set(language: str) -> None:
    made = samples.made(samples.sample(), language=language)
    with files.opened(rendered(made)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == made.title
        assert str(pdf.docinfo.CreationDate) == "D:20260410070000+00'00"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == made.title


@LANGUAGES
def test_the_same_input_gives_the_same_bytes(language: str) -> None:
    assert sample(language) == sample(language)


def test_another_moment_or_another_draft_gives_another_file() -> None:
    later = samples.made(samples.sample(), now=datetime(2026, 4, 10, 8, tzinfo=UTC))
    assert rendered(later) != sample()
    assert rendered(samples.made(samples.empty())) != sample()


def test_many_files_with_many_findings_run_over_pages_under_the_same_header() -> None:
    draft, reports = samples.laden()
    content = rendered(samples.made(draft, reports=reports))
    pages = files.page_texts(content)
    assert len(pages) > 5
    assert sum("files and what was found" in page for page in pages) > 5
    assert sum("Documents (continued)" in page for page in pages) > 5
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert "proof-39.pdf" in files.text_of(content)
    assert "Further findings, not shown: 7" in files.text_of(content)


@pytest.mark.parametrize(
    "call", ["nato-hq-2026", "nato-hq-2025", "nato-ims-2018", "nato-ims-cs-2017", "nato-2027"]
)
@LANGUAGES
def test_every_call_and_an_empty_draft_give_a_sound_file(call: str, language: str) -> None:
    for draft in (samples.empty(), samples.sample()):
        content = rendered(samples.made(draft, call=call, language=language))
        with files.opened(content) as pdf:
            assert pdf.check_pdf_syntax() == []
        assert samples.made(draft, call=call, language=language).call.title.split()[0] in (
            files.text_of(content)
        )


@pytest.mark.system("pdftotext")
def test_poppler_reads_the_same_text(tmp_path: Path) -> None:
    file = tmp_path / "checklist.pdf"
    file.write_bytes(sample())
    program = shutil.which("pdftotext")
    assert program
    done = subprocess.run([program, file, "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())
    assert done.stderr == b""
    assert "Zoë Ångström draft “Sample application”" in text
    assert "It is a yes if you apply by 14 April 2026." in text

"""What the pages of a document look like: empty, scanned, turned, of several sizes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from nato_apply.documents.intake import inspected
from nato_apply.documents.worker import Worker
from tests.documents import papers

TEXT = papers.ENROLLED


def turned(content: bytes, *pages: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in pages:
            document.pages[page - 1].rotate(90, relative=True)
        document.save(out)
    return out.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "sound": (lambda: papers.paper(TEXT, TEXT), {}),
    "an empty page": (
        lambda: papers.paper(TEXT, "", TEXT),
        {"empty-pages": "Nothing stands on page 2."},
    ),
    "empty pages": (
        lambda: papers.paper("", *[TEXT] * 3, *[""] * 9),
        {"empty-pages": "pages 1, 5, 6, 7, 8, 9, 10, 11 and …"},
    ),
    "nothing but empty pages": (lambda: papers.paper("", ""), {"blank": "Nothing can be seen"}),
    "a good scan": (lambda: papers.scan(200, 150), {"scan": "a scan or photo"}),
    "a poor scan": (
        lambda: papers.scan(200, 90, 120),
        {"scan": "a scan or photo", "low-resolution": "only 90 dpi at the size of its page (pages"},
    ),
    "a poor scan between texts": (
        lambda: papers.joined(papers.paper(TEXT), papers.scan(100)),
        {"low-resolution": "(page 2)", "scanned-pages": "without text: page 2."},
    ),
    "the mark of a scanning program": (
        lambda: papers.joined(papers.scan(200), papers.paper("")),
        {"scan": "a scan or photo", "empty-pages": "page 2"},
    ),
    "on its side": (
        lambda: turned(papers.paper(TEXT, TEXT, TEXT), 2),
        {"sideways": "on its side or upside down (page 2)"},
    ),
    "two sizes": (
        lambda: papers.joined(papers.paper(TEXT, TEXT), papers.paper(TEXT, size=(842, 1190))),
        {"mixed-page-sizes": "(page 3 differs from most)"},
    ),
    "lying and standing": (
        lambda: papers.joined(papers.paper(TEXT), papers.paper(TEXT, size=(842, 595))),
        {},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_pages_of_a_pdf_are_looked_at(case: str, worker: Worker) -> None:
    made, expected = CASES[case]
    report = inspected("a.pdf", made(), worker)
    found = {each.code: str(each.text) for each in report.findings if each.code != "language"}
    assert found.keys() == expected.keys()
    for code, part in expected.items():
        assert part in found[code]


def test_a_phone_s_heic_photo_is_opened_and_shown(worker: Worker) -> None:
    report = inspected("IMG_1.HEIC", papers.HEIC, worker)
    assert papers.codes(report.findings) == {"opens-not-everywhere", "low-resolution", "scan"}
    assert report.usable
    assert any("an HEIC picture" in str(found.text) for found in report.findings)
    (page,) = worker.pages(papers.HEIC, "image/heic", [0], 60).pages
    assert page.png.startswith(b"\x89PNG")

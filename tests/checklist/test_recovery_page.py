"""The recovery key on paper: one page, tagged, with the key as it is to be typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pdfua
import pytest

from nato_apply import i18n
from nato_apply.checklist.recovery_page import RecoveryPage, rendered
from nato_apply.vault import recovery_key
from tests.checklist import files

KEY = recovery_key.written(bytes(range(20)))
PAGE = RecoveryPage(
    KEY, "annas-laptop", "~/.local/share/nato-apply", datetime(2026, 4, 10, 9, tzinfo=UTC), "0.1.0"
)


@pytest.fixture(params=["en", "fr"])
def content(request: pytest.FixtureRequest) -> bytes:
    i18n.use(request.param)
    return rendered(PAGE)


def test_one_page_holds_the_key_group_by_group_each_after_its_number(content: bytes) -> None:
    (text,) = files.page_texts(content)
    with files.opened(content) as pdf:
        read = files.words_of(pdf, pdf.Root.StructTreeRoot)
    expected = " ".join(f"{at} {group}" for at, group in enumerate(KEY.split("-"), 1))
    assert expected in read
    assert set(KEY.split("-")) <= set(re.split(r"\W+", text))


def test_it_says_when_it_was_made_and_for_which_computer_and_folder(content: bytes) -> None:
    text = files.text_of(content)
    assert re.search("10 (April|avril) 2026", text)
    assert "annas-laptop" in text
    assert "~/.local/share/nato-apply" in text


def test_pdfua_finds_no_fault_in_it(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "key.pdf"
    file.write_bytes(content)
    report = pdfua.validate(str(file))
    assert [finding.message for finding in report.findings] == []


def test_its_language_and_title_are_set_and_its_fonts_embedded(content: bytes) -> None:
    with files.opened(content) as pdf:
        assert str(pdf.Root.Lang) == i18n.language()
        assert "NATO Apply" in str(pdf.docinfo.Title)
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_numbers_of_the_steps_stand_on_one_line_with_them(content: bytes) -> None:
    with files.opened(content) as pdf:
        labels = [files.words_of(pdf, e) for e in files.elements(pdf) if files.role(e) == "Lbl"]
    assert labels[8:12] == ["1.", "2.", "3.", "4."]

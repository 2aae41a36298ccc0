from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_apply.documents.file_names import shown_name
from nato_apply.documents.intake import inspected_file
from nato_apply.documents.worker import Worker


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Diplôme d’État.pdf", "Diplôme d’État.pdf"),
        ("Diplo\u0302me.pdf", "Diplôme.pdf"),
        ("δίπλωμα.pdf", "δίπλωμα.pdf"),
        ("دانش\u200cنامه.pdf", "دانش\u200cنامه.pdf"),
        ("-rf", "-rf"),
        ("a\nb\tc.pdf", "a�b�c.pdf"),
        ("diploma\u202efdp.exe", "diploma�fdp.exe"),
        ("a\u200bb\ufeff.pdf", "a�b�.pdf"),
        ("a\u2028b\x1b[31m.pdf", "a�b�[31m.pdf"),
        ("<b>bold</b>.pdf", "b>.pdf"),
        ("/home/zoe/transcript.pdf", "transcript.pdf"),
        ("", ""),
    ],
)
def test_a_name_is_shown_on_one_line_without_hidden_characters(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_is_read_and_shown(tmp_path: Path, worker: Worker) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"dipl\xf4me\n.pdf")  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"%PDF-1.4")
    report = inspected_file(Path(os.fsdecode(path)), worker)
    assert report.file == "dipl�me�.pdf"
    assert report.size == 8


def test_a_long_name_keeps_its_beginning_and_its_ending() -> None:
    shown = shown_name("transcript " * 30 + ".pdf")
    assert len(shown) < 120
    assert shown.startswith("transcript transcript")
    assert shown.endswith("transcript .pdf")


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_can_be_shown_and_printed(name: str) -> None:
    shown_name(name).encode("utf-8")

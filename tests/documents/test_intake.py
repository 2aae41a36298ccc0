from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nato_apply.documents.intake import LARGEST, FileReport, inspected, inspected_file
from nato_apply.documents.kinds import KINDS
from nato_apply.documents.size_limit import USUAL
from nato_apply.documents.worker import Worker
from tests.documents import hostile

SOUND = hostile.document()


def codes(report: FileReport) -> list[str]:
    return [found.code for found in report.findings]


def test_a_sound_pdf_is_reported_with_what_it_is(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "diploma.pdf").write_bytes(SOUND)
    report = inspected_file(tmp_path / "diploma.pdf", worker)
    sha256 = hashlib.sha256(SOUND).hexdigest()
    assert report == FileReport("diploma.pdf", sha256, "application/pdf", 3, len(SOUND))
    assert report.usable


def test_a_file_is_called_as_the_candidate_called_it(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "a.pdf").write_bytes(SOUND)
    assert inspected_file(tmp_path / "a.pdf", worker, name="proof/a.pdf").file == "proof/a.pdf"


@pytest.mark.parametrize("name", ["gone.pdf", "no/folder/gone.pdf", "n" * 300, "a\0b", "a\udfffb"])
def test_a_file_that_is_not_there_is_missing(name: str, tmp_path: Path, worker: Worker) -> None:
    report = inspected_file(tmp_path / name, worker)
    assert codes(report) == ["file-missing"]
    assert (report.sha256, report.size, report.media_type) == (None, None, None)


def test_content_that_nobody_has_is_missing(worker: Worker) -> None:
    assert codes(inspected("diploma.pdf", None, worker)) == ["file-missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_folders_devices_and_pipes_are_not_waited_for(tmp_path: Path, worker: Worker) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        assert codes(inspected_file(path, worker)) == ["not-a-file"]


def test_links_in_a_circle_cannot_be_read(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    (found,) = inspected_file(tmp_path / "a.pdf", worker).findings
    assert found.code == "file-unreadable"
    assert "a link that leads nowhere" in str(found.text)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may read everything: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes there")
def test_a_file_of_somebody_else_says_that_permission_lacks(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "a.pdf").write_bytes(SOUND)
    (tmp_path / "a.pdf").chmod(0)
    with without_privileges():
        (found,) = inspected_file(tmp_path / "a.pdf", worker).findings
    assert found.code == "file-unreadable"
    assert "your account may not read it" in str(found.text)


def test_an_empty_file_is_told(tmp_path: Path, worker: Worker) -> None:
    (tmp_path / "a.pdf").touch()
    assert codes(inspected_file(tmp_path / "a.pdf", worker)) == ["file-empty"]


def test_a_huge_file_is_not_even_read(tmp_path: Path, worker: Worker) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(10**12)
    report = inspected_file(tmp_path / "a.pdf", worker)
    assert codes(report) == ["file-too-large"]
    assert (report.size, report.sha256) == (10**12, None)
    assert "1,000,000 MB" in str(report.findings[0].text)


def test_the_limit_itself_is_taken_in_and_one_byte_more_is_not(worker: Worker) -> None:
    text = b"%PDF-1.4".ljust(LARGEST, b" ")
    assert "file-too-large" not in codes(inspected("a.pdf", text, worker))
    report = inspected("a.pdf", text + b" ", worker)
    assert codes(report) == ["file-too-large"]
    assert "has 50.1 MB; this program takes up to 50 MB" in str(report.findings[0].text)


def test_a_file_that_portals_refuse_for_its_size_is_warned_of(worker: Worker) -> None:
    pages = hostile.document(3, USUAL // 3)
    assert codes(inspected("a.pdf", pages, worker)) == ["file-large"]


@pytest.mark.parametrize("content", [b"Dear Sir or Madam", b"\0" * 100, b"PK\x05\x06" + bytes(18)])
def test_a_text_named_pdf_is_no_pdf(content: bytes, worker: Worker) -> None:
    report = inspected("diploma.pdf", content, worker)
    assert codes(report) == ["unknown-type"]
    assert report.media_type is None


def test_a_log_in_page_named_pdf_is_told_as_such(worker: Worker) -> None:
    assert codes(inspected("transcript.pdf", b"<!doctype html><p>Log in", worker)) == ["web-page"]


def test_a_name_that_promises_something_else_is_told(worker: Worker) -> None:
    report = inspected("diploma.jpg", SOUND, worker)
    assert codes(report) == ["type-not-name"]
    assert report.usable
    assert "ends in “.jpg”, but the content is a PDF" in str(report.findings[0].text)


@pytest.mark.parametrize("code", KINDS)
def test_every_finding_says_what_to_do(code: str) -> None:
    sentences = re.split(r"[.:,;)] ", KINDS[code].wording)
    assert len(sentences) > 1
    assert KINDS[code].wording.endswith(".")

"""Scans read by Tesseract, for findings alone."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from nato_apply import paths
from nato_apply.documents import recognition
from nato_apply.documents.intake import Options, inspected
from nato_apply.documents.recognition import Listener, Recogniser, recogniser
from nato_apply.documents.worker import Worker
from nato_apply.settings import Settings
from tests.documents import papers
from tests.documents.dossiers import bound, texts

script = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def sheet(text: str) -> bytes:
    """A scanned sheet with this text on it."""
    font = ImageFont.truetype(str(paths.resource("fonts", "DejaVuSans.ttf")), 30)
    picture = Image.new("L", (1654, 2339), 250)
    ImageDraw.Draw(picture).text((120, 200), text, font=font, fill=10, spacing=16)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


@pytest.mark.system("tesseract")
def test_what_a_scan_says_becomes_findings(worker: Worker) -> None:
    found = recogniser()
    assert found is not None
    assert "eng" in found.languages
    report = inspected("scan.jpg", sheet(papers.ENROLLED), worker, Options(recogniser=found))
    assert report.language == "en"
    assert {"scan-read", "language"} <= papers.codes(report.findings)
    assert "scan" not in papers.codes(report.findings)
    assert report.reading is not None
    assert any(each.kind == "period" for each in report.reading.dates)
    assert "uppsala" in report.reading.words


@pytest.mark.system("tesseract")
def test_a_scan_without_text_stays_a_scan(worker: Worker) -> None:
    report = inspected("scan.pdf", papers.scan(200), worker, Options(recogniser=recogniser()))
    assert "scan" in papers.codes(report.findings)
    assert report.reading is None


@pytest.mark.system("tesseract")
def test_a_scanned_page_among_pages_with_text_is_read_too(worker: Worker) -> None:
    scanned = io.BytesIO()
    Image.open(io.BytesIO(sheet(papers.ENROLLED))).save(scanned, "PDF", resolution=200)
    content = papers.joined(papers.paper(papers.SLOVAK), scanned.getvalue())
    unread = inspected("a.pdf", content, worker)
    assert {"scanned-pages", "language"} <= papers.codes(unread.findings)
    report = inspected("a.pdf", content, worker, Options(recogniser=recogniser()))
    assert "scanned-pages-read" in papers.codes(report.findings)
    assert report.reading is not None
    assert {"komenského", "komenskeho"} & report.reading.words
    assert "uppsala" in report.reading.words


@script
def test_how_far_it_is_is_told_and_it_can_be_ended(tmp_path: Path, worker: Worker) -> None:
    told: list[tuple[int, int]] = []
    program = stand_in(tmp_path, "echo eng", "cat > /dev/null; echo some words of a page")
    reader = Recogniser(program, ("eng",))

    def looked_at(listener: Listener) -> set[str]:
        options = Options(recogniser=reader, listener=listener)
        return papers.codes(
            inspected("scan.pdf", papers.scan(*[200] * 3), worker, options).findings
        )

    listener = Listener(lambda page, of: told.append((page, of)))
    assert "scan-read" in looked_at(listener)
    assert told == [(0, 3), (1, 3), (2, 3)]
    told.clear()
    listener = Listener(lambda page, of: told.append((page, of)), lambda: len(told) > 1)
    assert "scan" in looked_at(listener)
    assert told == [(0, 3), (1, 3)]


@script
def test_ending_it_does_not_wait_for_the_page(tmp_path: Path, worker: Worker) -> None:
    program = stand_in(tmp_path, "echo eng", "sleep 300")
    started = time.monotonic()
    listener = Listener(unwanted=lambda: time.monotonic() > started + 0.3)
    options = Options(recogniser=Recogniser(program, ("eng",)), listener=listener)
    report = inspected("scan.pdf", papers.scan(200), worker, options)
    assert "scan" in papers.codes(report.findings)
    assert time.monotonic() - started < 10


def test_without_being_asked_nothing_is_read(worker: Worker) -> None:
    report = inspected("scan.jpg", sheet(papers.ENROLLED), worker)
    assert "scan" in papers.codes(report.findings)
    assert report.reading is None


def test_what_was_read_goes_into_no_dossier(worker: Worker) -> None:
    dossier = bound(worker, {"scan.jpg": sheet(papers.ENROLLED)})
    assert texts(dossier)[1].strip() == "Dossier p. 2 of 2"


def stand_in(folder: Path, listed: str, reads: str) -> Path:
    file = folder / "tesseract"
    file.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then {listed}; exit; fi\n{reads}\n', "utf-8"
    )
    file.chmod(0o755)
    return file


@script
@pytest.mark.parametrize(
    "reads", ["exit 1", "kill -SEGV $$", "cat > /dev/null", "cat > /dev/null; printf '\\377'"]
)
def test_one_that_reads_nothing_costs_nothing(reads: str, tmp_path: Path, worker: Worker) -> None:
    program = stand_in(tmp_path, "echo eng", reads)
    options = Options(recogniser=Recogniser(program, ("eng",)))
    report = inspected("scan.jpg", sheet("x"), worker, options)
    assert {"scan", "scan-read"} & papers.codes(report.findings)
    assert report.usable


@script
def test_one_that_hangs_is_ended(
    tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "_SECONDS", 0.5)
    program = stand_in(tmp_path, "echo eng", "sleep 300")
    options = Options(recogniser=Recogniser(program, ("eng",)))
    report = inspected("scan.pdf", papers.scan(200, 200), worker, options)
    assert "scan" in papers.codes(report.findings)


@script
def test_its_languages_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
    for listed, languages in (
        ("echo List; echo deu; echo fra", ("fra",)),
        ("echo eng; echo fra", ("eng", "fra")),
    ):
        stand_in(tmp_path, listed, "")
        found = recogniser()
        assert found is not None
        assert found.languages == languages
    for listed in ("echo deu", "exit 1"):
        stand_in(tmp_path, listed, "")
        assert recogniser() is None


@script
def test_it_is_off_until_the_user_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
    stand_in(tmp_path, "echo eng", "")
    settings = Settings(tmp_path / "settings.ini")
    assert recognition.wanted(settings) is None
    settings.set(recognition.SETTING, "yes")
    assert recognition.wanted(settings) is not None
    monkeypatch.setenv("PATH", "/nowhere")
    assert recognition.wanted(settings) is None

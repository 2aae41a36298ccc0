"""The card “Documents” of Settings and safety, and reading scans on demand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nato_apply.documents import recognition, size_limit
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.safety.documents import SIZES, DocumentsCard
from nato_apply.ui.session import Session
from tests.documents.hostile import document
from tests.documents.papers import scan
from tests.ui.conftest import settle
from tests.ui.documents_given import SLOT, documents_page, give

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def card(qtbot: QtBot, window: MainWindow, program: Program) -> DocumentsCard:
    for page_id in ("documents", "settings"):
        window.go(page_id)
    found = window.page("settings").findChild(DocumentsCard)
    assert found is not None
    settle(qtbot, program)
    return found


def codes(session: Session, file: str) -> set[str]:
    assert session.view is not None
    return {found.code for found in session.view.reports[file].findings}


def test_from_another_size_on_files_are_called_large_at_once(
    qtbot: QtBot,
    window: MainWindow,
    program: Program,
    session: Session,
    card: DocumentsCard,
    tmp_path: Path,
) -> None:
    page = documents_page(window)
    give(qtbot, program, page, tmp_path, records=document(3, 500_000))
    assert "file-large" not in codes(session, "records.pdf")
    assert card.limit.currentText() == "5 MB"
    card.limit.activated.emit(SIZES.index(1))
    settle(qtbot, program)
    assert size_limit.limit_of(window.settings) == 1_000_000
    assert "file-large" in codes(session, "records.pdf")
    assert "smaller" in page.cards[SLOT].rows["records.pdf"].ways


@pytest.mark.system("tesseract")
def test_a_scan_is_read_when_that_is_asked_for(
    qtbot: QtBot, window: MainWindow, program: Program, session: Session, tmp_path: Path
) -> None:
    page = documents_page(window)
    give(qtbot, program, page, tmp_path, scanned=scan(150))
    assert "scan" in codes(session, "scanned.pdf")
    way = page.cards[SLOT].rows["scanned.pdf"].ways["recognise"]
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.files.busy, timeout=60_000)
    # A sheet of lines holds no text; that it was tried shows in that it is not offered again.
    assert codes(session, "scanned.pdf") & {"scan", "scan-read"}
    assert "recognise" not in page.cards[SLOT].rows["scanned.pdf"].ways


@pytest.mark.system("tesseract")
def test_the_reading_of_a_scan_says_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, program: Program, session: Session, tmp_path: Path
) -> None:
    page = documents_page(window)
    give(qtbot, program, page, tmp_path, scanned=scan(*[150] * 8))
    card = page.cards[SLOT]
    told: list[str] = []
    card.reading.bar.valueChanged.connect(lambda _value: told.append(card.reading.told.text()))
    row = card.rows["scanned.pdf"]
    qtbot.mouseClick(row.ways["recognise"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(told) > 1, timeout=60_000)
    assert "Reading scan “scanned.pdf”, page 2 of 8…" in told
    assert card.reading.isVisible()
    card.reading.cancel.click()
    qtbot.waitUntil(lambda: not session.files.busy, timeout=20_000)
    settle(qtbot, program)
    assert not card.reading.isVisible()
    assert "scan" in codes(session, "scanned.pdf")
    assert "page 8 of 8" not in " ".join(told)
    assert "recognise" in row.ways  # it can be begun again


@pytest.mark.system("tesseract")
def test_reading_scans_is_off_until_it_is_wanted(
    qtbot: QtBot, window: MainWindow, card: DocumentsCard
) -> None:
    assert card.reads.isEnabled()
    assert not card.reads.isChecked()
    card.reads.click()
    assert window.settings.get(recognition.SETTING) == "yes"
    card.reads.click()
    assert window.settings.get(recognition.SETTING) == "no"


def test_without_the_program_that_reads_scans_the_card_says_so(
    qtbot: QtBot,
    window: MainWindow,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    window.go("settings")
    card = window.page("settings").findChild(DocumentsCard)
    assert card is not None
    settle(qtbot, program)
    assert not card.reads.isEnabled()
    assert "Tesseract" in card.told.text()

"""Pages on a printer: here one that writes a PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.checklist.recovery_page import RecoveryPage, rendered
from nato_apply.errors import UserFault
from nato_apply.ui import care_dialogs, printing
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.printing import print_pages
from nato_apply.ui.program import Program
from nato_apply.ui.widgets.checklist_card import ChecklistCard
from nato_apply.vault import recovery_key
from tests.ui.conftest import settle

PAGE = RecoveryPage(
    recovery_key.written(bytes(20)), "computer", "~/data", datetime(2026, 4, 10, tzinfo=UTC), "1"
)


def pictures(tmp_path: Path) -> list[QImage]:
    """A page of the program’s own, twice."""
    document = pypdfium2.PdfDocument(rendered(PAGE))
    try:
        document[0].render(scale=2).to_pil().save(tmp_path / "page.png")
    finally:
        document.close()
    return [QImage(str(tmp_path / "page.png"))] * 2


def printer_to(file: Path, size: QPageSize.PageSizeId) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(size), upright, QMarginsF(10, 10, 10, 10)))
    return printer


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_each_page_is_printed_whole_and_in_the_middle(
    qtbot: QtBot, tmp_path: Path, size: QPageSize.PageSizeId
) -> None:
    out = tmp_path / "printed.pdf"
    print_pages(printer_to(out, size), pictures(tmp_path))
    document = pypdfium2.PdfDocument(out)
    try:
        assert len(document) == 2
        document[1].render(scale=1).to_pil().convert("L").save(tmp_path / "seen.png")
    finally:
        document.close()
    seen = QImage(str(tmp_path / "seen.png"))
    dark = [
        (x, y)
        for x in range(seen.width())
        for y in range(seen.height())
        if seen.pixelColor(x, y).value() < 128
    ]
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    assert min(y for _, y in dark) > 10
    assert abs(left - (seen.width() - right)) < 40
    assert right - left > seen.width() * 0.6


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "missing" / "printed.pdf", QPageSize.PageSizeId.A4)
    with pytest.raises(UserFault) as told:
        print_pages(printer, pictures(tmp_path))
    assert told.value.faults[0].kind.code == "not-printed"


def test_the_checklist_is_printed_whole(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"
    chosen = printer_to(out, QPageSize.PageSizeId.A4)
    monkeypatch.setattr(printing, "asked_for", lambda _parent: chosen)
    window.go("hand_over")
    card = window.page("hand_over").findChild(ChecklistCard)
    assert isinstance(card, ChecklistCard)
    card.printed.click()
    qtbot.waitUntil(card.exported.isVisible, timeout=30_000)
    assert card.exported.strong.text() == "Sent to the printer"
    document = pypdfium2.PdfDocument(out)
    try:
        assert len(document) == 2
    finally:
        document.close()


def test_the_recovery_key_is_printed(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "key.pdf"
    chosen = printer_to(out, QPageSize.PageSizeId.A4)
    monkeypatch.setattr(printing, "asked_for", lambda _parent: chosen)
    settle(qtbot, program)
    key = recovery_key.written(bytes(20))
    care_dialogs.show_recovery_key(program.window, program.drafts.care, key)
    dialog = program.window.findChild(RecoveryKeyDialog)
    assert isinstance(dialog, RecoveryKeyDialog)
    dialog.print_wanted.emit()
    qtbot.waitUntil(lambda: out.exists() and out.stat().st_size > 0, timeout=30_000)
    settle(qtbot, program)
    dialog.close()
    document = pypdfium2.PdfDocument(out)
    try:
        assert len(document) == 1
    finally:
        document.close()


def test_printing_from_the_menu_leads_to_the_checklist(qtbot: QtBot, window: MainWindow) -> None:
    window.go("choose")
    actions = window.menus.menus["draft"].actions()
    next(each for each in actions if each.text() == "Export and print…").trigger()
    qtbot.waitUntil(lambda: window.page_id == "hand_over")
    card = window.page("hand_over").findChild(ChecklistCard)
    assert isinstance(card, ChecklistCard)
    qtbot.waitUntil(lambda: card.isAncestorOf(QApplication.focusWidget() or window))

"""Pages on a printer: here one that writes a PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from nato_apply.checklist.recovery_page import RecoveryPage, rendered
from nato_apply.errors import UserFault
from nato_apply.ui.printing import print_pages
from nato_apply.vault import recovery_key

PAGE = RecoveryPage(
    recovery_key.written(bytes(20)), "computer", "~/data", datetime(2026, 4, 10, tzinfo=UTC), "1"
)


def pictures(tmp_path: Path) -> list[bytes]:
    """A page of the program’s own, twice."""
    document = pypdfium2.PdfDocument(rendered(PAGE))
    try:
        document[0].render(scale=2).to_pil().save(tmp_path / "page.png")
    finally:
        document.close()
    return [(tmp_path / "page.png").read_bytes()] * 2


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

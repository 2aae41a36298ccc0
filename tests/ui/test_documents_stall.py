"""The window goes on while a large document is taken in, read, looked at and bound."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.ui.dialogs.preview import PreviewDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.widgets.page_desk import PageDesk
from tests.documents.hostile import document
from tests.ui.conftest import settle
from tests.ui.documents_given import SLOT, documents_page, drop, urls
from tests.ui.saving import save_as
from tests.ui.watchdog import Watchdog

pytestmark = [pytest.mark.alone, pytest.mark.qt_log_ignore("This plugin does not support")]

MOST_MS = 200.0
"""What a person may feel; the aim is 50."""


def _says(desk: PageDesk, text: str) -> bool:
    return desk.where.text() == text


def test_a_long_document_never_stops_the_window(
    qtbot: QtBot, window: MainWindow, program: Program, tmp_path: Path
) -> None:
    page = documents_page(window)
    settle(qtbot, program)
    large = tmp_path / "large.pdf"
    large.write_bytes(document(30, 5_000_000 // 30))
    others = [tmp_path / f"other {number}.pdf" for number in range(3)]
    for number, other in enumerate(others, start=1):
        other.write_bytes(document(number + 2, 100_000 + random.Random(number).randrange(1000)))
    out = tmp_path / "dossier.pdf"
    with Watchdog() as watchdog:
        drop(page.cards[SLOT], urls(large, *others))
        settle(qtbot, program)
        taken = watchdog.longest_ms

        qtbot.mouseClick(page.cards[SLOT].rows["large.pdf"].look, Qt.MouseButton.LeftButton)
        dialog = page.findChild(PreviewDialog)
        assert dialog is not None
        desk = dialog.desk
        qtbot.waitUntil(lambda: desk.count == 30, timeout=20_000)
        for index in range(1, 6):
            desk.go(index)
            wanted = f"Page {index + 1} of 30"
            qtbot.waitUntil(partial(_says, desk, wanted), timeout=20_000)
        settle(qtbot, program)
        dialog.reject()
        looked_at = watchdog.longest_ms

        QApplication.processEvents()
        save_as(out)
        qtbot.mouseClick(page.dossier.make, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(page.dossier.banner.isVisible, timeout=60_000)
    assert out.read_bytes().startswith(b"%PDF-")
    print(
        f"stalls, the longest until then: taken in {taken:.0f} ms, looked at {looked_at:.0f} ms,"
        f" bound {watchdog.longest_ms:.0f} ms\n{watchdog.told()}"
    )
    assert watchdog.longest_ms < MOST_MS, watchdog.told()

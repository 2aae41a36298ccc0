"""Twenty files that mean harm, dropped at once: the window lives, and each has its outcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from tests.documents import hostile
from tests.ui.documents_given import SLOT, documents_page, drop, urls
from tests.ui.watchdog import Watchdog

pytestmark = [pytest.mark.alone, pytest.mark.qt_log_ignore("This plugin does not support")]

FILES: dict[str, Callable[[], bytes]] = {
    "cut.pdf": lambda: hostile.half(hostile.document(5)),
    "flipped.pdf": lambda: hostile.bit_flipped(3),
    "nested.pdf": lambda: hostile.nested(20_000),
    "deep.pdf": hostile.deep_page_tree,
    "tree loop.pdf": hostile.page_tree_loop,
    "bomb of content.pdf": hostile.bomb_of_content,
    "bomb of a picture.pdf": hostile.bomb_of_picture,
    "bomb of bombs.pdf": hostile.bomb_of_bombs,
    "form loop.pdf": hostile.form_loop,
    "form fan.pdf": hostile.form_fan,
    "length of itself.pdf": hostile.length_of_itself,
    "table loop.pdf": hostile.xref_loop,
    "objects.pdf": hostile.object_stream_of_itself,
    "script.pdf": hostile.javascript,
    "launch.pdf": hostile.launch,
    "embedded.pdf": hostile.embedded_file,
    "locked.pdf": lambda: hostile.encrypted(user="x"),
    "wide.png": lambda: hostile.png(60_000, 60_000),
    "bomb.docx": hostile.zip_bomb,
    "program.pdf": lambda: b"MZ" + bytes(500),
}


def test_twenty_hostile_files_cost_a_sentence_each(
    qtbot: QtBot, window: MainWindow, program: Program, tmp_path: Path
) -> None:
    page = documents_page(window)
    files = []
    for name, made in FILES.items():
        (tmp_path / name).write_bytes(made())
        files.append(tmp_path / name)
    with Watchdog() as watchdog:
        drop(page.cards[SLOT], urls(*files))
        qtbot.waitUntil(lambda: not program.jobs.busy, timeout=240_000)
    assert watchdog.longest_ms < 200, watchdog.told()
    view = window.session.view
    assert view is not None
    refused = "\n".join(label.text() for label in page.cards[SLOT].refusal.findChildren(QLabel))
    for name in FILES:
        row = page.cards[SLOT].rows.get(name)
        if row is None:
            assert name in refused.replace("\u200b", "")
        else:
            assert view.reports[name].findings or "1 page" in row.about.text(), name
            assert "ead" not in row.about.text(), name  # neither “Being read” nor “Not read”
    assert "program.pdf" in refused
    assert window.isVisible()

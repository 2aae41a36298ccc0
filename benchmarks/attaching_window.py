"""A document of 5 MB dropped on the window until it stands in its list, safe in the vault.

Beside reading the same file and inserting it in plain SQLite (WAL, synchronous=FULL), with its hash
and the list of names. What is in the file is found out afterwards and not waited for. Prints one
JSON object: medians in milliseconds, their ratio, and the ratio that is allowed.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.attaching import SIZE, plain, report
from nato_apply import paths
from nato_apply.paths import DataFolder
from nato_apply.ui import immortals
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
SLOT, WAIT_S = "qualifications", 30.0
ROUNDS = 15


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + WAIT_S
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        if time.monotonic() > end:
            raise SystemExit("it took too long")


def drop(onto: QWidget, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(onto, QDragEnterEvent(QPoint(9, 9), copy, data, left, no_key))
    QApplication.sendEvent(onto, QDropEvent(QPointF(9, 9), copy, data, left, no_key))


def opened(folder: Path) -> tuple[Program, Documents, Callable[[], bool]]:
    """The program on its documents page, with a draft that has no document yet."""
    program = Program(DataFolder(folder), language="en", now=lambda: NOW, passphrase="benchmark")
    program.show()
    wait(lambda: hasattr(program, "session") and program.session.catalogue is not None)
    program.window.furnish()

    def idle() -> bool:
        return not program.jobs.busy and program.session.save_state.kind != "saving"

    wait(idle)
    program.drafts.open_file(paths.resource("demo", "candidate.toml"))
    wait(lambda: program.session.view is not None and idle())
    for dialog in program.window.findChildren(QDialog):
        dialog.done(0)
    program.window.go("documents")
    page = program.window.page("documents")
    assert isinstance(page, Documents)
    wait(lambda: bool(page.cards) and idle())
    return program, page, idle


def main(folder: Path) -> dict[str, object]:
    immortals.keep()
    app = QApplication([])
    app.setStyle("Fusion")
    program, page, idle = opened(folder / "data")
    db = plain(folder / "plain.db")
    content = b"%PDF-1.7\n" + random.Random(1).randbytes(SIZE)
    own, baseline = [], []
    for number in range(ROUNDS):  # by turns; each document another one
        file = folder / f"{number}.pdf"
        file.write_bytes(content + number.to_bytes(8))
        card = page.cards[SLOT]
        started = time.perf_counter()
        drop(card, file)
        wait(lambda: file.name in card.rows and card.rows[file.name].isVisible())  # noqa: B023
        own.append((time.perf_counter() - started) * 1000)
        wait(idle)
        started = time.perf_counter()
        document = file.read_bytes()
        row = (file.name, hashlib.sha256(document).hexdigest(), document)
        db.execute("INSERT INTO document VALUES (?, ?, ?)", row)
        assert (file.name,) in db.execute("SELECT name FROM document").fetchall()
        baseline.append((time.perf_counter() - started) * 1000)
        page.session.undo()  # the list stays short
        wait(idle)
    db.close()
    program.window.close()
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return report("attaching_window", "window", len(content), own, baseline)


if __name__ == "__main__":
    # In the current folder: a temporary one may be in memory, where a sync costs nothing.
    with tempfile.TemporaryDirectory(prefix=".attaching-", dir=Path.cwd()) as where:
        print(json.dumps(main(Path(where))))

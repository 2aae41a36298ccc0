"""What the window's thread does between a key and what the user sees: pages, edits.

The real window on a real vault, without a screen. For each page: the first visit (the page was made
while nobody waited), a later visit, and an edit that changes the verdict while the page is shown;
each until the page is painted, in milliseconds of the thread's own processor time, which other
programs on the computer do not change; the median. Beside it, in the same run, what a bare page
with as many labels takes to be brought to the front: what Qt itself needs.

    python benchmarks/felt_speed.py [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from nato_apply import clock
from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from nato_apply.vault import wrapping

LIMIT_MS = 50
NOW = clock.moment("2026-04-10T09:00:00")
EVERYTHING = QEventLoop.ProcessEventsFlag.AllEvents


class Painted(QObject):
    """Whether a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's)
        if event.type() is QEvent.Type.Paint:
            self.seen = True
        return False


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    usual = wrapping.by_passphrase
    # The derivation of the key is slow on purpose, and no part of this.
    cheap = wrapping.Cost(iterations=1, lanes=1, memory_kib=64)
    wrapping.by_passphrase = lambda key, words, vault, _cost: usual(  # type: ignore[assignment]
        key, words, vault, cheap
    )
    with tempfile.TemporaryDirectory() as folder:
        program = started(Path(folder))
        pages = {page_id: measured(program, page_id, given.runs) for page_id in PAGES}
        program.window.close()
        program.close()
    slowest = max(max(each["first"], each["again"], each["edit"]) for each in pages.values())
    print(
        json.dumps(
            {
                "benchmark": "felt_speed",
                "runs": given.runs,
                "limit_ms": LIMIT_MS,
                "slowest_ms": slowest,
                "slowest_ratio": max(each["ratio"] for each in pages.values()),
                "pages": pages,
            },
            indent=1,
        )
    )


def started(folder: Path) -> Program:
    """The program with the sample candidate's draft, once it rests."""
    program = Program(DataFolder(folder), language="en", now=lambda: NOW, passphrase="in hand")
    program.show()
    until(lambda: hasattr(program, "session"))
    until(lambda: program.session.catalogue is not None)
    program.window.furnish()
    program.window.drafts.recovery_key_made.disconnect()
    program.drafts.open_sample()
    until(lambda: program.session.view is not None and not program.jobs.busy)
    until(lambda: all(map(program.window.stack.is_made, PAGES)))
    rest(0.5)
    return program


def measured(program: Program, page_id: str, runs: int) -> dict[str, float]:
    elsewhere = "start" if page_id != "start" else "words"
    turn(program, elsewhere)
    first = turn(program, page_id)
    again = []
    for _ in range(runs):
        turn(program, elsewhere)
        again.append(turn(program, page_id))
    edits = [edit(program, ("CH", "DE")[run % 2]) for run in range(2 * runs)]
    labels = len(program.window.page(page_id).findChildren(QLabel))
    bare = statistics.median(bare_page(labels) for _ in range(runs))
    return {
        "first": first,
        "again": round(statistics.median(again), 1),
        "edit": round(statistics.median(edits), 1),
        "labels": labels,
        "bare": round(bare, 1),
        "ratio": round(statistics.median(again) / bare, 2),
    }


def turn(program: Program, page_id: str) -> float:
    """Milliseconds until a page is in front and painted."""
    painted = Painted(program.window.page(page_id))
    start = time.thread_time()
    program.window.go(page_id)
    until(lambda: painted.seen)
    took = time.thread_time() - start
    rest(0.1)
    return round(took * 1000, 1)


def edit(program: Program, nationality: str) -> float:
    """Milliseconds until what an edit changes is painted."""
    painted = Painted(program.window)
    start = time.thread_time()
    program.session.edit(lambda draft: with_person(draft, nationalities=(nationality,)), N_("x"))
    QCoreApplication.processEvents(EVERYTHING)
    program.window.update()
    until(lambda: painted.seen)
    took = time.thread_time() - start
    rest(0.1)
    return round(took * 1000, 1)


def bare_page(labels: int) -> float:
    """Milliseconds until a page of labels, shown before, is in front and painted."""
    stack, page = QStackedWidget(), QWidget()
    column = QVBoxLayout(page)
    for number in range(labels):
        label = QLabel(f"A line of text, number {number}, that may need more than one line")
        label.setWordWrap(True)
        column.addWidget(label)
    other = QWidget()
    stack.addWidget(page)
    stack.addWidget(other)
    stack.resize(1000, 740)
    stack.show()
    rest(0.05)
    stack.setCurrentWidget(other)
    rest(0.05)
    painted = Painted(page)
    start = time.thread_time()
    stack.setCurrentWidget(page)
    until(lambda: painted.seen)
    took = time.thread_time() - start
    stack.deleteLater()
    return took * 1000


def until(there: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not there():
        QCoreApplication.processEvents(EVERYTHING)
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.001)


def rest(seconds: float) -> None:
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


if __name__ == "__main__":
    main()

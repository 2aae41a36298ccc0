"""What the window's thread does between a key and what the user sees: pages, edits.

The real window on a real vault, without a screen. For each page: the first visit (the page was made
and shown out of sight while nobody waited), a later visit, one after an edit elsewhere, and an edit
that changes the verdict while the page is shown; each until the page is painted, in milliseconds of
the thread's own processor time, which other programs on the computer change least; the median.
Beside it, in the same run, what a bare page with as many labels takes to be brought to the front:
what Qt itself needs. And what no user should meet: the longest of the steps in which the pages are
made ready, and `unready`, a first visit that comes before its page's turn.

    python benchmarks/felt_speed.py [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from nato_apply import clock
from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui import rehearsing
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from nato_apply.vault import wrapping

LIMIT_MS = 50
NEVER_MS = 10**8
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
    with opened() as program:
        steps = steps_of(program)
        pages = {page_id: measured(program, page_id, given.runs) for page_id in PAGES}
    rehearsing.BEGIN_AFTER_MS = NEVER_MS
    with opened() as program:
        for page_id in PAGES:
            if not program.window.stack.is_made(page_id):
                pages[page_id]["unready"] = unready(program, page_id)
    kinds = ("first", "again", "after_edit", "edit")
    slowest = max(each[kind] for each in pages.values() for kind in kinds)
    print(
        json.dumps(
            {
                "benchmark": "felt_speed",
                "runs": given.runs,
                "limit_ms": LIMIT_MS,
                "slowest_ms": slowest,
                "slowest_ratio": max(each["ratio"] for each in pages.values()),
                "steps": len(steps),
                "longest_step_ms": max(steps),
                "pages": pages,
            },
            indent=1,
        )
    )


@contextmanager
def opened() -> Iterator[Program]:
    """The program with the sample candidate's draft just opened."""
    with tempfile.TemporaryDirectory() as folder:
        program = started(Path(folder))
        yield program
        program.window.close()
        program.close()


def started(folder: Path) -> Program:
    """The program with the sample candidate's draft in view."""
    program = Program(DataFolder(folder), language="en", now=lambda: NOW, passphrase="in hand")
    program.show()
    until(lambda: hasattr(program, "session"))
    until(lambda: program.session.catalogue is not None)
    program.window.furnish()
    program.window.drafts.recovery_key_made.disconnect()
    program.drafts.open_sample()
    until(lambda: program.session.view is not None and not program.jobs.busy)
    return program


def steps_of(program: Program) -> list[float]:
    """Milliseconds of each turn of the event loop until every page is ready."""
    steps = []
    ready = program.window.findChild(rehearsing.Rehearsing)
    assert ready is not None
    while not ready.over:
        start = time.thread_time()
        QCoreApplication.processEvents(EVERYTHING)
        steps.append(round((time.thread_time() - start) * 1000, 1))
        time.sleep(0.001)
    rest(0.5)
    return steps


def unready(program: Program, page_id: str) -> float:
    """Milliseconds of a first visit for which nothing was made ready."""
    turn(program, "start")
    start = time.thread_time()
    program.window.page(page_id)
    made = time.thread_time() - start
    return round(made * 1000 + turn(program, page_id), 1)


def measured(program: Program, page_id: str, runs: int) -> dict[str, float]:
    elsewhere = "start" if page_id != "start" else "words"
    turn(program, elsewhere)
    first = turn(program, page_id)
    again = []
    for _ in range(runs):
        turn(program, elsewhere)
        again.append(turn(program, page_id))
    after_edit = []
    for run in range(runs):
        turn(program, elsewhere)
        edit(program, ("CH", "DE")[run % 2])
        after_edit.append(turn(program, page_id))
    edits = [edit(program, ("CH", "DE")[run % 2]) for run in range(2 * runs)]
    labels = len(program.window.page(page_id).findChildren(QLabel))
    bare = statistics.median(bare_page(labels) for _ in range(runs))
    return {
        "first": first,
        "again": round(statistics.median(again), 1),
        "after_edit": round(statistics.median(after_edit), 1),
        "edit": round(statistics.median(edits), 1),
        "labels": labels,
        "bare": round(bare, 1),
        "ratio": round(statistics.median(again) / bare, 2),
    }


def turn(program: Program, page_id: str) -> float:
    """Milliseconds until a page is in front and painted."""
    page = program.window.page(page_id)
    painted = Painted(page)
    start = time.thread_time()
    program.window.go(page_id)
    page.update()
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

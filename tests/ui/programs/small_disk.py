"""Fills a small disk while the window is open; prints what was seen.

To be started in a mount namespace of its own, as its root.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nato_apply import clock, paths
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui import immortals
from nato_apply.ui.dialogs.unsaved import UnsavedDialog
from nato_apply.ui.program import Program

NOW = clock.moment("2026-04-10T09:00:00")
SAMPLE, _ = candidate_file.load(paths.resource("demo", "candidate.toml"))
PASSPHRASE = "correct horse battery staple"
MEGABYTES = 3


def until(ready: Callable[[], object], what: str) -> None:
    for _ in range(2000):
        if ready():
            return
        QTest.qWait(10)
    sys.exit(f"waited in vain: {what}")


def started(data: DataFolder) -> Program:
    program = Program(data, language="en", now=lambda: NOW, passphrase=PASSPHRASE)
    program.show()
    until(lambda: hasattr(program, "session"), "the session")
    until(lambda: program.session.catalogue is not None, "the calls")
    program.window.furnish()
    until(lambda: not program.jobs.busy, "the start")
    return program


class Disk:
    """The small disk, which can be filled and emptied."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"

    def fill(self) -> None:
        with self._filler.open("wb", buffering=0) as stream:
            size = 65536
            while size:
                try:
                    stream.write(bytes(size))
                except OSError:
                    size //= 2

    def empty(self) -> None:
        self._filler.unlink()


def name(program: Program, text: str) -> None:
    program.session.edit(lambda draft: with_person(draft, name=text), N_("Name"))


def tried(program: Program, disk: Disk) -> None:
    window, session = program.window, program.session
    disk.fill()
    long = "Anna " + "a" * 400
    for number in range(400):  # until no page of the log is left
        name(program, f"{long} {number}")
        session.save_now()
        until(lambda: session.save_state.kind != "saving", "an answer")
        if session.save_state.kind == "failed":
            break
    assert window.footer.saved.text().startswith("Not saved yet: "), window.footer.saved.text()
    print("not saved, and said")
    assert session.draft.person.name == f"{long} {number}"
    print("the edit is still there")
    asked: list[str] = []

    def stay() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, UnsavedDialog)]
        if not found:
            QTimer.singleShot(20, stay)
            return
        asked.append(found[0].windowTitle())
        found[0].stay.click()

    QTimer.singleShot(20, stay)
    window.close()
    assert asked == ["Not saved"]
    assert window.isVisible()
    print("closing asks")
    disk.empty()
    until(lambda: session.save_state.kind == "saved", "a save by itself")
    print("saved once there is room")


def main(folder: Path) -> None:
    immortals.keep()
    size = f"size={MEGABYTES}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    data = DataFolder(folder / "data")
    program = started(data)
    program.drafts.keep(lambda: program.keeper.add(SAMPLE))
    until(lambda: program.session.view is not None, "the draft")
    until(lambda: not program.jobs.busy, "the first save")
    tried(program, Disk(folder))
    written = program.session.draft
    program.window.close()
    program.close()
    again = started(data)
    again.drafts.open(again.drafts.rows[0].id)
    until(lambda: again.session.view is not None, "the draft once more")
    assert again.session.draft == written
    print("everything is there after a new start")
    again.window.close()
    again.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

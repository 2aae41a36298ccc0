"""Uses the window as a person does, on a draft full of canaries; writes down what others can see.

Started with the folder of the candidate file, in which it may also write what is asked for.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nato_apply import clock, log
from nato_apply.candidate.draft import Submitted, with_words
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.dialogs.history import HistoryDialog
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.program import Program
from tests.cli.test_privacy import CANARIES
from tests.ui.documents_given import documents_page, drop, urls
from tests.ui.saving import save_as

NOW = clock.moment("2026-04-27T09:00:00")
PASSPHRASE = "correct horse battery staple"
PAGES = ("about_you", "choose", "eligibility", "documents", "words", "deadlines", "hand_over")


class Seen(QObject):
    """The titles of windows, and what the tray was given: what other programs can read."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowTitleChange, QEvent.Type.Show) and isinstance(
            watched, QWidget
        ):
            self.texts.append(watched.windowTitle())
        return False

    def notified(self, title: str, text: str) -> None:
        self.texts.append(f"tray: {title}: {text}")


def until(ready: Callable[[], object], what: str) -> None:
    for _ in range(2000):
        if ready():
            return
        QTest.qWait(10)
    raise AssertionError(f"waited in vain: {what}")


def settled(program: Program) -> None:
    until(lambda: not program.jobs.busy and program.session.save_state.kind != "saving", "an end")
    for shown in program.window.findChildren(RecoveryKeyDialog):
        if shown.isVisible():
            shown.closing.click()


def used(program: Program, asked: Path, seen: Seen) -> None:
    """Everything, one after the other."""
    until(lambda: program.session.catalogue is not None, "the calls")
    window, session = program.window, program.session
    window.furnish()
    settled(program)
    window.guarding.reminders._notify = seen.notified
    program.opening.open([asked / "candidate.toml"])
    until(lambda: session.view is not None, "the draft")
    settled(program)
    text = CANARIES["text"]
    session.edit(lambda d: with_words(d, "motivation", f"{text} {text}"), N_("Edit"))
    documents = documents_page(window)
    drop(documents.cards["study-proof"], urls(asked / f"{CANARIES['file']}.pdf"))
    settled(program)
    for page in PAGES:
        window.go(page)
        QTest.qWait(50)
        settled(program)
    looked_at(program)
    asked_for(program, asked)
    history(program)
    window.guarding.presenting.toggle()
    window.go("about_you")
    window.guarding.presenting.toggle()
    window.guarding.reminders.look()
    locked(program)
    faults(program)
    submitted = Submitted(at=NOW, receipt=CANARIES["receipt"])
    session.edit(lambda d: attrs.evolve(d, submitted=submitted), N_("Edit"))
    settled(program)


def looked_at(program: Program) -> None:
    """A document's page is shown, and a copy of it handed to another program."""
    files = program.session.files
    drawn: list[Any] = []
    name = program.session.draft.documents[0].file

    def show(content: bytes) -> None:
        files.copies.written(content, ".pdf")
        files.pages(content, [0], drawn.append, drawn.append)

    files.content(name, show, drawn.append)
    until(lambda: drawn, "a page")
    assert drawn[0].pages, drawn


def asked_for(program: Program, asked: Path) -> None:
    """Checklist, calendar, dossier and candidate file, each where it was asked for."""
    window = program.window
    for page, button, name in (
        ("hand_over", "checklist.checklist", "checklist.pdf"),
        ("deadlines", "export", "steps.ics"),
        ("documents", "dossier.make", "dossier.pdf"),
    ):
        window.go(page)
        QTest.qWait(50)
        settled(program)
        save_as(asked / name)
        found: Any = window.page(page)
        for part in button.split("."):
            found = getattr(found, part)
        found.click()
        until((asked / name).exists, name)
        settled(program)


def history(program: Program) -> None:
    actions = program.window.findChildren(QAction)
    next(each for each in actions if each.shortcut().toString() == "Ctrl+H").trigger()
    until(lambda: isinstance(QApplication.activeModalWidget(), HistoryDialog), "the history")
    settled(program)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def locked(program: Program) -> None:
    locking = program.window.guarding.locking
    locking.lock()
    until(lambda: program.drafts.situation.kind == "passphrase", "the lock")
    settled(program)
    assert locking.screen is not None
    QTest.keyClicks(locking.screen.card.field, f"{PASSPHRASE}\r")
    until(lambda: not locking.locked, "the window again")
    settled(program)


def faults(program: Program) -> None:
    """Faults of the program's own whose texts are personal: in a slot, in a job, while saving."""

    def fails(*_given: object) -> None:
        raise RuntimeError(program.session.draft)

    QTimer.singleShot(0, fails)
    program.jobs.run(fails, fails, lambda _error: None)
    program.jobs.store(fails, fails, lambda _error: None)
    QTest.qWait(50)
    settled(program)


def main(asked: Path, data: DataFolder, out: Path) -> None:
    log.start(data.log, debug=True)
    program = Program(data, language="en", now=lambda: NOW, passphrase=PASSPHRASE)
    seen = Seen()
    program.app.installEventFilter(seen)

    def drive() -> None:
        try:
            used(program, asked, seen)
        except BaseException:  # noqa: BLE001 (in the program's own loop, nobody would hear of it)
            traceback.print_exc(file=sys.__stdout__)
            sys.stdout.flush()
            os._exit(1)
        program.window.close()

    program.begun.connect(lambda: QTimer.singleShot(0, drive))
    code = program.run()
    out.write_text("\n".join(seen.texts))
    sys.exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), DataFolder(Path(sys.argv[2])), Path(sys.argv[3]))

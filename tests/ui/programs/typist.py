"""A person who types into the real window without end: ``FOLDER WORD``.

It opens the draft that is there, or makes the first one. What is typed is the name under “About
you”, in place of the one before: the word, and then a letter after the other. Prints what stands
there each time the window says that it is saved.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from nato_apply import clock
from nato_apply.paths import DataFolder
from nato_apply.ui import app
from nato_apply.ui.program import Program
from nato_apply.ui.save_state import SaveState

PASSPHRASE = "correct horse battery staple"
NOW = clock.moment("2026-04-10T09:00:00")
A_KEY_EVERY_MS = 15
KEYS = 30
PAUSE = 40
"""As people stop to think: so many letters, then the time of so many letters."""


class Typist:
    def __init__(self, program: Program, word: str) -> None:
        self._program = program
        self._asked = False
        self._keys = self._typed(word)
        self._timer = QTimer(interval=A_KEY_EVERY_MS)
        self._timer.timeout.connect(lambda: next(self._keys))
        program.begun.connect(self._look_for_a_draft)

    def _look_for_a_draft(self) -> None:
        drafts, session = self._program.drafts, self._program.session
        for signal in (drafts.changed, drafts.calls_known):
            signal.connect(self._open)
        session.opened.connect(lambda: QTimer.singleShot(300, self._begin))

    def _open(self) -> None:
        drafts = self._program.drafts
        ready = drafts.situation.kind in ("open", "none")
        if self._asked or not ready or self._program.session.catalogue is None:
            return
        self._asked = True
        if drafts.rows:
            drafts.open(drafts.rows[0].id)
        else:
            drafts.new("nato-hq-2026")

    def _begin(self) -> None:
        self._program.window.furnish()
        self._program.window.go("about_you")
        print("ready", flush=True)
        self._program.session.save_state_changed.connect(self._say)
        self._timer.start()

    def _typed(self, word: str) -> Iterator[None]:
        page = self._program.window.page("about_you")
        field = page.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        for key in word:
            QTest.keyClicks(field, key)
            yield
        while True:
            for _ in range(KEYS):
                QTest.keyClicks(field, "a")
                yield
            for _ in range(PAUSE):
                yield

    def _say(self, state: SaveState) -> None:
        name = self._program.session.draft.person.name if state.kind == "saved" else None
        if name:
            print(name, flush=True)


def main(folder: Path, word: str) -> int:
    data = DataFolder(folder)
    program = app.program(data, language="en", now=lambda: NOW, passphrase=PASSPHRASE)
    _typist = Typist(program, word)  # alive as long as the window
    return program.run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))

"""A window on a data folder, which says how it stands with the vault; it ends with its input.

Each line of the input has it try again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest

from nato_apply import clock
from nato_apply.paths import DataFolder
from nato_apply.ui import immortals
from nato_apply.ui.program import Program
from nato_apply.ui.start_vault import VaultCard

NOW = clock.moment("2026-04-10T09:00:00")
PASSPHRASE = "correct horse battery staple"
KNOWN = ("open", "read-only", "refused")


def told(program: Program) -> str:
    for _ in range(2000):
        QTest.qWait(10)
        if program.drafts.situation.kind in KNOWN and not program.jobs.busy:
            break
    card = program.window.page("start").findChild(VaultCard)
    explained = card.explained.text() if isinstance(card, VaultCard) else ""
    return f"{program.drafts.situation.kind}|{len(program.drafts.rows)}|{explained}"


def main(data: DataFolder) -> None:
    immortals.keep()
    program = Program(data, language="en", now=lambda: NOW, passphrase=PASSPHRASE)
    program.show()
    while not hasattr(program, "session") or program.session.catalogue is None:
        QTest.qWait(10)
    program.window.furnish()
    print(told(program), flush=True)
    for _line in sys.stdin:
        program.drafts.open_vault()
        QTest.qWait(100)
        print(told(program), flush=True)
    program.window.close()
    program.close()


if __name__ == "__main__":
    main(DataFolder(Path(sys.argv[1])))

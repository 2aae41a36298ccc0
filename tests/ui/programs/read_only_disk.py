"""Turns the disk of an open window read-only, and back; prints what was seen.

To be started in a mount namespace of its own, as its root.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nato_apply.paths import DataFolder
from nato_apply.ui import immortals
from nato_apply.ui.start_vault import VaultCard
from tests.ui.programs.small_disk import SAMPLE, name, started, until


def main(folder: Path) -> None:
    immortals.keep()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=True)
    data = DataFolder(folder / "data")
    program = started(data)
    program.drafts.keep(lambda: program.keeper.add(SAMPLE))
    session, window = program.session, program.window
    until(lambda: session.view is not None, "the draft")
    until(lambda: not program.jobs.busy, "the first save")
    # As its files are open, the system goes on writing to them; to nothing else.
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
    name(program, "Anna")
    session.save_now()
    until(lambda: session.save_state.kind != "saving", "an answer")
    print(session.save_state.kind)
    window.close()
    program.close()
    again = started(data)
    until(lambda: again.drafts.situation.kind == "read-only", "to be read")
    card = again.window.page("start").findChild(VaultCard)
    assert isinstance(card, VaultCard)
    print(card.heading.text())
    again.drafts.open(again.drafts.rows[0].id)
    until(lambda: again.session.view is not None, "the draft once more")
    print(again.session.draft.person.name)
    name(again, "Berta")
    print(again.session.draft.person.name, again.session.save_state.kind)
    again.window.close()
    again.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

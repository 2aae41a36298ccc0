"""Loses the key store's entry of a vault and gets it back through the window; prints the steps.

To be started in a D-Bus session of its own. The key store is gnome-keyring.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import keyring
import secretstorage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from nato_apply import clock, paths
from nato_apply.candidate import candidate_file
from nato_apply.paths import DataFolder
from nato_apply.ui import immortals
from nato_apply.ui.dialogs.hold_key import HoldKeyDialog
from nato_apply.ui.dialogs.recover import RecoverDialog
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.program import Program
from nato_apply.ui.start_vault import VaultCard
from nato_apply.vault import keys

NOW = clock.moment("2026-04-10T09:00:00")
SAMPLE, _ = candidate_file.load(paths.resource("demo", "candidate.toml"))
D = TypeVar("D", bound=QDialog)


def key_store() -> subprocess.Popen[bytes]:
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"]
    daemon = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert daemon.stdin
    daemon.stdin.write(b"login password")
    daemon.stdin.close()
    for _ in range(100):
        if secretstorage.check_service_availability(secretstorage.dbus_init()):
            break
        time.sleep(0.05)
    return daemon


def until(ready: Callable[[], object], what: str) -> None:
    for _ in range(2000):
        if ready():
            return
        QTest.qWait(10)
    sys.exit(f"waited in vain: {what}")


def started(data: DataFolder) -> Program:
    program = Program(data, language="en", now=lambda: NOW, passphrase=None)
    program.show()
    until(lambda: hasattr(program, "session"), "the session")
    until(lambda: program.session.catalogue is not None, "the calls")
    program.window.furnish()
    until(lambda: not program.jobs.busy, "the start")
    return program


def stop(program: Program) -> None:
    until(lambda: not program.jobs.busy, "the end")
    program.window.close()
    program.close()


def shown(program: Program, kind: type[D]) -> D:
    found: list[D] = []

    def look() -> bool:
        found[:] = [d for d in program.window.findChildren(kind) if d.isVisible()]
        return bool(found)

    until(look, kind.__name__)
    return found[0]


def make(data: DataFolder) -> str:
    program = started(data)
    program.drafts.keep(lambda: program.keeper.add(SAMPLE))
    dialog = shown(program, RecoveryKeyDialog)
    recovery_key = "-".join(group.text() for group in dialog.groups.groups)
    dialog.closing.click()
    stop(program)
    return recovery_key


def recover(data: DataFolder, recovery_key: str) -> None:
    program = started(data)
    until(lambda: program.drafts.situation.kind == "refused", "the refusal")
    card = program.window.page("start").findChild(VaultCard)
    assert isinstance(card, VaultCard)
    print(card.heading.text())
    card.ways["recovery"].click()
    asking = shown(program, RecoverDialog)
    QTest.keyClicks(asking.field, recovery_key.lower())
    asking.accepting.click()
    holding = shown(program, HoldKeyDialog)
    print("opened with the recovery key")
    program.drafts.open(program.drafts.rows[0].id)
    until(lambda: program.session.view is not None, "the draft")
    assert program.session.draft == SAMPLE
    print("everything is back")
    assert holding.key_store.isChecked()
    holding.accepting.click()
    until(lambda: not program.keeper.recovered, "the key to be held")
    stop(program)


def move(data: DataFolder) -> None:
    """From the key store to a passphrase and back, in the settings’ own way."""
    program = started(data)
    until(lambda: program.drafts.situation.kind == "open", "the vault")
    print("opens by itself")
    done: list[object] = []
    care = program.drafts.care
    care.hold_by_passphrase("words of my own", done.append, done.append)
    until(lambda: done == [None], "the passphrase")
    assert keys.state(data.vault) == "passphrase"
    care.hold_by_key_store(done.append, done.append)
    until(lambda: done == [None, None], "the key store")
    assert keys.state(data.vault) == "key-store"
    stop(program)
    print("moved to a passphrase, and back")


def main(folder: Path) -> None:
    immortals.keep()
    daemon = key_store()
    try:
        data = DataFolder(folder)
        recovery_key = make(data)
        assert keys.state(data.vault) == "key-store"
        print("held by the key store")
        vault = json.loads((data.vault / "vault.json").read_text())["vault"]
        keyring.delete_password("nato-apply", vault)
        print("the entry is lost")
        recover(data, recovery_key)
        assert keyring.get_password("nato-apply", vault)
        print("held by the key store again")
        move(data)
    finally:
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

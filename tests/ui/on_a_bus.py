"""The program on a bus of its own, told to lock as the system would: ``SIGNAL FOLDER``."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui import immortals, locking
from nato_apply.ui.program import Program
from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.kept_sample import keep_sample
from tests.ui.programs.lost_entry import key_store

_PASSING: list[threading.Thread] = []
"""What passes on what the logind of its own says."""

SIGNALS: dict[str, tuple[str, str, list[object]]] = {
    "screen saver": ("org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    "gnome": ("org.gnome.ScreenSaver", "ActiveChanged", [True]),
    "sleep": ("org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    "lock session": ("org.freedesktop.login1.Session", "Lock", []),
}


def main(signal: str, folder: Path) -> None:
    """Prints how it stands: before, when told to lock, and at last."""
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    by_key_store = signal == "key store"
    daemon = key_store() if by_key_store else None
    logind = _logind(folder) if signal == "sleep delayed" else None
    immortals.keep()
    locking.LISTEN_AFTER_MS = 0
    words = None if by_key_store else PASSPHRASE
    program = Program(DataFolder(folder), language="en", now=lambda: NOW, passphrase=words)
    program.show()
    wait(lambda: hasattr(program, "session"), 20_000)
    wait(lambda: program.session.catalogue is not None, 20_000)
    keep_sample(program)
    wait(lambda: program.session.view is not None, 20_000)
    wait(lambda: not program.jobs.busy, 20_000)
    print(program.drafts.situation.kind)
    guard = program.window.guarding.locking
    if by_key_store:
        guard.lock()
    elif logind is not None:
        wait(lambda: guard._delay is not None and guard._delay.held, 5_000)
        assert logind.stdin
        edit = partial(with_person, name="Berta")
        program.session.edit(edit, N_("Name"))
        logind.stdin.close()  # the computer is about to sleep
    else:
        _send(*SIGNALS[signal])
    wait(lambda: guard.locked, 5_000)
    print("locked" if guard.locked else "not locked")
    wait(lambda: not program.jobs.busy, 20_000)
    print(program.drafts.situation.kind)
    if by_key_store:
        _unlock(program)
    program.window.close()
    program.close()
    if logind is not None:
        wait(lambda: not _PASSING[0].is_alive(), 9_000)
        logind.kill()
    if daemon is not None:
        daemon.terminate()


def _unlock(program: Program) -> None:
    guard = program.window.guarding.locking
    assert guard.screen is not None
    guard.screen.button.click()
    wait(lambda: not guard.locked, 20_000)
    name = program.session.view.draft.person.name if program.session.view else "nobody"
    print("locked" if guard.locked else name)


def _logind(folder: Path) -> subprocess.Popen[bytes]:
    program = Path(__file__).with_name("programs") / "logind.py"
    started = subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert started.stdout
    started.stdout.readline()  # it is on the bus
    _PASSING.append(threading.Thread(target=_passed_on, args=(started.stdout, folder), daemon=True))
    _PASSING[0].start()
    return started


def _passed_on(lines: IO[bytes], folder: Path) -> None:
    for line in lines:
        kept = f":{_kept(folder / 'vault')}" if line == b"let-go\n" else ""
        print(f"{line.decode().strip()}{kept}", flush=True)


def _kept(vault_folder: Path) -> str | None:
    """The name in the vault; it can only be written now if the window has closed it."""
    key = keys.unlock(vault_folder, PASSPHRASE)
    with (
        writing(vault_folder, "command", now=NOW, wait_s=0),
        Vault.open(vault_folder, key) as vault,
    ):
        return candidate_file.parse(vault.load(vault.drafts()[0].id)).person.name


def wait(until: Callable[[], bool], ms: int) -> None:
    for _ in range(ms // 10):
        if until():
            return
        QTest.qWait(10)


def _send(interface: str, name: str, arguments: list[object]) -> None:
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "another program")
    message = QDBusMessage.createSignal("/anywhere", interface, name)
    message.setArguments(arguments)
    bus.send(message)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)

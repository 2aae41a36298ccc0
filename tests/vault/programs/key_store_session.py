"""Uses a vault held by gnome-keyring, on the D-Bus session it is started in; prints JSON.

`--unlock`: the key store is open from the start, as in a desktop session; `--start`: locked.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import keyring
import secretstorage

from nato_apply.errors import UserFault
from nato_apply.vault import access, keys, secret_service
from nato_apply.vault.wrapping import Cost

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)


def outcome(what: Callable[[], object]) -> object:
    try:
        return what()
    except UserFault as fault:
        return fault.faults[0].code


def started(option: str) -> subprocess.Popen[bytes]:
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", option]
    daemon = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert daemon.stdin
    daemon.stdin.write(b"login password")
    daemon.stdin.close()
    for _ in range(100):
        if secretstorage.check_service_availability(secretstorage.dbus_init()):
            break
        time.sleep(0.05)
    return daemon


def used(folder: Path, daemon: subprocess.Popen[bytes]) -> dict[str, object]:
    shown: list[str] = []
    with access.for_writing(folder, "command", now=NOW, show_recovery_key=shown.append) as vault:
        vault.save("a = 1", name="Spring", call=None, now=NOW)
    header = (folder / "vault.json").read_text()
    entry = json.loads(header)["vault"]
    kept = keyring.get_password("nato-apply", entry) or ""
    results: dict[str, object] = {
        "state": keys.state(folder),
        "key in header": kept in header,
        "opens": outcome(lambda: keys.unlock(folder).hex() == kept),
        "opens with a passphrase": outcome(lambda: keys.unlock(folder, "words").hex() == kept),
    }

    results["read without keyring"] = secret_service.read("nato-apply", entry) == kept
    results["another entry"] = secret_service.read("nato-apply", "another")

    daemon.send_signal(signal.SIGSTOP)
    before = time.monotonic()
    results["hanging"] = outcome(lambda: keys.unlock(folder))
    results["seconds"] = time.monotonic() - before
    daemon.send_signal(signal.SIGCONT)

    keyring.set_password("nato-apply", entry, "00" * 32)
    results["another key"] = outcome(lambda: keys.unlock(folder))
    keyring.set_password("nato-apply", entry, "not a key")
    results["no key"] = outcome(lambda: keys.unlock(folder))
    keyring.delete_password("nato-apply", entry)
    results["reset"] = outcome(lambda: keys.unlock(folder))
    results["reset, made anew"] = outcome(lambda: keys.set_up(folder))
    results["reset, recovered"] = outcome(lambda: keys.unlock(folder, shown[0]).hex() == kept)
    keyring.set_password("nato-apply", entry, kept)
    results["put back"] = outcome(lambda: keys.unlock(folder).hex() == kept)

    results.update(moved(folder, entry, bytes.fromhex(kept)))
    header = (folder / "vault.json").read_text()

    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
    results["locked, without keyring"] = secret_service.read("nato-apply", entry)
    results["locked"] = outcome(lambda: keys.unlock(folder))
    results["header unchanged"] = (folder / "vault.json").read_text() == header
    return results


def moved(folder: Path, entry: str, key: bytes) -> dict[str, object]:
    """From the key store to a passphrase, and back."""
    documents = (folder / "vault.db").read_bytes()
    keys.hold_by_passphrase(folder, key, "words", Cost(1, 1, 64))
    results: dict[str, object] = {
        "moved to a passphrase": keys.state(folder),
        "opens with it": keys.unlock(folder, "words") == key,
        "entry left": keyring.get_password("nato-apply", entry),
    }
    keys.hold_by_key_store(folder, key)
    results["moved back"] = keys.state(folder)
    results["opens without"] = keys.unlock(folder) == key
    results["documents unchanged"] = (folder / "vault.db").read_bytes() == documents
    return results


def main(folder: Path, option: str) -> None:
    daemon = started(option)
    try:
        if option == "--unlock":
            print(json.dumps(used(folder, daemon)))
        else:
            code = outcome(lambda: keys.set_up(folder))
            print(json.dumps({"set up": code, "made": folder.exists()}))
    finally:
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

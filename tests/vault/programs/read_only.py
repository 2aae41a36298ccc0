"""Uses a vault in a folder that cannot be written, as an ordinary user; prints JSON.

The superuser may write anywhere: started by it, the program first becomes another user.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import filelock  # noqa: F401 (before the change of user: it may not be able to read it then)
from sqlcipher3 import dbapi2  # noqa: F401

from nato_apply.errors import UserFault
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
NOBODY = 65534


def code(what: Callable[[], object]) -> str:
    try:
        what()
    except UserFault as fault:
        return fault.faults[0].code
    return "done"


def main(folder: Path, key: bytes) -> None:
    for path in (folder, *folder.iterdir()):
        path.chmod(0o500 if path.is_dir() else 0o400)
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    if os.getuid() == 0:
        os.setuid(NOBODY)

    def lock() -> None:
        with writing(folder, "command", now=NOW, wait_s=0):
            pass

    with Vault.open(folder, key, read_only=True) as vault:
        payload = vault.load(vault.drafts()[0].id)
    results = {"read": payload, "open": code(lambda: Vault.open(folder, key)), "lock": code(lock)}
    print(json.dumps(results))


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))

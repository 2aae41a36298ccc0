"""Opens a vault for writing, which migrates it, and kills itself after some steps of SQLite.

`migrate.py FOLDER KEY STEPS`; prints how many steps it took where it did not come to that.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from sqlite3 import Connection

from nato_apply.vault.connection import Access, encrypted
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.secret import Key
from nato_apply.vault.store import Vault


class Steps:
    def __init__(self, last: int) -> None:
        self.taken, self.last = 0, last

    def step(self) -> int:
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def main(folder: Path, key: bytes, steps: Steps) -> None:
    def mortal(file: Path, key: Key, access: Access) -> Connection:
        db = encrypted(file, key, access)
        if file == folder / VAULT_FILE and access == "mode=rw":
            db.set_progress_handler(steps.step, 1)
        return db

    Vault.open(folder, key, connect=mortal).close()
    print(steps.taken)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Steps(int(sys.argv[3])))

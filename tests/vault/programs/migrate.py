"""Opens a vault for writing, which migrates it; says so just before."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlcipher3 import dbapi2  # noqa: F401 (before the kill is aimed: it takes long to import)

from nato_apply.vault.store import Vault

if __name__ == "__main__":
    print("now", flush=True)
    Vault.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close()

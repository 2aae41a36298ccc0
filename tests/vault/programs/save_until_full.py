"""Saves until the system refuses to let a file grow, then once more when it may; prints JSON."""

from __future__ import annotations

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from nato_apply.errors import UserFault
from nato_apply.vault.store import Vault

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)


def main(folder: Path, key: bytes, draft: str, limit: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Vault.open(folder, key) as vault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
        code, number, edit = "", 1, ""
        while not code:
            edit = f"{number} " * 3000
            try:
                number = vault.save(edit, name=None, call=None, now=NOW, draft_id=draft).revision
            except UserFault as fault:
                code = fault.faults[0].code
        listed = vault.drafts()[0].revision
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        again = vault.save(edit, name=None, call=None, now=NOW, draft_id=draft).revision
    print(json.dumps({"code": code, "saved": number, "listed": listed, "again": again}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4]))

"""Saves revisions of a new draft until it is killed; prints each once it is acknowledged.

`save_forever.py FOLDER KEY` saves in the vault; `save_forever.py FILE` naively, as a control.
"""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path

from nato_apply.vault.store import Vault

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)


def payload(number: int) -> str:
    return f"{number}\n" + "words " * 2000 + f"\n{number}"


def through_the_vault(folder: Path, key: bytes) -> None:
    vault, draft = Vault.open(folder, key), None
    for number in itertools.count(1):
        saved = vault.save(payload(number), name=None, call=None, now=NOW, draft_id=draft)
        draft = saved.id
        print(draft, saved.revision, flush=True)


def naively(file: Path) -> None:
    for number in itertools.count(1):
        with file.open("w") as stream:
            for line in (payload(number) * 20).splitlines(keepends=True):
                stream.write(line)
        print(file.name, number, flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        through_the_vault(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    else:
        naively(Path(sys.argv[1]))

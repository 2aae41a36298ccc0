"""Kills the real window at random moments while somebody types into it, and looks what is lost.

A round: start the window (offscreen), open the draft, type, and let it save by itself; kill; then
read the vault. Whatever the window had said was saved must be there, the vault must be sound, and
the next start must need no hand. Prints one JSON object; exit code 1 where a round failed.
`--rounds N`: 100 by default.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from nato_apply.candidate import candidate_file
from nato_apply.paths import DataFolder
from nato_apply.vault import history, integrity, keys
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing

ROUNDS = 100
LONGEST_S = 2.5
READY_WITHIN_S = 30
PASSPHRASE = "correct horse battery staple"
NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
TYPIST = Path(__file__).parents[1] / "tests" / "ui" / "programs" / "typist.py"


class Found(NamedTuple):
    told: list[str]
    """What the window said was saved, in order; the first line says that it is ready."""
    there: str
    """What the draft holds after the kill."""
    faults: list[str]


def killed(folder: Path, word: str, after_s: float) -> Found:
    """One round."""
    command = [sys.executable, str(TYPIST), str(folder), word]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TYPIST.parents[3])}
    # Into a file: a program that this one has started may live on, and would hold a pipe open.
    printed = folder.with_name("printed")
    with printed.open("w") as out:
        window = subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.DEVNULL)
    end = time.monotonic() + READY_WITHIN_S
    while not printed.read_text() and window.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(after_s)
    window.kill()
    window.wait()
    # A last line that is cut short was never read by anybody.
    return looked_at(DataFolder(folder).vault, printed.read_text().rpartition("\n")[0].split())


def looked_at(vault_folder: Path, told: list[str]) -> Found:
    """What the vault holds, as the next program finds it."""
    faults = [] if told[:1] == ["ready"] else ["the window was not ready"]
    key = keys.unlock(vault_folder, PASSPHRASE)
    with (
        writing(vault_folder, "command", now=NOW, wait_s=1),
        Vault.open(vault_folder, key) as vault,
    ):
        (row,) = vault.drafts()
        there = candidate_file.parse(vault.load(row.id)).person.name or ""
        if history.broken_at(vault, row.id) is not None:
            faults.append("the hashes do not follow")
    if not integrity.is_sound(vault_folder / VAULT_FILE, key):
        faults.append("the vault is damaged")
    return Found(told, there, faults)


def main(folder: Path, rounds: int) -> dict[str, object]:
    chance, failed, saved, began = random.Random(4711), [], 0, time.monotonic()
    before = ""
    for number in range(1, rounds + 1):
        word = f"{number}:"
        found = killed(folder, word, chance.random() * LONGEST_S)
        told = found.told[1:]
        saved += len(told)
        failed += [f"round {number}: {fault}" for fault in found.faults]
        if not is_kept(found, word, before):
            failed.append(f"round {number}: {found.there} is there, told was {found.told}")
        before = found.there
    return {
        "rounds": rounds,
        "acknowledged": saved,
        "failed": failed,
        "seconds": round(time.monotonic() - began, 1),
    }


def is_kept(found: Found, word: str, before: str) -> bool:
    """Whether what was said to be saved is there, or what was typed after it."""
    if found.told[1:]:
        return found.there.startswith(found.told[-1])
    return found.there == before or word.startswith(found.there) or found.there.startswith(word)


if __name__ == "__main__":
    # In the current folder: a temporary one may be in memory, where a sync costs nothing.
    wanted = int(sys.argv[2]) if sys.argv[1:2] == ["--rounds"] else ROUNDS
    with tempfile.TemporaryDirectory(prefix=".window-kill-", dir=Path.cwd()) as place:
        result = main(Path(place, "data"), wanted)
    print(json.dumps(result, indent=2))
    sys.exit(1 if result["failed"] else 0)

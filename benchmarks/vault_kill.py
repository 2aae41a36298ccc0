"""Kills a program at random moments while it saves, and looks whether anything was lost.

A round: open the vault as its one writer, save revisions and files, back up; kill; open again. What
was acknowledged must be there, every hash must follow, the file must be sound, and no lock may
need a hand. As a control a naive program, which writes a file anew each time, is killed in the same
way and must lose some. Prints one JSON object; exit code 1 where a round failed, or the control did
not. `--rounds N`: 500 by default.
"""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nato_apply.vault import backups, history, integrity, keys
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.secret import Key
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost
from nato_apply.vault.writer import writing

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
ROUNDS = 500
LONGEST_S = 0.25
CONTROLS = 40


def payload(number: int) -> str:
    return f"{number}\n" + "words " * 2000 + f"\n{number}"


def save_forever(folder: Path, key: bytes, draft: str, first: int) -> None:
    """Save, and print each revision once it is acknowledged."""
    with writing(folder, "command", now=NOW), Vault.open(folder, key) as vault:
        for number in itertools.count(first):
            vault.save(payload(number), name="x", call=None, now=NOW, draft_id=draft)
            print(number, flush=True)
            if number % 20 == 0:
                vault.attach(draft, "a.pdf", payload(number).encode())
            if number % 50 == 0:
                backups.make(folder, key, NOW + timedelta(seconds=number))


def save_naively(file: Path) -> None:
    """As many programs save: the file is opened, which empties it, and written."""
    for number in itertools.count(1):
        with file.open("w") as stream:
            for line in (payload(number) * 20).splitlines(keepends=True):
                stream.write(line)
        print(number, flush=True)


def killed(folder: Path, key: Key, draft: str, first: int, after_s: float) -> int:
    """The last revision that was acknowledged before the kill; `first - 1` where none was."""
    # A third of the kills come while the program is starting, or opening the vault.
    command = ["--child", folder, key.hex(), draft, first]
    return _killed(command, first - 1, after_s, started=after_s > LONGEST_S / 3)


def naive_losses(file: Path, chance: random.Random) -> int:
    """How often a naive program, killed, left neither what it acknowledged nor the next."""
    lost = 0
    for _ in range(CONTROLS):
        told = _killed(["--naive", file], 0, chance.random() * LONGEST_S, started=True)
        lost += file.read_text() not in [payload(number) * 20 for number in (told, told + 1)]
    return lost


def _killed(arguments: list[object], none: int, after_s: float, *, started: bool) -> int:
    """The last number that a program of this file printed before the kill."""
    command = [sys.executable, __file__, *arguments]
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        if started:
            child.stdout.readline()
        time.sleep(after_s)
        child.kill()
        printed, _ = child.communicate()
    # A last line that is cut short was never read by anybody.
    lines = printed.rpartition("\n")[0].splitlines()
    return int(lines[-1]) if lines else none


def main(folder: Path, rounds: int) -> dict[str, object]:
    key = keys.set_up(folder, "soak", Cost(1, 1, 64))
    with Vault.create(folder, key) as vault:
        draft = vault.save(payload(1), name="x", call=None, now=NOW).id
    chance, failed, acknowledged, began = random.Random(4711), [], 1, time.monotonic()
    for number in range(1, rounds + 1):
        after_s = chance.random() * LONGEST_S
        told = max(acknowledged, killed(folder, key, draft, acknowledged + 1, after_s))
        with writing(folder, "command", now=NOW, wait_s=1), Vault.open(folder, key) as vault:
            there = len(vault.revisions(draft))
            # The first revision that nobody was told of may be there all the same.
            if there not in (told, told + 1):
                failed.append(f"round {number}: {told} were acknowledged, {there} are there")
            if vault.load(draft) != payload(there):
                failed.append(f"round {number}: revision {there} is not what was saved")
            if number % 25 == 0 and history.broken_at(vault, draft) is not None:
                failed.append(f"round {number}: the hashes do not follow")
        if not integrity.is_sound(folder / VAULT_FILE, key, quick=number % 25 != 0):
            failed.append(f"round {number}: the vault is damaged")
        acknowledged = there
    bad = [each for each in backups.kept(folder) if not integrity.is_sound(each.file, key)]
    failed += [f"{backup.name}: the backup is damaged" for backup in bad]
    lost = naive_losses(folder.parent / "naive.txt", chance)
    if not lost:
        failed.append("the control: a naive program lost nothing")
    return {
        "rounds": rounds,
        "revisions": acknowledged,
        "naive": {"rounds": CONTROLS, "lost": lost},
        "failed": failed,
        "seconds": round(time.monotonic() - began, 1),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        where, secret, id_, start = sys.argv[2:]
        save_forever(Path(where), bytes.fromhex(secret), id_, int(start))
    if sys.argv[1:2] == ["--naive"]:
        save_naively(Path(sys.argv[2]))
    # In the current folder: a temporary one may be in memory, where a sync costs nothing.
    wanted = int(sys.argv[2]) if sys.argv[1:2] == ["--rounds"] else ROUNDS
    with tempfile.TemporaryDirectory(prefix=".vault-kill-", dir=Path.cwd()) as place:
        result = main(Path(place, "vault"), wanted)
    print(json.dumps(result, indent=2))
    sys.exit(1 if result["failed"] else 0)

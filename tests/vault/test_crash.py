"""A program that is killed, a disk that is full, a folder that cannot be written."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault.connection import encrypted
from nato_apply.vault.records import chained
from nato_apply.vault.store import Vault

ROUNDS = 20


def killed(child: subprocess.Popen[str], after_s: float) -> tuple[str, int]:
    """Kill the program some time after its first save; what it last acknowledged."""
    assert child.stdout
    first = child.stdout.readline()
    time.sleep(after_s)
    child.kill()
    printed, _ = child.communicate()
    # A last line that is cut short was never read by anybody.
    draft, number = (first + printed).rpartition("\n")[0].splitlines()[-1].split()
    return draft, int(number)


def payload(number: int) -> str:
    return f"{number}\n" + "words " * 2000 + f"\n{number}"


def test_a_kill_while_saving_loses_no_acknowledged_revision(
    folder: Path, key: bytes, vault: Vault, program: Any
) -> None:
    vault.close()
    chance = random.Random(20)
    for _ in range(ROUNDS):
        child = program("save_forever.py", folder, key.hex())
        draft, acknowledged = killed(child, chance.random() / 20)

        with Vault.open(folder, key) as again:
            revisions = again.revisions(draft)
            assert len(revisions) in (acknowledged, acknowledged + 1)
            previous = ""
            for number, revision in enumerate(revisions, 1):
                assert again.load(draft, number) == payload(number)
                previous = chained(previous, number, revision.saved_at, payload(number))
                assert revision.hash == previous
    assert sound(folder, key)


def sound(folder: Path, key: bytes) -> bool:
    db = encrypted(folder / "vault.db", key, "mode=ro")
    checks = (
        db.execute(f"PRAGMA {c}").fetchall() for c in ("integrity_check", "foreign_key_check")
    )
    found = list(checks)
    forged = db.execute("PRAGMA cipher_integrity_check").fetchall()
    db.close()
    return found == [[("ok",)], []] and forged == []


def test_a_kill_while_a_naive_program_saves_does_lose_some(tmp_path: Path, program: Any) -> None:
    """The control: the kills of the test above come at moments that hurt."""
    chance = random.Random(20)
    file = tmp_path / "naive.txt"
    lost = 0
    for _ in range(ROUNDS):
        _, acknowledged = killed(program("save_forever.py", file), chance.random() / 20)
        whole = [payload(number) * 20 for number in (acknowledged, acknowledged + 1)]
        lost += file.read_text() not in whole
    assert lost > 0


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size there")
@pytest.mark.parametrize("room", [0, 50_000, 300_000])
def test_a_full_disk_harms_nothing_that_was_saved(
    folder: Path, key: bytes, vault: Vault, now: datetime, program: Any, room: int
) -> None:
    draft = vault.save("0", name=None, call=None, now=now).id
    vault.close()
    limit = (folder / "vault.db").stat().st_size + room
    child = program("save_until_full.py", folder, key.hex(), draft, limit)
    result = json.loads(child.communicate(timeout=60)[0])

    assert result["code"] in ("vault-disk-full", "vault-not-reached")
    assert result["listed"] == result["saved"]
    assert result["again"] == result["saved"] + 1
    with Vault.open(folder, key) as again:
        for number in range(2, result["again"] + 1):
            assert again.load(draft, number) == f"{number - 1} " * 3000
    assert sound(folder, key)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones there")
def test_in_a_folder_that_cannot_be_written_the_vault_can_be_read(
    folder: Path, key: bytes, vault: Vault, now: datetime, program: Any
) -> None:
    vault.save("a = 1", name=None, call=None, now=now)
    vault.close()
    # pytest's own folder is closed to other users.
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        there = Path(open_to_all) / "vault"
        shutil.copytree(folder, there)
        child = program("read_only.py", there, key.hex())
        result = json.loads(child.communicate(timeout=60)[0])
        there.chmod(0o700)

    assert result == {"read": "a = 1", "open": "vault-not-writable", "lock": "vault-not-writable"}

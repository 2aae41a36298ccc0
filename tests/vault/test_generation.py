"""A vault that lost its newest saves says so: copied without its log, or an old copy put back."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault import backups, generation
from nato_apply.vault.store import Vault


@pytest.fixture
def closed(folder: Path, vault: Vault, now: datetime) -> str:
    """A vault closed tidily; its draft's id."""
    draft = vault.save("a = 1", name=None, call=None, now=now).id
    vault.close()
    return draft


def is_behind(folder: Path, key: bytes) -> list[bool]:
    """What a reader and then a writer find."""
    found = []
    for read_only in (True, False):
        with Vault.open(folder, key, read_only=read_only) as vault:
            found.append(vault.is_behind)
    return found


def copied(folder: Path, target: Path, *without: str) -> Path:
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(*without))
    return target


def test_a_vault_closed_tidily_is_the_newest(folder: Path, key: bytes, closed: str) -> None:
    for _ in range(3):
        assert is_behind(folder, key) == [False, False]


def test_one_copied_while_it_is_written_needs_its_log(
    folder: Path, key: bytes, closed: str, now: datetime, tmp_path: Path
) -> None:
    with Vault.open(folder, key) as vault:
        vault.save("a = 2", name=None, call=None, now=now, draft_id=closed)
        whole = copied(folder, tmp_path / "whole")
        without = copied(folder, tmp_path / "without", "*-wal", "*-shm")

    assert is_behind(whole, key) == [False, False]
    # Warned of until somebody goes on with what is there.
    assert is_behind(without, key) == [True, True]
    assert is_behind(without, key) == [False, False]


def test_a_log_lost_after_it_was_worked_in_for_a_part_is_noticed(
    folder: Path, key: bytes, closed: str, now: datetime, tmp_path: Path
) -> None:
    with Vault.open(folder, key) as vault:
        vault._db.rows("PRAGMA wal_checkpoint(PASSIVE)")
        vault.save("a = 2", name=None, call=None, now=now, draft_id=closed)
        without = copied(folder, tmp_path / "without", "*-wal", "*-shm")

    assert is_behind(without, key) == [True, True]


def test_an_old_copy_put_back_is_noticed(
    folder: Path, key: bytes, closed: str, now: datetime, tmp_path: Path
) -> None:
    old = (folder / "vault.db").read_bytes()
    with Vault.open(folder, key) as vault:
        vault.save("a = 2", name=None, call=None, now=now, draft_id=closed)
    (folder / "vault.db").write_bytes(old)

    assert is_behind(folder, key) == [True, True]


def test_a_backup_put_back_on_purpose_is_not(
    folder: Path, key: bytes, closed: str, now: datetime
) -> None:
    made = backups.make(folder, key, now)
    for _ in range(3):
        Vault.open(folder, key).close()
    backups.restore(folder, key, made.name, now)

    assert is_behind(folder, key) == [False, False]


def test_a_reader_meanwhile_keeps_the_log_and_nothing_is_missing(
    folder: Path, key: bytes, closed: str, now: datetime
) -> None:
    vault = Vault.open(folder, key)
    with Vault.open(folder, key, read_only=True) as reader:
        reader.drafts()
        vault.save("a = 2", name=None, call=None, now=now, draft_id=closed)
        vault.close()
        assert reader.load(closed) == "a = 2"

    assert is_behind(folder, key) == [False, False]


def test_no_kill_makes_it_look_like_a_loss(
    folder: Path, key: bytes, closed: str, program: Any
) -> None:
    for _ in range(5):
        child = program("save_forever.py", folder, key.hex())
        child.stdout.readline()
        child.kill()
        child.wait()

        assert is_behind(folder, key)[:1] == [False]


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b'{"number": "x"}', b"null"),
        *(b'{"number": %d, "open": true}' % number for number in (10**30, 2**63, -1)),
        b'{"number": 1e999, "open": true}',
        b"[" * 100_000,
    ],
)
def test_what_it_cannot_read_is_no_loss(
    folder: Path, key: bytes, closed: str, content: bytes
) -> None:
    (folder / generation.FILE).write_bytes(content)

    assert is_behind(folder, key) == [False, False]

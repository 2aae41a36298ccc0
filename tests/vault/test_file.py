"""The vault file itself: encrypted, owner-only, and refused where it is not what it should be."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import header
from nato_apply.vault.connection import encrypted
from nato_apply.vault.store import Vault

CANARY = "Kanarienvogel-4711"


@pytest.fixture
def filled(folder: Path, vault: Vault, now: datetime) -> str:
    """A closed vault with a draft of 50 revisions and a file; the draft's id."""
    draft = vault.save(CANARY, name=CANARY, call=CANARY, now=now).id
    for number in range(49):
        vault.save(f"{CANARY} {number}" * 50, name=CANARY, call=None, now=now, draft_id=draft)
    vault.attach(draft, f"{CANARY}.pdf", CANARY.encode() * 100)
    vault.close()
    return draft


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_no_file_of_the_folder_holds_what_was_entered(
    folder: Path, vault: Vault, now: datetime
) -> None:
    draft = vault.save(CANARY, name=CANARY, call=CANARY, now=now).id
    vault.attach(draft, f"{CANARY}.pdf", CANARY.encode())

    for when in ("open", "closed"):
        found = contents(folder)
        assert "vault.db" in found
        for content in found.values():
            assert CANARY.encode() not in content
            assert not content.startswith(b"SQLite"), when
        vault.close()


def test_the_canary_is_found_in_a_plain_file(tmp_path: Path) -> None:
    """The control: the test above would notice."""
    db = sqlite3.connect(tmp_path / "plain.db")
    with db:
        db.execute("CREATE TABLE t (a)")
        db.execute("INSERT INTO t VALUES (?)", (CANARY,))
    db.close()

    assert CANARY.encode() in (tmp_path / "plain.db").read_bytes()


def test_folder_and_files_are_the_owners_alone(folder: Path, vault: Vault, now: datetime) -> None:
    vault.save("a", name=None, call=None, now=now)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert {"vault.db", "vault.db-wal", "vault.json"} <= {file.name for file in files}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_another_key_is_refused_and_changes_nothing(folder: Path, filled: str) -> None:
    before = contents(folder)

    with pytest.raises(UserFault, match="vault-other-key"):
        Vault.open(folder, bytes(32))
    assert contents(folder) == before


def test_a_vault_is_not_made_twice(folder: Path, key: bytes, filled: str) -> None:
    before = contents(folder)

    with pytest.raises(UserFault, match="vault-exists"):
        Vault.create(folder, key)
    assert contents(folder) == before


@pytest.mark.parametrize("left", [None, b""], ids=["missing", "empty"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_vault_file_that_is_gone_is_never_made_anew(
    folder: Path, key: bytes, filled: str, left: bytes | None, read_only: bool
) -> None:
    file = folder / "vault.db"
    file.unlink()
    if left is not None:
        file.write_bytes(left)

    with pytest.raises(UserFault, match="vault-file-gone"):
        Vault.open(folder, key, read_only=read_only)
    assert (file.read_bytes() if file.exists() else None) == left


def test_a_vault_that_was_begun_and_not_made_is_begun_again(
    folder: Path, key: bytes, now: datetime
) -> None:
    """As a program leaves it that is killed while it makes the vault."""
    (folder / "vault.db").write_bytes(b"half a file")
    (folder / "vault.db-wal").write_bytes(b"half a log")

    with pytest.raises(UserFault, match="no-vault"):
        Vault.open(folder, key)
    with Vault.create(folder, key) as vault:
        vault.save("a", name=None, call=None, now=now)
    with Vault.open(folder, key) as vault:
        assert len(vault.drafts()) == 1


def test_a_folder_without_a_vault_says_so(folder: Path) -> None:
    for opening in (Vault.open, Vault.create):
        with pytest.raises(UserFault, match="no-vault"):
            opening(folder, bytes(32))
    assert not folder.exists()


def test_a_vault_of_a_newer_version_can_be_read_and_is_not_changed(
    folder: Path, key: bytes, filled: str
) -> None:
    with_newer(folder, key)
    before = contents(folder)

    with pytest.raises(UserFault, match="vault-newer"):
        Vault.open(folder, key)
    with Vault.open(folder, key, read_only=True) as vault:
        assert vault.load(filled, 1) == CANARY
    after = contents(folder)
    assert {name: after[name] for name in before} == before


def with_newer(folder: Path, key: bytes) -> None:
    db = encrypted(folder / "vault.db", key, "mode=rw")
    db.execute("PRAGMA user_version = 99")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def test_a_newer_vault_keeps_the_log_that_its_program_left(
    folder: Path, key: bytes, filled: str, tmp_path: Path
) -> None:
    db = encrypted(folder / "vault.db", key, "mode=rw")
    db.execute("PRAGMA user_version = 99")
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    db.close()
    log = (crashed / "vault.db-wal").read_bytes()
    assert log

    with pytest.raises(UserFault, match="vault-newer"):
        Vault.open(crashed, key)
    assert (crashed / "vault.db-wal").read_bytes() == log


def test_one_reads_while_another_writes(
    folder: Path, key: bytes, vault: Vault, now: datetime
) -> None:
    draft = vault.save("a = 1", name=None, call=None, now=now).id
    with Vault.open(folder, key, read_only=True) as reader:
        vault.save("a = 2", name=None, call=None, now=now, draft_id=draft)
        assert reader.load(draft) == "a = 2"
        with pytest.raises(UserFault, match="vault-not-writable"):
            reader.save("a = 3", name=None, call=None, now=now, draft_id=draft)


def test_a_save_that_is_refused_leaves_the_draft_as_it_was(
    folder: Path, key: bytes, vault: Vault, now: datetime
) -> None:
    draft = vault.save("a = 1", name=None, call=None, now=now).id
    other = encrypted(folder / "vault.db", key, "mode=rw")
    other.execute("BEGIN IMMEDIATE")
    vault._db.rows("PRAGMA busy_timeout = 50")

    with pytest.raises(UserFault, match="vault-busy"):
        vault.save("a = 2", name=None, call=None, now=now, draft_id=draft)
    other.execute("ROLLBACK")
    other.close()
    assert vault.save("a = 2", name=None, call=None, now=now, draft_id=draft).revision == 2


def test_a_lost_header_is_named_and_not_replaced(folder: Path, key: bytes, filled: str) -> None:
    (folder / header.FILE).unlink()
    before = contents(folder)

    for opening in (Vault.open, Vault.create):
        with pytest.raises(UserFault, match="vault-header-missing"):
            opening(folder, key)
    assert contents(folder) == before

"""What is deleted is gone: from the file, from its log, and where asked for from the backups."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import backups, forgetting, integrity
from nato_apply.vault.connection import encrypted
from nato_apply.vault.store import Vault

CANARY = "Kanarienvogel-4711"


@pytest.fixture
def drafts(vault: Vault, now: datetime) -> tuple[str, str]:
    """Two drafts that share a file; the first one holds the canary."""
    first = vault.save(CANARY, name=CANARY, call=None, now=now).id
    vault.attach(first, "a.pdf", CANARY.encode() * 1000)
    second = vault.save("b = 1", name="kept", call=None, now=now).id
    for id_ in (first, second):
        vault.attach(id_, "shared.pdf", b"%PDF shared")
    return first, second


def decrypted(file: Path, key: bytes, tmp_path: Path) -> bytes:
    """Every page of a vault file, free ones too, as someone sees them who has the key."""
    plain = tmp_path / f"plain-{file.parent.name}"
    db = encrypted(file, key, "mode=ro")
    # A plain copy page by page: an export would leave free pages out.
    pages = int(db.execute("PRAGMA page_count").fetchone()[0])
    free = int(db.execute("PRAGMA freelist_count").fetchone()[0])
    db.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    db.execute("SELECT sqlcipher_export('plain')")
    db.close()
    assert pages
    assert free == 0  # so the export leaves nothing out
    return plain.read_bytes()


def test_nothing_of_a_deleted_draft_is_left_in_the_vault(
    vault: Vault, folder: Path, key: bytes, drafts: tuple[str, str], tmp_path: Path
) -> None:
    size = (folder / "vault.db").stat().st_size + (folder / "vault.db-wal").stat().st_size
    vault.delete(drafts[0])
    vault.compact()

    assert (folder / "vault.db-wal").stat().st_size < 10_000
    assert (folder / "vault.db").stat().st_size < size
    assert CANARY.encode() not in decrypted(folder / "vault.db", key, tmp_path)
    assert vault.attachment(drafts[1], "shared.pdf") == b"%PDF shared"


def test_the_canary_would_be_found(
    vault: Vault, folder: Path, key: bytes, drafts: tuple[str, str], tmp_path: Path
) -> None:
    """The control."""
    assert CANARY.encode() in decrypted(folder / "vault.db", key, tmp_path)


def test_its_backups_hold_it_until_asked_to_forget_it(
    vault: Vault,
    folder: Path,
    key: bytes,
    drafts: tuple[str, str],
    now: datetime,
    tmp_path: Path,
) -> None:
    first, second = drafts
    made = [backups.make(folder, key, now + timedelta(days=day)) for day in range(3)]
    vault.delete(first)

    assert len(forgetting.holding(vault, first)) == 3
    assert forgetting.forget_in_backups(vault, first) == 3
    assert forgetting.holding(vault, first) == []
    assert forgetting.forget_in_backups(vault, first) == 0
    for backup in made:
        assert {file.name for file in backup.folder.iterdir()} == {"vault.db", "vault.json"}
        assert integrity.is_sound(backup.file, key)
        assert CANARY.encode() not in decrypted(backup.file, key, tmp_path)
        with Vault.open(backup.folder, key, read_only=True) as copy:
            assert copy.attachment(second, "shared.pdf") == b"%PDF shared"


def test_a_backup_that_cannot_be_read_is_told(
    vault: Vault, folder: Path, key: bytes, drafts: tuple[str, str], now: datetime
) -> None:
    made = backups.make(folder, key, now)
    made.file.write_bytes(b"broken" * 2000)

    with pytest.raises(UserFault, match="vault-damaged"):
        forgetting.holding(vault, drafts[0])

"""What is deleted is gone: from the file, from its log, and where asked for from the backups."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import backups, forgetting, integrity, keys
from nato_apply.vault.connection import encrypted
from nato_apply.vault.forgetting import Copies
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing

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

    assert len(forgetting.copies(vault, first).backups) == 3
    assert len(forgetting.forget_in_copies(vault, first).backups) == 3
    assert forgetting.copies(vault, first) == Copies()
    assert forgetting.forget_in_copies(vault, first) == Copies()
    assert {place.name for place in backups.place(folder).iterdir()} == {b.name for b in made}
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

    for look in (forgetting.copies, forgetting.forget_in_copies):
        found = look(vault, drafts[0])
        assert found == Copies(unreadable=(made.name,))
        assert any(made.name in str(said) for said in forgetting.said(found, removed=False))
    assert made.file.read_bytes() == b"broken" * 2000


def test_what_was_set_aside_holds_it_too(
    vault: Vault, folder: Path, key: bytes, drafts: tuple[str, str], now: datetime, tmp_path: Path
) -> None:
    """As it is kept when a backup is put back, its log beside it; and once damaged."""
    made = backups.make(folder, key, now)
    shutil.copytree(folder, tmp_path / "running")  # with a log in which all of it stands
    vault.close()
    for name in ("vault.db", "vault.db-wal"):
        shutil.copy(tmp_path / "running" / name, folder / name)
    aside = backups.restore(folder, key, made.name, now)
    again = backups.restore(folder, key, made.name, now)
    (again / "vault.db").write_bytes((again / "vault.db").read_bytes()[:5000])
    names = [backups.aside_name(place) for place in (aside, again)]

    with Vault.open(folder, key) as opened:
        opened.delete(drafts[0])
        found = forgetting.copies(opened, drafts[0])
        assert found == Copies((made.name,), (names[0],), (names[1],))
        told = [str(said) for said in forgetting.said(found, removed=False)]
        assert all(any(name in said for said in told) for name in names)
        assert any("sent on" in said for said in told)

        assert forgetting.forget_in_copies(opened, drafts[0]) == found
        assert forgetting.copies(opened, drafts[0]) == Copies((), (), (names[1],))
        assert {each.name for each in aside.iterdir()} == {"vault.db", "vault.json"}
        assert CANARY.encode() not in decrypted(aside / "vault.db", key, tmp_path)
    for name in names:
        backups.remove(folder, name)
    assert backups.set_aside(folder) == []
    with pytest.raises(UserFault, match="no-backup"):
        backups.remove(folder, "../vault")


class TestOneDocument:
    def test_taken_off_a_draft_it_stays_for_the_revisions_that_name_it(
        self, vault: Vault, drafts: tuple[str, str], now: datetime
    ) -> None:
        vault.save("a document less", name=None, call=None, now=now, draft_id=drafts[0])

        assert vault.attachment(drafts[0], "a.pdf").startswith(CANARY.encode())

    def test_it_can_be_forgotten_and_its_copies_are_told(
        self,
        vault: Vault,
        folder: Path,
        key: bytes,
        drafts: tuple[str, str],
        now: datetime,
        tmp_path: Path,
    ) -> None:
        made, first = backups.make(folder, key, now), drafts[0]
        assert vault.forget_file(first, "a.pdf")
        vault.compact()

        content = CANARY.encode() * 2
        assert content not in decrypted(folder / "vault.db", key, tmp_path)
        assert [each.name for each in vault.attachments(first)] == ["shared.pdf"]
        assert forgetting.copies(vault, first, file="a.pdf").backups == (made.name,)
        assert content in decrypted(made.file, key, tmp_path / "..")
        assert forgetting.forget_in_copies(vault, first, file="a.pdf").backups == (made.name,)
        assert forgetting.copies(vault, first, file="a.pdf") == Copies()
        with Vault.open(made.folder, key, read_only=True) as copy:
            assert copy.load(first) == CANARY
        with pytest.raises(UserFault, match="no-attachment"):
            vault.forget_file(first, "a.pdf")

    def test_what_another_draft_holds_is_not_gone(
        self, vault: Vault, drafts: tuple[str, str]
    ) -> None:
        assert not vault.forget_file(drafts[0], "shared.pdf")
        assert vault.attachment(drafts[1], "shared.pdf") == b"%PDF shared"
        assert vault.forget_file(drafts[1], "shared.pdf")


def test_everything_can_be_erased(
    vault: Vault, folder: Path, key: bytes, drafts: tuple[str, str], now: datetime
) -> None:
    made = backups.make(folder, key, now)
    vault.close()
    backups.restore(folder, key, made.name, now)
    with writing(folder, "command", now=now):
        forgetting.erase(folder)
        forgetting.erase(folder)  # what was begun and killed can be done again

    assert [each.name for each in folder.parent.rglob("*") if each.is_file()] == ["vault.lock"]
    assert keys.state(folder) == "none"

"""What can be read of a damaged vault is read, and the damaged file stays as it is."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import backups, integrity
from nato_apply.vault.salvage import salvage
from nato_apply.vault.store import Vault

DRAFTS, REVISIONS = 20, 5
PAGE = 4096


@pytest.fixture
def whole(folder: Path, vault: Vault, now: datetime) -> Path:
    """A closed vault of 20 drafts of 5 revisions and a file each."""
    for number in range(DRAFTS):
        id_ = None
        for revision in range(REVISIONS):
            payload = f"draft {number} revision {revision} " * 100
            at = now + timedelta(minutes=revision)
            saved = vault.save(payload, name=f"{number}", call=None, now=at, draft_id=id_)
            id_ = saved.id
        vault.attach(saved.id, f"{number}.pdf", f"{number}".encode() * 5000)
    vault.close()
    return folder / "vault.db"


def put_in_place(folder: Path, key: bytes, name: str, now: datetime) -> Vault:
    backups.restore(folder, key, name, now)
    return Vault.open(folder, key)


def test_of_a_sound_vault_everything_is_read(
    folder: Path, key: bytes, whole: Path, now: datetime
) -> None:
    with Vault.open(folder, key, read_only=True) as vault:
        before = vault.drafts()
        histories = [vault.revisions(row.id) for row in before]
    found = salvage(folder, key, now)

    assert found[1:] == (DRAFTS, DRAFTS * REVISIONS, DRAFTS)
    with put_in_place(folder, key, found.name, now) as vault:
        assert sorted(vault.drafts()) == sorted(before)
        assert [vault.revisions(row.id) for row in before] == histories
        assert all(len(vault.attachments(row.id)) == 1 for row in before)


@pytest.mark.parametrize("seed", range(6))
def test_of_a_damaged_vault_most_is_read_and_the_rest_was_written_so(
    folder: Path, key: bytes, whole: Path, now: datetime, seed: int
) -> None:
    broken, chance = bytearray(whole.read_bytes()), random.Random(seed)
    pages = len(broken) // PAGE
    for page in chance.sample(range(8, pages), 3):  # the schema and the roots stand before
        broken[page * PAGE + 100] ^= 1
    whole.write_bytes(broken)
    assert not integrity.is_sound(whole, key)

    found = salvage(folder, key, now)
    assert whole.read_bytes() == broken
    assert found.revisions >= DRAFTS * REVISIONS * 0.6
    with put_in_place(folder, key, found.name, now) as vault:
        assert integrity.is_sound(whole, key)
        for row in vault.drafts():
            assert row.name is not None
            for revision in vault.revisions(row.id):
                text = f"draft {row.name} revision {revision.number - 1} " * 100
                assert vault.load(row.id, revision.number) == text
            for attached in vault.attachments(row.id):
                assert vault.attachment(row.id, attached.name) == row.name.encode() * 5000
        vault.save("new", name=None, call=None, now=now, draft_id=vault.drafts()[0].id)
    aside = next((folder.parent / "set-aside").iterdir())
    assert (aside / "vault.db").read_bytes() == broken


def test_a_file_cut_short_gives_what_is_left(
    folder: Path, key: bytes, whole: Path, now: datetime
) -> None:
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) * 2 // 3 // PAGE * PAGE])

    assert salvage(folder, key, now).revisions > 0


def test_where_nothing_can_be_read_that_is_said(
    folder: Path, key: bytes, whole: Path, now: datetime
) -> None:
    content = bytearray(whole.read_bytes())
    content[100] ^= 1  # the first page, without which none is found
    whole.write_bytes(content)

    with pytest.raises(UserFault, match="nothing-to-salvage"):
        salvage(folder, key, now)
    assert whole.read_bytes() == content
    assert backups.kept(folder) == []


def test_what_was_salvaged_is_kept_however_many_backups_follow(
    folder: Path, key: bytes, whole: Path, now: datetime
) -> None:
    found = salvage(folder, key, now)
    for day in range(40):
        backups.daily(folder, key, now + timedelta(days=day))

    assert found.name in [backup.name for backup in backups.kept(folder)]

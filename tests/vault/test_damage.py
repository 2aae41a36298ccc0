"""A vault whose bytes are not what was written: all of it is noticed, and nothing is made worse."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from nato_apply.errors import UserFault, sentence
from nato_apply.vault import backups, history, integrity, salvage
from nato_apply.vault.store import Vault

FLIPS, CUTS = 200, 100
PAGE = 4096


@pytest.fixture
def filled(folder: Path, vault: Vault, now: datetime) -> str:
    """Some pages of drafts; the id of the first."""
    for number in range(6):
        id_ = vault.save(f"{number}\n" * 700, name="x", call=None, now=now).id
        vault.save(f"{number + 1}\n" * 700, name="x", call=None, now=now, draft_id=id_)
        vault.attach(id_, "a.pdf", bytes([number]) * 6000)
    first = vault.drafts()[-1].id
    vault.close()
    return first


def broken(sound: bytes) -> list[bytes]:
    """The file with a bit flipped, 200 times, and cut short, 100 times."""
    chance, found = random.Random(4711), []
    for _ in range(FLIPS):
        flipped = bytearray(sound)
        flipped[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        found.append(bytes(flipped))
    # Also at the ends of pages, where every page that is left is whole.
    cuts = [chance.randrange(1, len(sound)) for _ in range(CUTS // 2)]
    cuts += [PAGE * chance.randrange(1, len(sound) // PAGE) for _ in range(CUTS // 2)]
    return [*found, *(sound[:cut] for cut in cuts)]


def test_every_flipped_bit_and_every_cut_is_noticed_and_the_file_left_as_it_is(
    folder: Path, key: bytes, filled: str
) -> None:
    file = folder / "vault.db"
    sound = file.read_bytes()
    assert integrity.is_sound(file, key, quick=True)
    for each in broken(sound):
        file.write_bytes(each)
        assert not integrity.is_sound(file, key, quick=True)
        with pytest.raises(UserFault, match="vault-damaged"):
            integrity.expect_sound(file, key)
        assert file.read_bytes() == each


def test_plain_sqlite_does_not_notice(tmp_path: Path) -> None:
    """The control."""
    file = tmp_path / "plain.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE text (body TEXT)")
        db.executemany("INSERT INTO text VALUES (?)", [("word " * 600,)] * 20)
        db.commit()
    noticed = 0
    for each in broken(file.read_bytes())[:FLIPS]:
        file.write_bytes(each)
        try:
            with closing(sqlite3.connect(file)) as db:
                noticed += db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        except (sqlite3.Error, OverflowError):
            noticed += 1
    assert noticed < FLIPS / 2


def test_the_way_on_is_told_and_the_damaged_file_is_kept(
    folder: Path, key: bytes, filled: str, now: datetime
) -> None:
    made = backups.make(folder, key, now)
    file = folder / "vault.db"
    damaged = bytearray(file.read_bytes())
    damaged[-100] ^= 1
    file.write_bytes(damaged)

    with pytest.raises(UserFault) as caught:
        integrity.expect_sound(file, key)
    told = sentence(caught.value.faults[0])
    assert "alvage" in told
    assert "backup" in told
    kept = []
    for name in (salvage.salvage(folder, key, now).name, made.name):
        aside = backups.restore(folder, key, name, now)
        kept.append((aside / "vault.db").read_bytes())
        assert integrity.is_sound(file, key)
        with Vault.open(folder, key) as vault:
            assert filled in {row.id for row in vault.drafts()}
    assert kept[0] == damaged


def state(folder: Path, key: bytes) -> object:
    """All that a person would see, and whether any check complains."""
    try:
        if not integrity.is_sound(folder / "vault.db", key):
            return "noticed"
        with Vault.open(folder, key, read_only=True) as vault:
            rows = vault.drafts()
            if vault.is_behind or any(history.broken_at(vault, row.id) for row in rows):
                return "noticed"
            return [
                (row, vault.load(row.id), vault.attachments(row.id), vault.attachment(row.id, name))
                for row in rows
                for name, _sha256 in vault.attachments(row.id)
            ]
    except UserFault:
        return "noticed"


def test_an_old_page_put_back_is_noticed_or_changes_nothing(
    folder: Path, key: bytes, filled: str, now: datetime
) -> None:
    """Each page of a day ago bears a right seal; the chain, or another page, tells."""
    file = folder / "vault.db"
    old = file.read_bytes()
    with Vault.open(folder, key) as vault:
        for number in range(3):
            payload = f"new {number}\n" * 700
            vault.save(payload, name="y", call=None, now=now, draft_id=filled)
        vault.attach(filled, "b.pdf", b"new" * 3000)
    new = file.read_bytes()
    whole, tried, noticed = state(folder, key), 0, 0
    assert whole != "noticed"
    for at in range(0, len(old), PAGE):
        if old[at : at + PAGE] == new[at : at + PAGE]:
            continue
        file.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        found = state(folder, key)
        assert found in ("noticed", whole), f"page {at // PAGE}"
        tried += 1
        noticed += found == "noticed"
    assert tried > 3
    assert noticed > 3


def test_an_old_file_put_back_is_noticed_whenever_it_was_copied(
    folder: Path, key: bytes, filled: str, now: datetime
) -> None:
    file = folder / "vault.db"
    copies = [file.read_bytes()]
    with Vault.open(folder, key) as vault:
        vault.save("new 1", name="y", call=None, now=now, draft_id=filled)
        vault._db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        copies.append(file.read_bytes())  # whole, and of the session in which more was saved
        vault.save("new 2", name="y", call=None, now=now, draft_id=filled)
    for copy in copies:
        file.write_bytes(copy)
        with Vault.open(folder, key, read_only=True) as vault:
            assert vault.is_behind

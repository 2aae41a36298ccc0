"""A vault of each earlier format, as that version wrote it, opens and goes on (`formats/`)."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault import backups, history, integrity, keys, schema
from nato_apply.vault.connection import encrypted
from nato_apply.vault.secret import Key
from nato_apply.vault.store import Vault

FORMATS = Path(__file__).with_name("formats")
WORDS = "correct horse"
KILLS = 16


@pytest.fixture(params=sorted(FORMATS.iterdir()), ids=lambda place: f"format {place.name}")
def old(request: pytest.FixtureRequest, folder: Path) -> Path:
    shutil.copytree(request.param, folder)
    return folder


def version(folder: Path, key: Key) -> int:
    db = encrypted(folder / "vault.db", key, "mode=ro")
    found = schema.version(db)
    db.close()
    return found


def test_there_is_one_of_each() -> None:
    found = {int(place.name) for place in FORMATS.iterdir()}

    assert found == set(range(1, len(schema.scripts())))


def test_it_opens_with_everything_in_it_and_a_backup_of_what_it_was(
    old: Path, now: datetime
) -> None:
    key = keys.unlock(old, WORDS)
    before = version(old, key)
    with Vault.open(old, key) as vault:
        [row] = vault.drafts()
        assert (row.name, row.revision) == ("Spring", 2)
        assert [vault.load(row.id, number) for number in (1, 2)] == ["a = 1", "a = 2"]
        assert vault.attachment(row.id, "diploma.pdf") == b"%PDF diploma"
        assert history.broken_at(vault, row.id) is None
        vault.save("a = 3", name=None, call=None, now=now, draft_id=row.id)

    assert version(old, key) == len(schema.scripts())
    assert integrity.is_sound(old / "vault.db", key)
    assert [version(b.folder, key) for b in backups.kept(old)] == [before]


def test_it_can_be_read_without_being_changed(old: Path) -> None:
    before = (old / "vault.db").read_bytes()
    with Vault.open(old, keys.unlock(old, WORDS), read_only=True) as vault:
        assert vault.load(vault.drafts()[0].id) == "a = 2"

    assert (old / "vault.db").read_bytes() == before


def test_a_kill_at_any_step_of_its_migration_leaves_the_old_or_a_newer_one(
    old: Path, program: Any, tmp_path: Path
) -> None:
    key, first = keys.unlock(old, WORDS), 0
    kept, seen = tmp_path / "kept", []
    shutil.copytree(old, kept)
    first = version(old, key)

    def run(steps: int) -> str:
        shutil.rmtree(old)
        shutil.copytree(kept, old)
        child = program("migrate.py", old, key.hex(), steps)
        printed: str = child.communicate(timeout=60)[0]
        return printed

    whole = int(run(0))
    for part in range(1, KILLS):
        assert run(whole * part // KILLS) == ""
        seen.append(version(old, key))
        assert integrity.is_sound(old / "vault.db", key)
        with Vault.open(old, key) as vault:
            assert vault.load(vault.drafts()[0].id) == "a = 2"
            assert history.broken_at(vault, vault.drafts()[0].id) is None
        assert version(old, key) == len(schema.scripts())
    # Each migration is whole or not there; and the kills came before, between and after them.
    assert seen == sorted(seen)
    assert {first, len(schema.scripts())} <= set(seen)

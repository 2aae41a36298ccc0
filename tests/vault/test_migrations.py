from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

import pytest

from nato_apply.vault import schema
from nato_apply.vault.connection import encrypted
from nato_apply.vault.store import Vault

ADDS = "CREATE TABLE note (text TEXT) STRICT; INSERT INTO note VALUES ('kept');"
FAILS_HALF_WAY = "CREATE TABLE half (text TEXT) STRICT; DROP TABLE draft; SELECT nonsense;"


@pytest.fixture
def db(folder: Path, key: bytes, vault: Vault, now: datetime) -> Iterator[Connection]:
    vault.save("a = 1", name="Spring", call=None, now=now)
    vault.close()
    connection = encrypted(folder / "vault.db", key, "mode=rw")
    yield connection
    connection.close()


def tables(db: Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_migration_is_made_once_and_counted(db: Connection) -> None:
    for _ in range(2):
        schema.migrate(db, [*schema.scripts(), ADDS])

    assert schema.version(db) == len(schema.scripts()) + 1
    assert db.execute("SELECT text FROM note").fetchall() == [("kept",)]


def test_one_that_fails_half_way_leaves_everything_as_it_was(db: Connection) -> None:
    before, version = tables(db), schema.version(db)

    with pytest.raises(Exception, match="nonsense"):
        schema.migrate(db, [*schema.scripts(), FAILS_HALF_WAY])
    assert (tables(db), schema.version(db)) == (before, version)
    assert db.execute("SELECT name FROM draft").fetchall() == [("Spring",)]


def test_one_that_fails_keeps_those_before_it(db: Connection) -> None:
    with pytest.raises(Exception, match="nonsense"):
        schema.migrate(db, [*schema.scripts(), ADDS, FAILS_HALF_WAY])

    assert schema.version(db) == len(schema.scripts()) + 1
    assert "half" not in tables(db)


def test_without_a_transaction_the_same_script_stays_half_applied(db: Connection) -> None:
    """The control: it is the transaction that saves the draft."""
    with pytest.raises(Exception, match="nonsense"):
        db.executescript(FAILS_HALF_WAY)

    assert "half" in tables(db)
    assert "draft" not in tables(db)


def test_the_scripts_are_numbered_without_a_gap() -> None:
    folder = Path(schema.__file__).with_name("migrations")
    names = sorted(file.name for file in folder.iterdir())

    assert names == [f"{number:04}.sql" for number in range(1, len(names) + 1)]
    assert len(schema.scripts()) == len(names)

"""Connections to a vault file: SQLCipher, with the raw key, as durable as SQLite can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from nato_apply.vault.refusals import told

if TYPE_CHECKING:
    from sqlite3 import Connection

Access = Literal["mode=rw", "mode=ro", "mode=ro&immutable=1"]


class Connect(Protocol):
    """Opens a file that exists; benchmarks put plain SQLite here."""

    def __call__(self, file: Path, key: bytes, access: Access) -> Connection: ...


def encrypted(file: Path, key: bytes, access: Access) -> Connection:
    """A connection to a SQLCipher file; nothing is read yet, so a wrong key shows later.

    Transactions are begun explicitly: only so does a change of the schema roll back.
    """
    from sqlcipher3 import dbapi2  # its API is sqlite3's

    db: Connection = dbapi2.connect(
        f"{file.absolute().as_uri()}?{access}",
        uri=True,
        isolation_level=None,
        # Made on one thread and used on another, the store's own; never on two at once.
        check_same_thread=False,
    )
    db.execute("PRAGMA cipher_log_level = NONE")  # before the key: it logs to standard error
    db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return db


def prepare(db: Connection) -> None:
    """Make each commit outlast a loss of power, and what is deleted unreadable."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = ON")


class Database:
    """SQL on a connection, whose refusals are raised as `UserFault` about `file`."""

    def __init__(self, db: Connection, file: Path) -> None:
        self._db = db
        self._file = file

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Run one statement; every row it gives."""
        with told(self._file):
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is done within; on disk when the outermost has been left."""
        if self._db.in_transaction:
            yield
        else:
            with told(self._file), self._begun():
                yield

    @contextmanager
    def _begun(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        with told(self._file):
            self._db.close()

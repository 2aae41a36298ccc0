"""Connections to a vault file: SQLCipher, with the raw key, as durable as SQLite can be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from nato_apply.vault.refusals import NO_INDEX, code_of, told
from nato_apply.vault.secret import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

Access = Literal[
    "mode=rw",
    "mode=ro",
    "mode=ro&immutable=1",  # nobody writes, and there is no log to be read
    "mode=ro&vfs=unix-none",  # no room for a lock or for an index of the log
    "mode=ro&vfs=win32-none",
]


class Connect(Protocol):
    """Opens a file that exists; benchmarks put plain SQLite here."""

    def __call__(self, file: Path, key: Key, access: Access) -> Connection: ...


def encrypted(file: Path, key: Key, access: Access) -> Connection:
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
    # As a script: the text of a single statement is kept as long as the connection.
    db.executescript(f"PRAGMA key = \"x'{key.hex()}'\"")
    return db


def readable(file: Path, key: Key, connect: Connect = encrypted) -> Connection:
    """A connection that only reads, also on a full disk and in a folder that cannot be written.

    There is then no room for the index of the log, which readers and a writer share: the log is
    read into memory, without locks, for nobody can be writing either.
    """
    log = file.with_name(f"{file.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    if has_log or os.access(file.parent, os.W_OK):
        db = connect(file, key, "mode=ro")
        try:
            db.execute("PRAGMA user_version").fetchall()
        except Exception as error:
            db.close()
            if code_of(error) not in NO_INDEX or _is_shared(file):
                raise
        else:
            return db
    if not has_log:
        return connect(file, key, "mode=ro&immutable=1")
    db = connect(file, key, "mode=ro&vfs=win32-none" if os.name == "nt" else _WITHOUT_LOCKS)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")  # the index in memory
    return db


_WITHOUT_LOCKS: Access = "mode=ro&vfs=unix-none"
_INDEX = 32_768
_LOGGED_PAGES = 4096
"""The log is emptied once it has so many pages, 16 MB, and when the vault is closed."""


def _is_shared(file: Path) -> bool:
    """Whether there is an index of the log, as there is while a program writes."""
    index = file.with_name(f"{file.name}-shm")
    return index.exists() and index.stat().st_size >= _INDEX


def prepare(db: Connection) -> None:
    """Make each commit outlast a loss of power, and what is deleted unreadable."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    # Else a commit of 4 MB waits until all of it is copied on, out of the log.
    db.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED_PAGES}")
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

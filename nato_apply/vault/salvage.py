"""What can still be read of a damaged vault, in a new one. The damaged file is only read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.vault import backups, header, placing, schema
from nato_apply.vault.connection import Database, encrypted, prepare
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.refusals import told
from nato_apply.vault.secret import Key
from nato_apply.whole_file import write_whole

NOTHING = FaultKind(
    "nothing-to-salvage",
    N_("nothing of the damaged vault can be read. Put back the newest backup."),
)

_GIVES_UP_AFTER = 500
"""Rows in a row that cannot be read."""

_TABLES = ("draft", "revision", "content", "attachment")


class Salvaged(NamedTuple):
    """The name of the new vault among the backups, and what it holds."""

    name: str
    drafts: int
    revisions: int
    files: int


def salvage(vault: Path, key: Key, now: datetime) -> Salvaged:
    """Copy what can be read of the vault in `vault` into a new one, kept among its backups.

    Raises `UserFault` where nothing can be read. `backups.restore` makes it the vault.
    """
    file = vault / VAULT_FILE
    rows = {table: list(_Reader(file, key, table).rows()) for table in _TABLES}
    if not rows["revision"]:
        raise refuse(NOTHING, file=str(file))
    name = f"{backups.SALVAGED}{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    with told(backups.place(vault)), placing.fresh(backups.place(vault)) as new:
        write_whole(new / header.FILE, (vault / header.FILE).read_bytes())
        with closing(_made(new / VAULT_FILE, key)) as db:
            with db.transaction():
                _fill(db, rows)
            db.rows("PRAGMA journal_mode = DELETE")
            counts = [db.rows(f"SELECT count(*) FROM {table}")[0][0] for table in _TABLES]  # noqa: S608
        folder = placing.put(new, backups.place(vault) / name)
    drafts, revisions, _contents, files = counts
    return Salvaged(folder.name, drafts, revisions, files)


def _made(file: Path, key: Key) -> Database:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = encrypted(file, key, "mode=rw")
    prepare(connection)
    schema.migrate(connection, schema.scripts())
    return Database(connection, file)


def _fill(db: Database, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Put in what fits together: no draft without a revision, no file with other content."""
    for draft, number, name, call, at, _folding, hash_, payload, *zone in rows["revision"]:
        db.rows("INSERT OR IGNORE INTO draft VALUES (?, ?, ?, ?, ?)", draft, name, call, number, at)
        # Of a vault of before version 3 there is no zone.
        values = (draft, number, name, call, at, None, hash_, payload, *(zone or [None]))
        db.rows("INSERT OR IGNORE INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *values)
    db.rows(
        "UPDATE draft SET (name, call, revision, saved_at) = (SELECT name, call, number, saved_at"
        " FROM revision WHERE draft = draft.id ORDER BY number DESC LIMIT 1)"
    )
    for sha256, content in rows["content"]:
        if hashlib.sha256(content).hexdigest() == sha256:
            db.rows("INSERT OR IGNORE INTO content VALUES (?, ?)", sha256, content)
    for draft, name, sha256 in rows["attachment"]:
        db.rows(
            "INSERT OR IGNORE INTO attachment SELECT draft.id, ?, sha256 FROM draft, content"
            " WHERE draft.id = ? AND sha256 = ?",
            *(name, draft, sha256),
        )


class _Reader:
    """Reads a table of a damaged file: from the front, from the back, and row by row between.

    SQLCipher reads nothing more on a connection that met a broken page: each refusal costs one.
    """

    def __init__(self, file: Path, key: Key, table: str) -> None:
        self._file = file
        self._key = key
        self._table = table

    def rows(self) -> Iterator[tuple[Any, ...]]:
        last, ends = 0, {}
        for rowid, row in self._run("ASC"):
            last = rowid
            yield row
        for rowid, row in self._run("DESC"):
            if rowid <= last:
                break
            ends[rowid] = row
        else:
            yield from self._between(last, min(ends, default=None))
        yield from ends.values()

    def _between(self, last: int, end: int | None) -> Iterator[tuple[Any, ...]]:
        missing = 0
        for rowid in range(last + 1, end) if end else count(last + 1):
            row = self._one(rowid)
            missing = missing + 1 if row is None else 0
            if row is not None:
                yield row
            elif missing == _GIVES_UP_AFTER:
                break

    def _run(self, order: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows from one end up to the first that cannot be read."""
        yield from self._asked(f"SELECT rowid, * FROM {self._table} ORDER BY rowid {order}")  # noqa: S608

    def _one(self, rowid: int) -> tuple[Any, ...] | None:
        found = list(self._asked(f"SELECT rowid, * FROM {self._table} WHERE rowid = {rowid}"))  # noqa: S608
        return found[0][1] if found else None

    def _asked(self, sql: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        with closing(encrypted(self._file, self._key, "mode=ro")) as db:
            try:
                with told(self._file):
                    db.execute("PRAGMA writable_schema = ON")  # reads a file cut short, too
                    found = db.execute(sql)
                    while (row := found.fetchone()) is not None:
                        yield row[0], tuple(row[1:])
            except UserFault:
                return

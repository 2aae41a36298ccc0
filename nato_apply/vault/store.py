"""The vault: drafts with every revision, and the files attached to them, in one encrypted file.

It knows a draft as a text with a name and a call, and no rules.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from nato_apply import clock
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import generation, vault_file
from nato_apply.vault.connection import Connect, Database, encrypted
from nato_apply.vault.files import NO_DRAFT, Files
from nato_apply.vault.forgetting import forget
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.records import (
    Carried,
    CarriedRevision,
    DraftRow,
    Revision,
    Saved,
    chained,
    written,
)
from nato_apply.vault.secret import Key, wipe

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDS_WITHIN = timedelta(minutes=1)
"""Autosaves made within this time of the first of them are one revision."""

_MOST = 2**63 - 1  # SQLite's largest number
_ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another

NO_REVISION = FaultKind(
    "no-revision", N_("the draft “{id}” has no revision {number}. Its history shows those it has.")
)


class _Last(NamedTuple):
    """The newest revision, as `save` looks at it."""

    number: int = 0
    saved_at: str = ""
    folding_since: str | None = None  # of autosaves: the moment of the first one folded into it
    payload: str | None = None


class Vault(Files):
    """One open vault. For use from one thread at a time; writing needs the lock of `writer`.

    Every method raises `UserFault` where the disk or the file refuses, and for an id, a number or
    a name that the vault does not have. What a method has returned from is on disk.
    """

    def __init__(
        self, connection: Connection, folder: Path, key: Key, *, read_only: bool = False
    ) -> None:
        super().__init__(Database(connection, folder / VAULT_FILE))
        self.folder = folder
        self.key = bytearray(key)  # of its own, to be wiped
        self.is_behind = False
        """Whether saves that were made are missing: see `generation`."""
        self.read_only = read_only
        self._closed = False

    @classmethod
    def create(cls, folder: Path, key: Key, *, connect: Connect = encrypted) -> Self:
        """Make the vault that `keys.set_up` began in `folder`."""
        return cls(vault_file.create(folder, key, connect), folder, key)

    @classmethod
    def open(
        cls, folder: Path, key: Key, *, read_only: bool = False, connect: Connect = encrypted
    ) -> Self:
        """Open a vault that was made. What is refused: see `vault_file.opened`."""
        connection, is_behind = vault_file.opened(folder, key, connect, read_only=read_only)
        vault = cls(connection, folder, key, read_only=read_only)
        vault.is_behind = is_behind
        return vault

    def close(self) -> None:
        if not self._closed and not self.read_only:
            generation.end(self.folder, self._db)
        self._closed = True
        self._db.close()
        wipe(self.key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def at_once(self) -> AbstractContextManager[None]:
        """All or nothing of what is done within."""
        return self._db.transaction()

    def drafts(self) -> list[DraftRow]:
        """Every draft, the one saved last first."""
        rows = self._db.rows(
            "SELECT id, name, call, revision, saved_at FROM draft"
            " ORDER BY saved_at DESC, rowid DESC"
        )
        return [
            DraftRow(id_, name, call, revision, datetime.fromisoformat(at))
            for id_, name, call, revision, at in rows
        ]

    def save(
        self,
        payload: str,
        *,
        name: str | None,
        call: str | None,
        now: datetime,
        draft_id: str | None = None,
        autosave: bool = False,
    ) -> Saved:
        """Save the next revision of a draft, or the first of a new one (no `draft_id`).

        The payload of the newest revision makes no new one. An autosave takes the place of the
        newest where that is made of autosaves, the first of them less than `FOLDS_WITHIN` ago.
        """
        with self._db.transaction():
            last = self._last(draft_id) if draft_id else _Last()
            id_ = draft_id or self._free_id()
            if last.payload == payload:
                return self._kept(id_, last, autosave=autosave)
            since = last.folding_since if autosave and _is_recent(last, now) else None
            number = last.number if since else last.number + 1
            hash_ = chained(self._hash(id_, number - 1), number, now, payload)
            revision = CarriedRevision(name, call, now, hash_, payload, clock.zone_name())
            self._write(id_, number, revision, (since or written(now)) if autosave else None)
        return Saved(id_, number, now.astimezone(UTC))

    def load(self, draft_id: str, revision: int | None = None) -> str:
        """The payload of a revision; of the newest by default."""
        number = self._last(draft_id).number if revision is None else revision
        return self._content(draft_id, number)[0]

    def newest(self, draft_id: str) -> int:
        """The number of the newest revision, as the list of drafts has it."""
        self._expect(draft_id)
        return int(self._db.rows("SELECT revision FROM draft WHERE id = ?", draft_id)[0][0])

    def revisions(self, draft_id: str) -> list[Revision]:
        """Every revision of a draft, the first one first."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT number, saved_at, hash FROM revision WHERE draft = ? ORDER BY number", draft_id
        )
        return [Revision(number, datetime.fromisoformat(at), hash_) for number, at, hash_ in rows]

    def carried(self, draft_id: str, files: Iterable[str], *, history: bool) -> Carried:
        """A copy of a draft that may leave the vault, with these of its files."""
        self._expect(draft_id)
        rows = self._db.rows(
            f"SELECT name, call, saved_at, hash, payload, {self._zone} FROM revision"  # noqa: S608
            " WHERE draft = ? AND number > ? ORDER BY number",
            *(draft_id, 0 if history else self._last(draft_id).number - 1),
        )
        revisions = tuple(
            CarriedRevision(name, call, datetime.fromisoformat(at), *rest)
            for name, call, at, *rest in rows
        )
        contents = tuple((name, self.attachment(draft_id, name)) for name in files)
        return Carried(revisions, contents, history)

    def add(self, carried: Carried, now: datetime) -> Saved:
        """Keep what was carried here as a new draft: its history as it was, else saved `now`."""
        newest = carried.newest
        with self._db.transaction():
            id_ = self._free_id()
            if carried.history:
                for number, revision in enumerate(carried.revisions, 1):
                    self._write(id_, number, revision)
            else:
                hash_ = chained("", 1, now, newest.payload)
                here = clock.zone_name()
                self._write(id_, 1, newest._replace(saved_at=now, hash=hash_, zone=here))
            for name, content in carried.files:
                self.attach(id_, name, content)
            last = self._last(id_)
        return Saved(id_, last.number, datetime.fromisoformat(last.saved_at))

    def restore(self, draft_id: str, number: int, now: datetime) -> Saved:
        """Save an earlier revision once more, as the newest."""
        payload, name, call = self._content(draft_id, number)
        return self.save(payload, name=name, call=call, now=now, draft_id=draft_id)

    def delete(self, draft_id: str) -> None:
        """Remove a draft with its revisions, and the files that no other draft holds."""
        with self._db.transaction():
            self._expect(draft_id)
            forget(self._db, draft_id)

    def compact(self) -> None:
        """Leave nothing of what was deleted, not even encrypted, in the file or in its log."""
        self._db.rows("VACUUM")
        self._db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        generation.begin(self.folder, self._db)  # or the empty log would look like a lost one

    def _write(
        self, id_: str, number: int, revision: CarriedRevision, folding_since: str | None = None
    ) -> None:
        """Put a revision at the end of a draft, or in place of the newest."""
        name, call, saved_at, hash_, payload, zone = revision
        at = written(saved_at)
        self._db.rows(
            "INSERT INTO draft VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " name = excluded.name, call = excluded.call, revision = excluded.revision,"
            " saved_at = excluded.saved_at",
            *(id_, name, call, number, at),
        )
        self._db.rows(
            "INSERT OR REPLACE INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(id_, number, name, call, at, folding_since, hash_, payload, zone),
        )

    def _kept(self, draft_id: str, last: _Last, *, autosave: bool) -> Saved:
        if last.folding_since and not autosave:
            # Saved on purpose: from now on no autosave takes its place.
            self._db.rows(
                "UPDATE revision SET folding_since = NULL WHERE draft = ? AND number = ?",
                *(draft_id, last.number),
            )
        return Saved(draft_id, last.number, datetime.fromisoformat(last.saved_at))

    @property
    def _zone(self) -> str:
        """The column of the zone, which a vault of before version 3, opened to read, has not."""
        [(version,)] = self._db.rows("PRAGMA user_version")
        return "zone" if version >= 3 else "NULL"

    def _last(self, draft_id: str) -> _Last:
        rows = self._db.rows(
            "SELECT number, saved_at, folding_since, payload FROM revision"
            " WHERE draft = ? ORDER BY number DESC LIMIT 1",
            draft_id,
        )
        if not rows:
            raise refuse(NO_DRAFT, id=draft_id)
        return _Last(*rows[0])

    def _hash(self, draft_id: str, number: int) -> str:
        rows = self._db.rows(
            "SELECT hash FROM revision WHERE draft = ? AND number = ?", draft_id, number
        )
        return str(rows[0][0]) if rows else ""

    def _content(self, draft_id: str, number: int) -> tuple[str, str | None, str | None]:
        self._expect(draft_id)
        rows = abs(number) <= _MOST and self._db.rows(
            "SELECT payload, name, call FROM revision WHERE draft = ? AND number = ?",
            *(draft_id, number),
        )
        if not rows:
            raise refuse(NO_REVISION, id=draft_id, number=number)
        payload, name, call = rows[0]
        return payload, name, call

    def _free_id(self) -> str:
        while True:
            id_ = "".join(secrets.choice(_ID_LETTERS) for _ in range(8))
            if not self._db.rows("SELECT 1 FROM draft WHERE id = ?", id_):
                return id_


def _is_recent(last: _Last, now: datetime) -> bool:
    if last.folding_since is None:
        return False
    # A clock that was put back gives a negative time: then nothing folds.
    return timedelta(0) <= now - datetime.fromisoformat(last.folding_since) < FOLDS_WITHIN

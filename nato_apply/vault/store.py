"""The vault: drafts with every revision, and the files attached to them, in one encrypted file.

It knows a draft as a text with a name and a call, and no rules.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import names, vault_file
from nato_apply.vault.connection import Connect, Database, encrypted
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.records import Attached, DraftRow, Revision, Saved, chained, written

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDS_WITHIN = timedelta(minutes=1)
"""Autosaves made within this time of the first of them are one revision."""

_ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another

NO_DRAFT = FaultKind(
    "no-draft", N_("there is no draft “{id}” in the vault. The list of drafts shows what it holds.")
)
NO_REVISION = FaultKind(
    "no-revision", N_("the draft “{id}” has no revision {number}. Its history shows those it has.")
)
NO_ATTACHMENT = FaultKind(
    "no-attachment", N_("the draft “{id}” holds no file “{name}”. Add the file again.")
)


class _Last(NamedTuple):
    """The newest revision, as `save` looks at it."""

    number: int = 0
    saved_at: str = ""
    folding_since: str | None = None  # of autosaves: the moment of the first one folded into it
    payload: str | None = None


class Vault:
    """One open vault. For use from one thread at a time; writing needs the lock of `writer`.

    Every method raises `UserFault` where the disk or the file refuses, and for an id, a number or
    a name that the vault does not have. What a method has returned from is on disk.
    """

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._db = Database(connection, folder / VAULT_FILE)

    @classmethod
    def create(cls, folder: Path, key: bytes, *, connect: Connect = encrypted) -> Self:
        """Make the vault that `keys.set_up` began in `folder`."""
        return cls(vault_file.create(folder, key, connect), folder)

    @classmethod
    def open(
        cls, folder: Path, key: bytes, *, read_only: bool = False, connect: Connect = encrypted
    ) -> Self:
        """Open a vault that was made. What is refused: see `vault_file.opened`."""
        return cls(vault_file.opened(folder, key, connect, read_only=read_only), folder)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
            at = written(now)
            self._db.rows(
                "INSERT INTO draft VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " name = excluded.name, call = excluded.call, revision = excluded.revision,"
                " saved_at = excluded.saved_at",
                *(id_, name, call, number, at),
            )
            self._db.rows(
                "INSERT OR REPLACE INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                *(id_, number, name, call, at, (since or at) if autosave else None, hash_, payload),
            )
        return Saved(id_, number, now.astimezone(UTC))

    def load(self, draft_id: str, revision: int | None = None) -> str:
        """The payload of a revision; of the newest by default."""
        number = self._last(draft_id).number if revision is None else revision
        return self._content(draft_id, number)[0]

    def revisions(self, draft_id: str) -> list[Revision]:
        """Every revision of a draft, the first one first."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT number, saved_at, hash FROM revision WHERE draft = ? ORDER BY number", draft_id
        )
        return [Revision(number, datetime.fromisoformat(at), hash_) for number, at, hash_ in rows]

    def restore(self, draft_id: str, number: int, now: datetime) -> Saved:
        """Save an earlier revision once more, as the newest."""
        payload, name, call = self._content(draft_id, number)
        return self.save(payload, name=name, call=call, now=now, draft_id=draft_id)

    def delete(self, draft_id: str) -> None:
        """Remove a draft with its revisions, and the files that no other draft holds."""
        with self._db.transaction():
            self._expect(draft_id)
            self._db.rows("DELETE FROM draft WHERE id = ?", draft_id)
            self._db.rows("DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")

    def attach(self, draft_id: str, name: str, content: bytes) -> Attached:
        """Keep a file with a draft, under a name that is safe to show and not taken.

        The same content under the same name is the same file.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        with self._db.transaction():
            # Without regard to capitals: some file systems cannot hold both.
            taken = {each.name.casefold(): each for each in self.attachments(draft_id)}
            for free in names.variants(names.safe(name)):
                there = taken.get(free.casefold(), Attached(free, sha256))
                if there.sha256 == sha256:
                    break
            self._db.rows("INSERT OR IGNORE INTO content VALUES (?, ?)", sha256, content)
            self._db.rows("INSERT OR IGNORE INTO attachment VALUES (?, ?, ?)", draft_id, *there)
        return there

    def attachment(self, draft_id: str, name: str) -> bytes:
        """The content of a file attached to a draft."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT bytes FROM content JOIN attachment USING (sha256) WHERE draft = ? AND name = ?",
            *(draft_id, name),
        )
        if not rows:
            raise refuse(NO_ATTACHMENT, id=draft_id, name=name)
        return bytes(rows[0][0])

    def attachments(self, draft_id: str) -> list[Attached]:
        """The files attached to a draft, the first one first."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT name, sha256 FROM attachment WHERE draft = ? ORDER BY rowid", draft_id
        )
        return [Attached(*row) for row in rows]

    def _kept(self, draft_id: str, last: _Last, *, autosave: bool) -> Saved:
        if last.folding_since and not autosave:
            # Saved on purpose: from now on no autosave takes its place.
            self._db.rows(
                "UPDATE revision SET folding_since = NULL WHERE draft = ? AND number = ?",
                *(draft_id, last.number),
            )
        return Saved(draft_id, last.number, datetime.fromisoformat(last.saved_at))

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
        rows = self._db.rows(
            "SELECT payload, name, call FROM revision WHERE draft = ? AND number = ?",
            *(draft_id, number),
        )
        if not rows:
            raise refuse(NO_REVISION, id=draft_id, number=number)
        payload, name, call = rows[0]
        return payload, name, call

    def _expect(self, draft_id: str) -> None:
        if not self._db.rows("SELECT 1 FROM draft WHERE id = ?", draft_id):
            raise refuse(NO_DRAFT, id=draft_id)

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

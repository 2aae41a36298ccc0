"""Deleting a draft really: from the vault, and where that is asked for from its backups."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from nato_apply.vault import backups
from nato_apply.vault.connection import Database, encrypted

if TYPE_CHECKING:
    from nato_apply.vault.store import Vault


def forget(db: Database, draft_id: str) -> None:
    """Delete a draft with its revisions, and the files that no other draft holds."""
    db.rows("DELETE FROM draft WHERE id = ?", draft_id)
    db.rows("DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")


def holding(vault: Vault, draft_id: str) -> list[backups.Backup]:
    """The backups that hold a draft. Raises `UserFault` for one that cannot be read."""
    return [backup for backup in backups.kept(vault.folder) if _holds(backup, vault.key, draft_id)]


def forget_in_backups(vault: Vault, draft_id: str) -> int:
    """Delete a draft from every backup; gives from how many. Raises `UserFault`.

    What makes a backup needs the lock of `writer`, and so does this.
    """
    found = holding(vault, draft_id)
    for backup in found:
        with closing(Database(encrypted(backup.file, vault.key, "mode=rw"), backup.file)) as db:
            for setting in ("secure_delete = ON", "foreign_keys = ON", "synchronous = FULL"):
                db.rows(f"PRAGMA {setting}")
            with db.transaction():
                forget(db, draft_id)
            db.rows("VACUUM")
    return len(found)


def _holds(backup: backups.Backup, key: bytes, draft_id: str) -> bool:
    connection = encrypted(backup.file, key, "mode=ro")
    with closing(Database(connection, backup.file)) as db:
        return bool(db.rows("SELECT 1 FROM draft WHERE id = ?", draft_id))

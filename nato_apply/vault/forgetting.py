"""Deleting really: a draft, a document, or everything; from the vault, and on request its copies.

What is deleted from the vault file is overwritten there (`secure_delete`, and `Vault.compact`).
Its copies, the backups and what was set aside, hold it still until they are asked to forget it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.errors import UserFault, refuse
from nato_apply.i18n import N_, Counted, Message
from nato_apply.vault import backups, generation, header, integrity, key_store, placing
from nato_apply.vault.connection import Database, encrypted, readable
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.refusals import DAMAGED, told
from nato_apply.vault.secret import Key

if TYPE_CHECKING:
    from nato_apply.vault.store import Vault

_SETTINGS = ("secure_delete = ON", "foreign_keys = ON", "synchronous = FULL")


class Copies(NamedTuple):
    """The names of copies that hold something, and of those that nobody can look into."""

    backups: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def forget(db: Database, draft_id: str, file: str | None = None) -> None:
    """Delete a draft with its revisions (or one `file` of it), and the bytes nothing else holds."""
    if file is None:
        db.rows("DELETE FROM draft WHERE id = ?", draft_id)
    else:
        db.rows("DELETE FROM attachment WHERE draft = ? AND name = ?", draft_id, file)
    db.rows("DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")


def copies(vault: Vault, draft_id: str, *, file: str | None = None) -> Copies:
    """The copies of the vault that hold a draft, or one file of it."""

    def holds(found: Path) -> bool:
        return _holds(found, vault.key, draft_id, file)

    return _among_copies(vault.folder, holds)


def forget_in_copies(vault: Vault, draft_id: str, *, file: str | None = None) -> Copies:
    """Delete a draft, or one file of it, from every copy that can be read; gives from which.

    Those that cannot are left as they are. What makes a backup needs the lock of `writer`, and so
    does this.
    """

    def forgets(found: Path) -> bool:
        if not _holds(found, vault.key, draft_id, file):
            return False
        _rewrite(found, vault.key, lambda db: forget(db, draft_id, file))
        return True

    return _among_copies(vault.folder, forgets)


def said(found: Copies, *, removed: bool) -> Iterator[Counted | Message]:
    """What a person is told of the copies: removed from these just now, or still in them."""
    if removed and found.backups:
        yield Counted(
            "It was removed from {count} backup too.",
            "It was removed from {count} backups too.",
            len(found.backups),
        )
    elif found.backups:
        yield Counted(
            "It is still in {count} backup; daily ones go as newer ones replace them.",
            "It is still in {count} backups; daily ones go as newer ones replace them.",
            len(found.backups),
        )
    if found.set_aside:
        gone = N_("It was removed from what was set aside too: {names}.")
        there = N_("It is still in what was set aside when a backup was put back: {names}.")
        yield Message(gone if removed else there, {"names": list(found.set_aside)})
    if found.unreadable:
        wording = N_(
            "These copies are damaged or another vault’s, and may hold it: {names}. "
            "Remove them when you need them no more."
        )
        yield Message(wording, {"names": list(found.unreadable)})
    yield Message(
        N_("Files that you exported or sent on are yours to delete: no program knows of them.")
    )


def erase(folder: Path) -> None:
    """Delete everything: the vault, its backups, what was set aside, the key store's entry.

    Needs the lock of `writer`, whose own files alone are left. Raises `UserFault`; whatever is left
    then can be erased again.
    """
    try:
        found = header.load(folder)
    except UserFault:  # damaged or lost: there is no entry to be named by it
        found = None
    if found is not None:
        key_store.forget(found.vault)
    with told(folder):
        for place in (backups.place(folder), backups.aside(folder)):
            if place.is_dir():
                shutil.rmtree(place)
        for name in (VAULT_FILE, f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm", generation.FILE):
            (folder / name).unlink(missing_ok=True)
        (folder / header.FILE).unlink(missing_ok=True)  # last: it says that there was a vault


def _rewrite(found: Path, key: Key, change: Callable[[Database], None]) -> None:
    """Change a copy of a copy, and put that in its place: a kill leaves the old one or the new."""
    folder, place = found.parent, found.parent.parent
    with told(folder), placing.fresh(place) as new:
        for each in folder.iterdir():
            if not each.name.endswith("-shm"):
                placing.copy_file(each, new / each.name)
        file = new / VAULT_FILE
        with closing(Database(encrypted(file, key, "mode=rw"), found)) as db:
            for setting in _SETTINGS:
                db.rows(f"PRAGMA {setting}")
            with db.transaction():
                change(db)
            db.rows("VACUUM")
            db.rows("PRAGMA journal_mode = DELETE")  # what was set aside has a log
        if not integrity.is_sound(file, key):
            raise refuse(DAMAGED, file=str(found))
        placing.put(new, folder)
    placing.clear(place)


def _among_copies(folder: Path, does: Callable[[Path], bool]) -> Copies:
    """The copies whose file `does` something, sorted by what they are. Raises `UserFault`."""
    of_backups: list[str] = []
    of_aside: list[str] = []
    unreadable: list[str] = []
    kept = [(backup.name, backup.file, of_backups) for backup in backups.kept(folder)]
    aside = [
        (backups.aside_name(place), place / VAULT_FILE, of_aside)
        for place in backups.set_aside(folder)
        if (place / VAULT_FILE).exists()
    ]
    for name, file, into in (*kept, *aside):
        try:
            if does(file):
                into.append(name)
        except UserFault as fault:
            if fault.faults[0].kind != DAMAGED:
                raise
            unreadable.append(name)
    return Copies(tuple(of_backups), tuple(of_aside), tuple(unreadable))


def _holds(found: Path, key: Key, draft_id: str, file: str | None) -> bool:
    with told(found), closing(Database(readable(found, key), found)) as db:
        if file is None:
            return bool(db.rows("SELECT 1 FROM draft WHERE id = ?", draft_id))
        sql = "SELECT 1 FROM attachment WHERE draft = ? AND name = ?"
        return bool(db.rows(sql, draft_id, file))

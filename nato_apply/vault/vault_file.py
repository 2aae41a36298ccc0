"""The vault file: made once, and opened only where it is what its header says."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import backups, generation, header, schema
from nato_apply.vault.connection import Connect, Database, prepare, readable
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.refusals import DAMAGED, told
from nato_apply.vault.secret import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

GONE = FaultKind(
    "vault-file-gone",
    N_(
        "there was a vault in this folder, and its file vault.db is missing or empty. "
        "Put it back from a backup; no new one was made."
    ),
)
NEWER = FaultKind(
    "vault-newer",
    N_(
        "the vault was last used by a newer version of NATO Apply. Here it can be read, and not "
        "changed. Install that version to go on."
    ),
)


def create(folder: Path, key: Key, connect: Connect) -> Connection:
    """Make the vault that was set up in `folder`. Raises `UserFault` where there is one already.

    Only when it is safely on disk does the header say that it was made; before that nothing can
    have been saved in it, and what a program that died left of it gives way.
    """
    begun = header.of_new_vault(folder)
    begun.fitting(key, folder)
    file = folder / VAULT_FILE
    with told(file):
        for ending in ("", "-journal", "-wal", "-shm"):
            file.with_name(VAULT_FILE + ending).unlink(missing_ok=True)
        # SQLite gives its other files the mode of this one.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        db = _ready(connect(file, key, "mode=rw"), file)
    header.save(folder, begun._replace(made=True))
    return db


def opened(folder: Path, key: Key, connect: Connect, *, read_only: bool) -> tuple[Connection, bool]:
    """A connection to the vault in `folder`, migrated unless `read_only`, and whether it is behind.

    Raises `UserFault` where the file is missing, empty, damaged or of a newer version, or the key
    is another; the file is then as it was.
    """
    header.of_vault(folder).fitting(key, folder)
    file = folder / VAULT_FILE
    with told(file):
        if not file.exists() or file.stat().st_size == 0:
            raise refuse(GONE, file=str(file))
        had_log = generation.has_log(folder)
        # Looked at before it is opened for writing: closing that would change the file.
        with closing(readable(file, key, connect)) as db:
            version = schema.version(db)
            is_behind = generation.is_behind(folder, Database(db, file), had_log=had_log)
        if version == 0:
            raise refuse(DAMAGED, file=str(file))
        if read_only:
            return readable(file, key, connect), is_behind
        if version > len(schema.scripts()):
            raise refuse(NEWER, file=str(file))
        if version < len(schema.scripts()):
            backups.before_migration(folder, key, version + 1, connect)
        return _ready(connect(file, key, "mode=rw"), file), is_behind


def _ready(db: Connection, file: Path) -> Connection:
    try:
        prepare(db)
        schema.migrate(db, schema.scripts())
        generation.begin(file.parent, Database(db, file))
    except BaseException:
        db.close()
        raise
    return db

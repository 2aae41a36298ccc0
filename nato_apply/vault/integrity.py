"""Whether a vault file is what was written: every page's seal, and what SQLite expects of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from nato_apply.errors import UserFault, refuse
from nato_apply.vault.connection import Access, Connect, encrypted, readable
from nato_apply.vault.refusals import DAMAGED, told
from nato_apply.vault.secret import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

_QUICK = ("cipher_integrity_check", "foreign_key_check")


def is_sound(
    file: Path,
    key: Key,
    *,
    quick: bool = False,
    access: Access | None = None,
    connect: Connect = encrypted,
) -> bool:
    """Whether a vault file is undamaged. `quick` leaves out that indexes and tables agree.

    Raises `UserFault` where the disk refuses to read it at all.
    """
    try:
        with told(file), closing(_opened(file, key, access, connect)) as db:
            return all(_holds(db.execute(f"PRAGMA {c}").fetchall()) for c in _QUICK) and (
                quick or _holds(db.execute("PRAGMA integrity_check").fetchall())
            )
    except UserFault as fault:
        if fault.faults[0].kind != DAMAGED:
            raise
        return False


def _opened(file: Path, key: Key, access: Access | None, connect: Connect) -> Connection:
    return readable(file, key, connect) if access is None else connect(file, key, access)


def expect_sound(file: Path, key: Key, *, connect: Connect = encrypted) -> None:
    """Raise `UserFault` where the file is damaged (a quick look)."""
    if not is_sound(file, key, quick=True, connect=connect):
        raise refuse(DAMAGED, file=str(file))


def _holds(rows: list[tuple[object, ...]]) -> bool:
    return rows in ([], [("ok",)])

"""Whether a vault file is what was written: every page's seal, and what SQLite expects of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from nato_apply.errors import UserFault, refuse
from nato_apply.vault.connection import Access, Connect, encrypted
from nato_apply.vault.refusals import DAMAGED, told

_QUICK = ("cipher_integrity_check", "foreign_key_check")


def is_sound(
    file: Path,
    key: bytes,
    *,
    quick: bool = False,
    access: Access = "mode=ro",
    connect: Connect = encrypted,
) -> bool:
    """Whether a vault file is undamaged. `quick` leaves out that indexes and tables agree.

    Raises `UserFault` where the disk refuses to read it at all.
    """
    try:
        with told(file), closing(connect(file, key, access)) as db:
            return all(_holds(db.execute(f"PRAGMA {c}").fetchall()) for c in _QUICK) and (
                quick or _holds(db.execute("PRAGMA integrity_check").fetchall())
            )
    except UserFault as fault:
        if fault.faults[0].kind != DAMAGED:
            raise
        return False


def expect_sound(file: Path, key: bytes, *, connect: Connect = encrypted) -> None:
    """Raise `UserFault` where the file is damaged (a quick look)."""
    if not is_sound(file, key, quick=True, connect=connect):
        raise refuse(DAMAGED, file=str(file))


def _holds(rows: list[tuple[object, ...]]) -> bool:
    return rows in ([], [("ok",)])

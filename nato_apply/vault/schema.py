"""The schema of the vault file: numbered SQL scripts, each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


@cache
def scripts() -> tuple[str, ...]:
    """The migrations in order: the first makes version 1 out of an empty file."""
    found = sorted(Path(__file__).with_name("migrations").glob("*.sql"))
    return tuple(file.read_text(encoding="utf-8") for file in found)


def version(db: Connection) -> int:
    """The version of a vault file; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Connection, migrations: Sequence[str]) -> None:
    """Bring the file up to the last migration; one that fails leaves it as it was before that."""
    for number in range(version(db) + 1, len(migrations) + 1):
        try:
            db.executescript(
                f"BEGIN IMMEDIATE;\n{migrations[number - 1]}\n"
                f"PRAGMA user_version = {number};\nCOMMIT;"
            )
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")

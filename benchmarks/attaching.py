"""A document of 5 MB stored in the vault and listed, beside the same insert in plain SQLite.

Plain: one row with the bytes and their hash (WAL, synchronous=FULL), and the list of names. Prints
one JSON object: medians in milliseconds, their ratio, and the ratio that is allowed.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from nato_apply.vault import keys
from nato_apply.vault.store import Vault

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
SIZE, ROUNDS, ALLOWED = 5_000_000, 25, 3.0


def plain(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE document (name TEXT PRIMARY KEY, sha256 TEXT, bytes BLOB)")
    return db


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main(folder: Path) -> dict[str, object]:
    content, db = random.Random(1).randbytes(SIZE), plain(folder / "plain.db")
    place = folder / "vault"
    key = keys.set_up(place, "benchmark")
    own: list[float] = []
    baseline: list[float] = []
    with Vault.create(place, key) as vault:
        draft = vault.save("first", name="Draft", call=None, now=NOW).id

        def stored(name: str, document: bytes) -> None:
            vault.attach(draft, name, document)
            assert name in {each.name for each in vault.attachments(draft)}

        def inserted(name: str, document: bytes) -> None:
            row = (name, hashlib.sha256(document).hexdigest(), document)
            db.execute("INSERT INTO document VALUES (?, ?, ?)", row)
            assert (name,) in db.execute("SELECT name FROM document").fetchall()

        for number in range(ROUNDS):  # by turns; each document another one
            name, document = f"{number}.pdf", content + number.to_bytes(8)
            own.append(milliseconds(lambda: stored(name, document)))  # noqa: B023
            baseline.append(milliseconds(lambda: inserted(name, document)))  # noqa: B023
    db.close()
    return report("attaching", "vault", len(content), own, baseline)


def report(
    benchmark: str, by: str, size: int, own: list[float], baseline: list[float]
) -> dict[str, object]:
    """The medians of what took the vault or the window (`by`) and plain SQLite so many ms."""
    own_ms, plain_ms = statistics.median(own), statistics.median(baseline)
    return {
        "benchmark": benchmark,
        "bytes": size,
        "plain_ms": round(plain_ms, 1),
        f"{by}_ms": round(own_ms, 1),
        "ratio": round(own_ms / plain_ms, 2),
        "allowed": ALLOWED,
    }


if __name__ == "__main__":
    # In the current folder: a temporary one may be in memory, where a sync costs nothing.
    with tempfile.TemporaryDirectory(prefix=".attaching-", dir=Path.cwd()) as where:
        print(json.dumps(main(Path(where))))

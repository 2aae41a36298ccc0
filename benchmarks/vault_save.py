"""What encryption costs the vault: a save, and opening and listing 10,000 drafts.

Both against plain SQLite (WAL, synchronous=FULL) through the same layer, taking turns in one run.
Prints one JSON object: medians in milliseconds, and the ratios.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nato_apply.vault import header, keys
from nato_apply.vault.connection import Access, Connect, encrypted
from nato_apply.vault.records import chained, written
from nato_apply.vault.secret import Key
from nato_apply.vault.store import Vault

NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)
DRAFTS, REVISIONS, SAVES, OPENINGS = 10_000, 10, 300, 15
PAYLOAD = "competency = “words a candidate wrote”\n" * 100  # 4 kB, a draft well under way
SHORT = PAYLOAD[:800]  # so that 100,000 of them fit


def plain(file: Path, key: Key, access: Access) -> sqlite3.Connection:
    """As `encrypted`, and the key is not used."""
    del key
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?{access}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )


class Side:
    """A vault of one kind, on the same disk as the other."""

    def __init__(self, folder: Path, connect: Connect) -> None:
        self.folder, self.connect = folder, connect
        self.key = keys.set_up(folder, "benchmark")
        Vault.create(folder, self.key, connect=connect).close()

    def opened(self) -> Vault:
        return Vault.open(self.folder, self.key, connect=self.connect)

    def filled(self) -> None:
        """Drafts as `Vault.save` would write them, in one transaction."""
        db = self.connect(self.folder / header.VAULT_FILE, self.key, "mode=rw")
        db.execute("BEGIN IMMEDIATE")
        for number in range(DRAFTS):
            draft, at = f"d{number:07}", NOW + timedelta(seconds=number)
            row = (draft, f"Draft {number}", "nato-hq-2026", REVISIONS, written(at))
            db.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?)", row)
            link = ""
            for revision in range(1, REVISIONS + 1):
                link = chained(link, revision, at, SHORT)
                saved = (draft, revision, *row[1:3], row[4], None, link, SHORT, "Europe/Athens")
                db.execute("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", saved)
        db.execute("COMMIT")
        db.close()


def took(what: Callable[[], object]) -> float:
    before = time.perf_counter()
    what()
    return (time.perf_counter() - before) * 1000


def compared(sides: list[Side], what: Callable[[Side], float], times: int) -> dict[str, float]:
    """The median of `what` for each side, taking turns, and the ratio of the medians."""
    runs = [[what(side) for side in sides] for _ in range(times)]
    vault, baseline = (statistics.median(column) for column in zip(*runs, strict=True))
    return {
        "vault_ms": round(vault, 3),
        "plain_ms": round(baseline, 3),
        "ratio": round(vault / baseline, 2),
    }


def main(folder: Path) -> dict[str, dict[str, float]]:
    sides = [Side(folder / "encrypted", encrypted), Side(folder / "plain", plain)]
    stores = {side: side.opened() for side in sides}
    drafts = {
        side: store.save("first", name="Draft", call=None, now=NOW).id
        for side, store in stores.items()
    }
    count = iter(range(1_000_000))

    def save(side: Side) -> float:
        payload = f"{PAYLOAD}{next(count)}"
        store, draft = stores[side], drafts[side]
        return took(lambda: store.save(payload, name="Draft", call=None, now=NOW, draft_id=draft))

    def attach(side: Side) -> float:
        content = next(count).to_bytes(8) * 60_000  # half a megabyte, a scanned page
        store, draft = stores[side], drafts[side]
        return took(lambda: (store.attach(draft, "page.pdf", content), store.attachments(draft)))

    def open_empty(side: Side) -> float:
        def opened() -> None:
            with side.opened() as vault:
                vault.revisions(drafts[side])

        return took(opened)

    def open_and_list(side: Side) -> float:
        def opened() -> None:
            with side.opened() as vault:
                assert len(vault.drafts()) > DRAFTS

        return took(opened)

    results = {
        "save": compared(sides, save, SAVES),
        "attach_480_kB": compared(sides, attach, 40),
    }
    for store in stores.values():
        store.close()
    results["open_small"] = compared(sides, open_empty, OPENINGS)
    for side in sides:
        side.filled()
    results["open_10000_drafts"] = compared(sides, open_empty, OPENINGS)
    results["open_and_list_10000_drafts"] = compared(sides, open_and_list, OPENINGS)
    return results


if __name__ == "__main__":
    # In the current folder: a temporary one may be in memory, where a sync costs nothing.
    with tempfile.TemporaryDirectory(prefix=".vault-save-", dir=Path.cwd()) as place:
        print(json.dumps(main(Path(place)), indent=2))

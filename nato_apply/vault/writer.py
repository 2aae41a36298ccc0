"""One writer at a time: a lock that the system frees when its holder dies, and who that is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.vault.refusals import told
from nato_apply.whole_file import write_whole

What = Literal["window", "command"]

LOCK = "vault.lock"
HOLDER = "vault.holder"
WAIT_S = 5.0
"""How long a command waits for another program to end its writing."""

HELD_BY_WINDOW = FaultKind(
    "vault-held-by-window",
    N_(
        "the vault is open in the window of NATO Apply, since {since} (process {pid}). "
        "Close that window and try again; reading is possible meanwhile."
    ),
)
HELD_BY_COMMAND = FaultKind(
    "vault-held-by-command",
    N_(
        "another command of NATO Apply has been writing to the vault since {since} "
        "(process {pid}). Let it end and try again; reading is possible meanwhile."
    ),
)
HELD = FaultKind(
    "vault-held",
    N_(
        "another program has the vault open for writing. Close it and try again; "
        "reading is possible meanwhile."
    ),
)


@contextmanager
def writing(folder: Path, what: What, *, now: datetime, wait_s: float = WAIT_S) -> Iterator[bool]:
    """Be the vault's one writer; gives whether the one before was killed.

    Raises `UserFault` naming the holder after `wait_s` seconds.
    """
    from filelock import FileLock, Timeout

    # Taken on one thread and given back on another: the window's store has its own.
    lock = FileLock(folder / LOCK, mode=0o600, thread_local=False)
    with told(folder / LOCK):
        DataFolder(folder.parent).made(folder)
        try:
            held = lock.acquire(timeout=wait_s)
        except Timeout:
            raise _held(folder) from None
    with held, told(folder / HOLDER):
        # No personal datum: this file is in clear.
        killed = (folder / HOLDER).exists()
        holder = {"pid": os.getpid(), "what": what, "since": now.isoformat()}
        try:
            # Inside: a request to end may come as soon as the file is there.
            write_whole(folder / HOLDER, json.dumps(holder).encode(), replace=True)
            yield killed
        finally:
            (folder / HOLDER).unlink(missing_ok=True)


def _held(folder: Path) -> UserFault:
    try:
        holder = json.loads((folder / HOLDER).read_bytes())
        kind = {"window": HELD_BY_WINDOW, "command": HELD_BY_COMMAND}[holder["what"]]
        since = datetime.fromisoformat(holder["since"]).astimezone()  # as clocks here show it
        return refuse(kind, file=str(folder), since=since, pid=str(int(holder["pid"])))
    except (OSError, ValueError, KeyError, TypeError):
        return refuse(HELD, file=str(folder))  # it has the lock, and has not said yet who it is

"""One writer at a time: a lock that the system frees when its holder dies, and who that is.

The lock is this computer's. Where the folder is copied, synchronised or shared over a network, the
file that names the holder comes along and the lock may not: a holder on another computer is never
overruled without being asked about.
"""

from __future__ import annotations

import json
import os
import platform
import time
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
NAMED_WITHIN_S = 0.5
"""How long one that has the lock may take to say who it is."""

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
HELD_ELSEWHERE = FaultKind(
    "vault-held-elsewhere",
    N_(
        "the vault has been open for writing on the computer “{host}” since {since}, or its folder "
        "was copied from there. Close the program there; if it is closed, or this is a copy, take "
        "the vault over (vault take-over)."
    ),
)


@contextmanager
def writing(folder: Path, what: What, *, now: datetime, wait_s: float = WAIT_S) -> Iterator[bool]:
    """Be the vault's one writer; gives whether the one before was killed.

    Raises `UserFault` naming the holder: after `wait_s` seconds, or at once where that is another
    computer.
    """
    with _locked(folder, wait_s), told(folder / HOLDER):
        killed = (folder / HOLDER).exists()
        elsewhere = _elsewhere(folder)
        if elsewhere is not None:
            raise elsewhere
        holder = {
            "host": platform.node(),
            "pid": os.getpid(),
            "what": what,
            "since": now.isoformat(),
        }
        try:
            # Inside: a request to end may come as soon as the file is there.
            write_whole(folder / HOLDER, json.dumps(holder).encode(), replace=True)
            yield killed
        finally:
            (folder / HOLDER).unlink(missing_ok=True)


def take_over(folder: Path) -> None:
    """Let this computer write where another one is named as the holder.

    Raises `UserFault` where a program really holds the lock.
    """
    with _locked(folder, 0), told(folder / HOLDER):
        if _elsewhere(folder) is not None:
            (folder / HOLDER).unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path, wait_s: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    # Taken on one thread and given back on another: the window's store has its own.
    lock = FileLock(folder / LOCK, mode=0o600, thread_local=False)
    with told(folder / LOCK):
        DataFolder(folder.parent).made(folder)
        try:
            held = lock.acquire(timeout=wait_s)
        except Timeout:
            _give_time_to_say_who(folder)
            raise _elsewhere(folder) or _held(folder) from None
    with held:
        yield


def _give_time_to_say_who(folder: Path) -> None:
    """Whoever has just taken the lock writes its name next: of two windows started at once too."""
    until = time.monotonic() + NAMED_WITHIN_S
    while not (folder / HOLDER).exists() and time.monotonic() < until:
        time.sleep(0.02)


def _elsewhere(folder: Path) -> UserFault | None:
    """The holder, where that is another computer."""
    try:
        holder = json.loads((folder / HOLDER).read_bytes())
        host, since = str(holder["host"]), datetime.fromisoformat(holder["since"]).astimezone()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None  # not ours, or of before it named its computer
    if host == platform.node():
        return None
    return refuse(HELD_ELSEWHERE, file=str(folder), host=host, since=since)


def _held(folder: Path) -> UserFault:
    try:
        holder = json.loads((folder / HOLDER).read_bytes())
        kind = {"window": HELD_BY_WINDOW, "command": HELD_BY_COMMAND}[holder["what"]]
        since = datetime.fromisoformat(holder["since"]).astimezone()  # as clocks here show it
        return refuse(kind, file=str(folder), since=since, pid=str(int(holder["pid"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return refuse(HELD, file=str(folder))  # it has the lock, and has not said yet who it is

"""Whether the vault file is the newest there was: a number that grows, inside it and outside.

A vault that is copied without its log (``vault.db-wal``) opens and looks sound, and the newest
saves are missing; so it is with an old copy of ``vault.db`` that is put back. The number grows when
the vault is opened for writing and when it is closed: a copy made in between is older than either.
Inside it is raised first and the file ``vault.generation`` follows, so that a kill never makes them
differ in the way that a lost log does.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

from nato_apply.errors import FaultKind, UserFault
from nato_apply.i18n import N_
from nato_apply.vault.connection import Database
from nato_apply.vault.header import VAULT_FILE
from nato_apply.whole_file import write_whole

FILE = "vault.generation"
_MOST = 2**62

BEHIND = FaultKind(
    "vault-behind",
    N_(
        "this vault is older than the last one that was here: it was copied without its file "
        "vault.db-wal, or an old copy was put back. What was saved last may be missing; look for "
        "it where the vault was copied from, or in a backup."
    ),
)


def has_log(folder: Path) -> bool:
    """Whether there is a log. To be asked before the file is opened, which makes an empty one."""
    log = folder / f"{VAULT_FILE}-wal"
    return log.exists() and log.stat().st_size > 0


def is_behind(folder: Path, db: Database, *, had_log: bool) -> bool:
    """Whether saves that were made are missing from the file."""
    number, is_open = _outside(folder)
    try:
        inside = _inside(db)
    except UserFault:  # a broken page, which must not keep the others from being read
        return False
    return inside < number or (inside == number and is_open and not had_log)


def begin(folder: Path, db: Database) -> None:
    """Say that the vault is being written. Raises `UserFault`."""
    _say(folder, _raised(folder, db), is_open=True)


def end(folder: Path, db: Database) -> None:
    """Say that all there is stands in the file itself, once its log is worked in."""
    try:
        number = _raised(folder, db)
        [(busy, *_)] = db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        if not busy:  # a reader may be using the log; who closes last works it in
            _say(folder, number, is_open=False)
    except UserFault as fault:
        # Nothing is lost by it: the log stays, and is read the next time.
        logging.getLogger(__name__).warning("not closed tidily: %s", fault)


def forget(folder: Path) -> None:
    """Expect nothing of the file that is put in the vault's place on purpose."""
    (folder / FILE).unlink(missing_ok=True)


def _raised(folder: Path, db: Database) -> int:
    """The next number, which stands inside already."""
    number = max(_inside(db), _outside(folder)[0]) + 1
    with db.transaction():
        db.rows("UPDATE generation SET number = ?", number)
    return number


def _inside(db: Database) -> int:
    [(version,)] = db.rows("PRAGMA user_version")
    if version < 2:  # as it was before there was a number
        return 0
    return int(db.rows("SELECT number FROM generation")[0][0])


def _outside(folder: Path) -> tuple[int, bool]:
    try:
        fields = json.loads((folder / FILE).read_bytes())
        number = int(fields["number"])
        return (number if 0 <= number <= _MOST else 0), fields["open"] is True
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return 0, False  # it only ever tells of a loss, and cannot


def _say(folder: Path, number: int, *, is_open: bool) -> None:
    text = json.dumps({"number": number, "open": is_open})
    write_whole(folder / FILE, text.encode(), replace=True)

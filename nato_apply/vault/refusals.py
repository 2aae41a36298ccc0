"""What the disk and SQLCipher refuse, as faults that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nato_apply import whole_file
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

BUSY = FaultKind(
    "vault-busy",
    N_("another program is writing to the vault. Wait a moment and try again."),
)
DISK_FULL = FaultKind(
    "vault-disk-full",
    N_(
        "the disk is full: this was not saved, and what was saved before is safe. "
        "Free some space and try again."
    ),
)
NOT_WRITABLE = FaultKind(
    "vault-not-writable",
    N_(
        "the vault’s folder cannot be written: nothing was saved, and nothing was lost. "
        "Make it writable for you and try again."
    ),
)
NOT_REACHED = FaultKind(
    "vault-not-reached",
    N_(
        "the disk refused to read or write the vault ({reason}). "
        "Check the disk and its connection and try again."
    ),
)
DAMAGED = FaultKind(
    "vault-damaged",
    N_(
        "the vault is damaged; it was left as it is. Salvage what can be read of it, or put back "
        "the newest backup; the damaged file is kept either way."
    ),
)

# Primary result codes of SQLite (https://www.sqlite.org/rescode.html). All others are our faults.
_BY_CODE = {
    5: BUSY,  # SQLITE_BUSY
    6: BUSY,  # SQLITE_LOCKED
    8: NOT_WRITABLE,  # SQLITE_READONLY
    10: NOT_REACHED,  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: DISK_FULL,  # SQLITE_FULL
    14: NOT_REACHED,  # SQLITE_CANTOPEN
    26: DAMAGED,  # SQLITE_NOTADB
}
NO_INDEX = {8, 10, 13, 14}
"""Codes by which SQLite says that it cannot make the index of a log."""
_BY_TEXT = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_BY_WHOLE_FILE = {
    whole_file.DISK_FULL: DISK_FULL,
    whole_file.NOT_WRITABLE: NOT_WRITABLE,
}
_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
}


def code_of(error: Exception) -> int:
    """The primary result code of SQLite that an error carries; 0 for any other error."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    # Those that SQLite's online copy raises carry no code.
    return code & 0xFF or _BY_TEXT.get(str(error), 0)


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Raise what the system or SQLite refuses within as `UserFault` about `file`.

    An error that no user can mend propagates as it is.
    """
    try:
        yield
    except UserFault as fault:
        # Of a file beside the vault: to its user that is the vault.
        of_vault = _BY_WHOLE_FILE.get(fault.faults[0].kind)
        if of_vault is None:
            raise
        raise refuse(of_vault, file=str(file)) from fault
    except OSError as error:
        kind = _BY_ERRNO.get(error.errno or 0, NOT_REACHED)
        raise refuse(kind, file=str(file), reason=error.strerror or type(error).__name__) from error
    except Exception as error:
        # By its code: the driver's own class would have to be imported to be named.
        found = _BY_CODE.get(code_of(error))
        if found is None:
            raise
        raise refuse(found, file=str(file), reason=str(error)) from error

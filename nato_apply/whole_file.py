"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

ALREADY_THERE = FaultKind(
    "already-there",
    N_("this file exists already. Choose another name, or replace it with --force."),
)
NO_FOLDER = FaultKind("no-folder", N_("the folder “{folder}” does not exist. Make it first."))
DISK_FULL = FaultKind(
    "disk-full", N_("the disk is full; nothing was written. Free some space and try again.")
)
NOT_WRITABLE = FaultKind(
    "not-writable",
    N_("cannot be written here ({reason}); nothing was written. Choose another folder."),
)


def write_whole(file: Path, content: bytes, *, replace: bool = False) -> None:
    """Write `content` to `file`, readable by its owner alone, or leave everything as it was.

    A temporary file in the same folder is written, synced and renamed. Raises `UserFault` where
    the file exists and `replace` is false, and where the disk or the folder refuses.
    """
    check_free(file, replace=replace)
    import tempfile

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".nato-apply-", dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            Path(temporary).replace(file)
        else:
            # A link fails where another program has made the file in the meantime.
            _put_new(temporary, file)
        _sync_folder(file.parent)
    except OSError as error:
        raise refused(file, error) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def check_free(file: Path, *, replace: bool) -> None:
    """Raise `UserFault` where `file` could not be written: no folder, or there already."""
    if not file.parent.is_dir():
        raise refuse(NO_FOLDER, file=str(file), folder=str(file.parent))
    if file.is_dir() or (not replace and os.path.lexists(file)):
        raise refuse(ALREADY_THERE, file=str(file))


def refused(file: Path, error: OSError) -> UserFault:
    """The system's refusal to write `file`, as a fault of the user's."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return refuse(DISK_FULL, file=str(file))
    if error.errno == errno.EEXIST:
        return refuse(ALREADY_THERE, file=str(file))
    return refuse(NOT_WRITABLE, file=str(file), reason=error.strerror or type(error).__name__)


def _put_new(temporary: str, file: Path) -> None:
    try:
        os.link(temporary, file)
    except (AttributeError, PermissionError, NotImplementedError):
        Path(temporary).rename(file)  # a file system without links
    except OSError as error:
        if error.errno not in (errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        Path(temporary).rename(file)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

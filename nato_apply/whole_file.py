"""Files read whole within a limit, written whole or not at all, and why the system refuses."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, Message

ALREADY_THERE = FaultKind(
    "already-there",
    N_("this file exists already. Choose another name, or replace it with --force."),
)
NO_ORDINARY_FILE = FaultKind(
    "no-ordinary-file",
    N_("this is a folder or a device, which no file can replace. Choose another name."),
)
NO_FOLDER = FaultKind("no-folder", N_("the folder “{folder}” does not exist. Make it first."))
DISK_FULL = FaultKind(
    "disk-full", N_("the disk is full; nothing was written. Free some space and try again.")
)
NOT_WRITABLE = FaultKind(
    "not-writable",
    N_("cannot be written here ({reason}); nothing was written. Choose another folder."),
)

_REASONS = {
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ELOOP: N_("links that lead nowhere"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EMFILE: N_("too many files are open"),
}


class NoOrdinaryFile(OSError):
    """What stands there is a folder, a pipe or a device."""


def read_whole(file: Path, most: int) -> bytes:
    """The first `most` bytes of an ordinary file. Raises `OSError`, also for any other kind."""
    with open(file, "rb", opener=_opened_at_once) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise NoOrdinaryFile(errno.EINVAL, "no ordinary file")
        return stream.read(most)


def _opened_at_once(name: str, flags: int) -> int:
    # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def write_whole(file: Path, content: bytes, *, replace: bool = False) -> None:
    """Write `content` to `file`, readable by its owner alone, or leave everything as it was.

    A temporary file in the same folder is written, synced and renamed. Raises `UserFault` where
    the file exists and `replace` is false, and where the disk or the folder refuses.
    """
    write_all({file: content}, replace=replace)


def write_all(contents: Mapping[Path, bytes], *, replace: bool = False) -> None:
    """Write several files as `write_whole` does one: none takes its name before all are on disk."""
    for file in contents:
        check_free(file, replace=replace)
    with _staged(contents) as temporaries:
        placed: list[Path] = []
        for file, temporary in temporaries.items():
            try:
                _put(temporary, file, replace=replace)
            except OSError as error:
                for new in () if replace else placed:
                    new.unlink(missing_ok=True)
                raise refused(file, error) from None
            placed.append(file)
    for folder in {file.parent for file in contents}:
        try:
            _sync_folder(folder)
        except OSError as error:
            raise refused(folder, error) from None


def check_free(file: Path, *, replace: bool) -> None:
    """Raise `UserFault` where `file` could not be written: no folder, or there already."""
    try:
        if not stat.S_ISDIR(file.parent.stat().st_mode):
            raise refuse(NO_FOLDER, file=str(file), folder=str(file.parent))
        there = _kind(file)
    except FileNotFoundError:
        raise refuse(NO_FOLDER, file=str(file), folder=str(file.parent)) from None
    except OSError as error:
        raise refused(file, error) from None
    if there is not None and not stat.S_ISREG(there) and not stat.S_ISLNK(there):
        raise refuse(NO_ORDINARY_FILE, file=str(file))
    if there is not None and not replace:
        raise refuse(ALREADY_THERE, file=str(file))


def refused(file: Path, error: OSError) -> UserFault:
    """The system's refusal to write `file`, as a fault of the user's."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return refuse(DISK_FULL, file=str(file))
    if error.errno == errno.EEXIST:
        return refuse(ALREADY_THERE, file=str(file))
    return refuse(NOT_WRITABLE, file=str(file), reason=reason(error))


def reason(error: OSError) -> Message:
    """Why the system refused a file, in a few words."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return Message(known)
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Message(N_("system error {code}"), {"code": code})


def _kind(file: Path) -> int | None:
    """The mode of what stands there; of a link, that of its target, or its own without one."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return file.lstat().st_mode if os.path.lexists(file) else None


@contextmanager
def _staged(contents: Mapping[Path, bytes]) -> Iterator[dict[Path, Path]]:
    """A synced temporary file beside each file; none is left afterwards."""
    import tempfile

    temporaries: dict[Path, Path] = {}
    try:
        for file, content in contents.items():
            try:
                handle, name = tempfile.mkstemp(prefix=".nato-apply-", dir=file.parent)
                temporaries[file] = Path(name)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
            except OSError as error:
                raise refused(file, error) from None
        yield temporaries
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, file: Path, *, replace: bool) -> None:
    """Give a temporary file its name; where none may be replaced, only if the name is free."""
    if replace:
        temporary.replace(file)
        return
    try:
        # A link fails where another program has made the file in the meantime.
        os.link(temporary, file)
    except (AttributeError, PermissionError, NotImplementedError):
        temporary.rename(file)  # a file system without links
    except OSError as error:
        if error.errno not in (errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        temporary.rename(file)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a drop box: what is put in cannot be listed, nor synced
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):  # a file system that has no such
            raise
    finally:
        os.close(handle)

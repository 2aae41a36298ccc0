"""A folder for a moment, for this user alone, where another program must be given a file.

In memory where the system has such a place, so that what is in clear never reaches the disk; else
in the data folder, for nothing is written outside it. What a crash left behind is removed the next
time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from nato_apply.paths import DataFolder, make_private

_NAME: Final = "nato-apply-"


class _On:
    disk: Path | None = None


def fall_back_on(folder: Path) -> None:
    """Where it is made from now on if the system has no such place: `DataFolder.private`."""
    _On.disk = folder


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new, empty folder (0700), removed with all that is in it."""
    import shutil
    import tempfile

    place = _in_memory()
    if place is None:
        place = _on_disk()
        make_private(place)
    _remove_left_behind(place)
    folder = Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """This user's own folder in memory, else memory; none where the system has no such place."""
    for place in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108 (mkdtemp is private)
        if sys.platform == "linux" and place and os.access(place, os.W_OK | os.X_OK):
            return Path(place)
    return None


def _on_disk() -> Path:
    return _On.disk or DataFolder.default().private


def clear() -> None:
    """Remove what programs of this user that run no more have left."""
    for place in (_in_memory(), _on_disk()):
        if place is not None:
            _remove_left_behind(place)


def _remove_left_behind(place: Path) -> None:
    """Folders of this user whose program runs no more."""
    if sys.platform == "win32":  # numbers of processes are asked for otherwise there
        return
    import shutil

    for left in place.glob(f"{_NAME}*"):
        number = left.name.removeprefix(_NAME).partition("-")[0]
        if number.isdecimal() and left.lstat().st_uid == os.getuid() and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

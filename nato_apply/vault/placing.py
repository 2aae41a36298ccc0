"""Copies of a vault put in place: made under another name, synced, and only then given their own.

So whatever has a name is whole, also after a kill; and what is removed loses its name first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from nato_apply.paths import make_private

_NEW = ".new-"


@contextmanager
def fresh(place: Path) -> Iterator[Path]:
    """A folder for a new copy in `place`; gone again where it was not given a name of its own."""
    import tempfile

    make_private(place)
    clear(place)
    new = Path(tempfile.mkdtemp(prefix=_NEW, dir=place))
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def put(new: Path, target: Path) -> Path:
    """Give a finished copy its name, in place of what has it."""
    sync(new)
    if target.exists():
        target.replace(new.with_name(f"{new.name}-old"))
    new.replace(target)
    sync(target.parent)
    return target


def delete(folder: Path) -> None:
    """Delete a copy: a kill meanwhile must not leave half of one under its name."""
    shutil.rmtree(folder.replace(folder.with_name(f"{_NEW}{folder.name}")))


def unfinished(place: Path) -> list[Path]:
    """What a program that was killed while it made or deleted a copy left of it."""
    return list(place.glob(f"{_NEW}*"))


def clear(place: Path) -> None:
    """Remove what is `unfinished`."""
    for left in unfinished(place):
        shutil.rmtree(left, ignore_errors=True)


def free(wanted: Path) -> Path:
    """The name wanted, or where that is taken the first of ``NAME-2``, ``NAME-3`` and so on."""
    numbers = count(2)
    name = wanted
    while name.exists():
        name = wanted.with_name(f"{wanted.name}-{next(numbers)}")
    return name


def copy_file(source: Path, target: Path) -> None:
    """Copy a file for its owner alone, synced."""
    handle = os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with source.open("rb") as content, os.fdopen(handle, "wb") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        os.fsync(copy.fileno())


def sync(folder: Path) -> None:
    """Have the names in a folder outlast a loss of power."""
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

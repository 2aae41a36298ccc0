"""Memory that the program and its reader share, so that documents do not pass through a pipe.

Linux alone has what it takes: memory that neither side can take away from the other.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Sequence
from typing import Final

SIZE: Final = 64 << 20
_KEPT: Final = 24 << 20
"""Bytes whose memory is kept for the next message; the rest is given back."""


class Arena:
    """One message's blocks at a time: whoever sends fills it, whoever receives copies them out."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self._memory = mmap.mmap(handle, SIZE)

    @classmethod
    def made(cls) -> Arena | None:
        """A new one, to be closed; `None` where the system has none."""
        if sys.platform != "linux":
            return None
        import fcntl

        try:
            handle = os.memfd_create("documents", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        except OSError:
            return None
        try:
            os.ftruncate(handle, SIZE)
            # Else a reader that was taken over could cut it short, and end who looks into it.
            sealed = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
            fcntl.fcntl(handle, fcntl.F_ADD_SEALS, sealed)
            return cls(handle)
        except OSError:
            os.close(handle)
            return None

    def close(self) -> None:
        self._memory.close()
        os.close(self.handle)

    def put(self, blocks: Sequence[bytes]) -> bool:
        """Lay the blocks in, one after the other; whether there was room."""
        if sum(map(len, blocks)) > SIZE:
            return False
        at = 0
        for block in blocks:
            self._memory[at : at + len(block)] = block
            at += len(block)
        return True

    def get(self, sizes: Sequence[int]) -> tuple[bytes, ...]:
        """Copies of blocks of these sizes, which fit; gives back the memory of very large ones."""
        found, at = [], 0
        for size in sizes:
            found.append(self._memory[at : at + size])
            at += size
        if at > _KEPT and sys.platform == "linux":
            self._memory.madvise(mmap.MADV_REMOVE)
        return tuple(found)

"""A vault's key in memory: overwritten as soon as it is not needed, as far as Python can.

What is handed about is a `bytearray`, which can be overwritten. What cannot: the immutable texts
and bytes that the key passes through on its way (the key store's entry, what AES-GCM gives back,
the statement that gives SQLCipher its key). They are let go of at once, and that memory is used
again; SQLCipher overwrites its own copy when the file is closed. Core dumps are off (`process`).
Against somebody who reads this process's memory while the vault is open nothing helps.
"""

from __future__ import annotations

Key = bytes | bytearray
"""32 bytes. Tests and benchmarks may use plain bytes, which `wipe` cannot overwrite."""


def wipe(key: Key) -> None:
    """Overwrite a key that is not needed any more."""
    if isinstance(key, bytearray):
        key[:] = bytes(len(key))

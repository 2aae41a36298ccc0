"""The vault's key: 32 random bytes, held by the system's key store or wrapped by a passphrase.

The key itself never changes; the header lists the ways to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.vault import header, key_store, wrapping
from nato_apply.vault.header import Header, KeptBy
from nato_apply.vault.wrapping import USUAL, Cost

State = Literal["none", "key-store", "passphrase"]
Passphrase = str | Callable[[], str] | None
"""A passphrase, or what asks for it where one is needed."""

NO_KEY_STORE = FaultKind(
    "no-key-store",
    N_(
        "this system has no key store that could hold the vault’s key. "
        "Give a passphrase, with --passphrase-file FILE."
    ),
)
NO_PASSPHRASE = FaultKind(
    "no-passphrase",
    N_("this vault opens with a passphrase. Give it, with --passphrase-file FILE."),
)


def state(folder: Path) -> State:
    """Whether there is a vault in `folder`, and what its key is held by. Raises `UserFault`."""
    found = header.load(folder)
    if found is None or not found.made:
        return "none"
    return "key-store" if found.keys[0]["by"] == "key-store" else "passphrase"


def set_up(folder: Path, passphrase: Passphrase = None, cost: Cost = USUAL) -> bytes:
    """A new key, kept: by the passphrase given, else by the key store, else by one asked for.

    Raises `UserFault` where there is a vault already, and where nothing can hold the key.
    """
    if state(folder) != "none":
        raise refuse(header.EXISTS, file=str(folder))
    key, vault = os.urandom(32), os.urandom(8).hex()
    kept: KeptBy
    if isinstance(passphrase, str) or not key_store.keep(vault, key):
        words = _words(passphrase, NO_KEY_STORE)
        kept = wrapping.wrapped(key, words, vault, cost)
    else:
        kept = {"by": "key-store"}
    header.save(folder, Header(vault, header.check(key), (kept,)))
    return key


def unlock(folder: Path, passphrase: Passphrase = None) -> bytes:
    """The key of the vault in `folder`, by the first way to it that works.

    Raises the first way's `UserFault` where none does; never makes a new key.
    """
    found = header.of_vault(folder)
    refused: list[UserFault] = []
    for kept in found.keys:
        try:
            return _key(folder, found, kept, passphrase)
        except UserFault as fault:
            refused.append(fault)
    raise refused[0]


def _key(folder: Path, found: Header, kept: KeptBy, passphrase: Passphrase) -> bytes:
    try:
        if kept["by"] == "key-store":
            key = key_store.fetch(found.vault)
        else:
            words = _words(passphrase, NO_PASSPHRASE)
            key = wrapping.unwrapped(kept, words, found.vault)
    except (KeyError, ValueError, TypeError, MemoryError):
        raise refuse(header.DAMAGED, file=str(folder / header.FILE)) from None
    return found.fitting(key, folder)


def _words(passphrase: Passphrase, none_given: FaultKind) -> str:
    words = passphrase() if callable(passphrase) else passphrase
    if words is None:
        raise refuse(none_given)
    return words

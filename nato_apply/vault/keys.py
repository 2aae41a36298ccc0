"""The vault's key: 32 random bytes, held by the system's key store or wrapped by a passphrase.

A recovery key wraps it too. The key itself never changes; the header lists the ways to it. What
changes them needs the key, and the lock of `writer`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.vault import header, key_store, recovery_key, wrapping
from nato_apply.vault.header import Header, KeptBy
from nato_apply.vault.secret import Key
from nato_apply.vault.wrapping import USUAL, Cost

State = Literal["none", "key-store", "passphrase"]
Passphrase = str | Callable[[], str] | None
"""A passphrase (or a recovery key in its place), or what asks for it where one is needed."""

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
NO_RECOVERY_KEY = FaultKind(
    "no-recovery-key",
    N_("no recovery key was made for this vault. Open it by its passphrase or the key store."),
)


def state(folder: Path) -> State:
    """Whether there is a vault in `folder`, and what its key is held by. Raises `UserFault`."""
    found = header.load(folder)
    if found is None or not found.made:
        return "none"
    return "key-store" if found.keys[0]["by"] == "key-store" else "passphrase"


def has_recovery_key(folder: Path) -> bool:
    """Whether a recovery key was made for the vault in `folder`. Raises `UserFault`."""
    return bool(_recovery(header.of_vault(folder)))


def set_up(folder: Path, passphrase: Passphrase = None, cost: Cost = USUAL) -> bytearray:
    """A new key, kept: by the passphrase given, else by the key store, else by one asked for.

    To be wiped after use (`secret.wipe`). `new_recovery_key` adds a recovery key. Raises
    `UserFault` where there is a vault already, and where nothing can hold the key.
    """
    if state(folder) != "none":
        raise refuse(header.EXISTS, file=str(folder))
    key, vault = bytearray(os.urandom(32)), os.urandom(8).hex()
    kept: KeptBy
    if isinstance(passphrase, str) or not key_store.keep(vault, key):
        words = _words(passphrase, NO_KEY_STORE)
        kept = wrapping.by_passphrase(key, words, vault, cost)
    else:
        kept = {"by": "key-store"}
    header.save(folder, Header(vault, header.check(key), (kept,)))
    return key


def unlock(
    folder: Path, passphrase: Passphrase = None, *, recovery: str | None = None
) -> bytearray:
    """The key of the vault in `folder`, to be wiped after use (`secret.wipe`).

    By the recovery key, else by the first way that works. The recovery key may also be given as the
    passphrase. Raises the first way's `UserFault` where none works; never makes a new key.
    """
    found = header.of_vault(folder)
    if recovery is not None:
        return _recovered(folder, found, recovery)
    said = [passphrase] if isinstance(passphrase, str) else []

    def words() -> str:
        if not said:  # asked for once
            said.append(_words(passphrase, NO_PASSPHRASE))
        return said[0]

    refused: list[UserFault] = []
    for kept in found.keys:
        if kept["by"] == "recovery-key":
            continue
        try:
            return _key(folder, found, kept, words)
        except UserFault as fault:
            refused.append(fault)
    # Last: a passphrase may look like one.
    if said and recovery_key.is_like_one(said[0]) and _recovery(found):
        return _recovered(folder, found, said[0])
    raise refused[0]


def new_recovery_key(folder: Path, key: Key) -> str:
    """Make a vault’s recovery key, as it is shown, once; an earlier one opens nothing more."""
    found = _of_key(folder, key)
    secret = recovery_key.new()
    kept = wrapping.by_recovery_key(key, secret, found.vault)
    others = tuple(each for each in found.keys if each["by"] != "recovery-key")
    _change(folder, found, (*others, kept))
    return recovery_key.written(secret)


def hold_by_passphrase(folder: Path, key: Key, passphrase: str, cost: Cost = USUAL) -> None:
    """Have a passphrase hold the key: a new one in place of the old, or of the key store.

    Raises `UserFault` for an empty passphrase; the key is then held as before.
    """
    found = _of_key(folder, key)
    _hold(folder, found, wrapping.by_passphrase(key, passphrase, found.vault, cost))
    key_store.forget(found.vault)


def hold_by_key_store(folder: Path, key: Key) -> None:
    """Have the system's key store hold the key, in place of a passphrase.

    Raises `UserFault` where there is none, or it does not answer; the key is then held as before.
    """
    found = _of_key(folder, key)
    if not key_store.keep(found.vault, key):
        raise refuse(NO_KEY_STORE)
    _hold(folder, found, {"by": "key-store"})


def _hold(folder: Path, found: Header, kept: KeptBy) -> None:
    _change(folder, found, (kept, *_recovery(found)))


def _change(folder: Path, found: Header, ways: tuple[KeptBy, ...]) -> None:
    header.save(folder, found._replace(keys=ways))
    if found.made:
        from nato_apply.vault import backups

        backups.use_header(folder)  # else an old passphrase would open those for ever


def _of_key(folder: Path, key: Key) -> Header:
    """The header of a vault, made or begun, whose key this is."""
    found = header.load(folder)
    if found is None:
        raise refuse(header.NO_VAULT, file=str(folder))
    found.fitting(key, folder)
    return found


def _key(folder: Path, found: Header, kept: KeptBy, words: Callable[[], str]) -> bytearray:
    with header.sound(folder):
        if kept["by"] == "key-store":
            key = key_store.fetch(found.vault)
        else:
            key = wrapping.with_passphrase(kept, words(), found.vault)
    found.fitting(key, folder)
    return bytearray(key)


def _recovery(found: Header) -> tuple[KeptBy, ...]:
    return tuple(kept for kept in found.keys if kept["by"] == "recovery-key")


def _recovered(folder: Path, found: Header, typed: str) -> bytearray:
    secret, ways = recovery_key.read(typed), _recovery(found)
    if not ways:
        raise refuse(NO_RECOVERY_KEY)
    with header.sound(folder):
        key = wrapping.with_recovery_key(ways[0], secret, found.vault)
    found.fitting(key, folder)
    return bytearray(key)


def _words(passphrase: Passphrase, none_given: FaultKind) -> str:
    words = passphrase() if callable(passphrase) else passphrase
    if words is None:
        raise refuse(none_given)
    return words

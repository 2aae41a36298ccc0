"""The vault for as long as it is needed: locked where it is written, made on first use."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nato_apply.errors import UserFault
from nato_apply.vault import backups, integrity, keys
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.secret import wipe
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import WAIT_S, What, writing


@contextmanager
def for_reading(folder: Path, passphrase: keys.Passphrase = None) -> Iterator[Vault | None]:
    """The vault, read-only, also while another program writes; `None` where there is none yet.

    Raises `UserFault` as `keys.unlock` and `Vault.open` do.
    """
    if keys.state(folder) == "none":
        yield None
        return
    key = keys.unlock(folder, passphrase)
    try:
        vault = Vault.open(folder, key, read_only=True)
    finally:
        wipe(key)
    with vault:
        yield vault


@contextmanager
def for_writing(
    folder: Path,
    what: What,
    *,
    now: datetime,
    passphrase: keys.Passphrase = None,
    wait_s: float = WAIT_S,
    show_recovery_key: Callable[[str], None] | None = None,
) -> Iterator[Vault]:
    """The vault and the right to write in it; a new one where there is none yet.

    A new one gets a recovery key where `show_recovery_key` can show it, once the vault is made.

    Raises `UserFault` as `writing`, `keys.set_up`, `keys.unlock` and `Vault.open` do.
    """
    with writing(folder, what, now=now, wait_s=wait_s) as killed:
        if keys.state(folder) == "none":
            vault = _made(folder, passphrase, show_recovery_key)
        else:
            vault = _opened(folder, passphrase, after_kill=killed)
        with vault:
            yield vault
            back_up(vault, now)


def back_up(vault: Vault, now: datetime) -> UserFault | None:
    """Make the backup of this day, where there is none; gives, and logs, what hinders it.

    It must not keep anybody from working: `doctor` tells how old the last one is.
    """
    try:
        backups.daily(vault.folder, vault.key, now)
    except UserFault as fault:
        logging.getLogger(__name__).warning("no backup: %s", fault)
        return fault
    return None


def _opened(folder: Path, passphrase: keys.Passphrase, *, after_kill: bool) -> Vault:
    key = keys.unlock(folder, passphrase)
    try:
        if after_kill:
            integrity.expect_sound(folder / VAULT_FILE, key)
        return Vault.open(folder, key)
    finally:
        wipe(key)


def _made(
    folder: Path, passphrase: keys.Passphrase, show_recovery_key: Callable[[str], None] | None
) -> Vault:
    key = keys.set_up(folder, passphrase)
    try:
        if show_recovery_key is None:
            return Vault.create(folder, key)
        recovery = keys.new_recovery_key(folder, key)
        vault = Vault.create(folder, key)
    finally:
        wipe(key)
    show_recovery_key(recovery)
    return vault

"""What keeps the vault itself well: its keys, backups and checks, salvage, forgetting.

Nothing here is for the window's thread. What changes the vault runs on the store's; what makes or
reads copies of it may run beside that, and each of these waits for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, NamedTuple

from nato_apply.errors import UserFault

if TYPE_CHECKING:
    from nato_apply.ui.keeper import Keeper, Opening
    from nato_apply.vault.checkup import Check
    from nato_apply.vault.forgetting import Copies
    from nato_apply.vault.salvage import Salvaged
    from nato_apply.vault.writer import What

_WINDOW: What = "window"


class Held(NamedTuple):
    """How the key is held, whether there is a recovery key, and whether there is a key store."""

    by: Literal["none", "key-store", "passphrase"]
    recovery_key: bool
    key_store: bool


class BackupRow(NamedTuple):
    """A backup as a list shows it. `made` is `None` for one that no newer one replaces."""

    name: str
    made: datetime | None
    size: int  # bytes

    @property
    def salvaged(self) -> bool:
        return self.name.startswith("salvaged-")


class Upkeep:
    """Every method raises `UserFault` where the vault, the disk or the key store refuses."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._one_at_a_time = RLock()

    # Keys

    def held(self) -> Held:
        from nato_apply.vault import key_store, keys

        folder = self._keeper.folder
        by = keys.state(folder)
        try:
            there = key_store.is_there()
        except UserFault:  # locked: it is there
            there = True
        return Held(by, by != "none" and keys.has_recovery_key(folder), there)

    def new_recovery_key(self) -> str:
        """A new one, in place of the one before."""
        from nato_apply.vault import keys

        with self._writing():
            return keys.new_recovery_key(self._keeper.folder, self._keeper.key)

    def hold_by_passphrase(self, passphrase: str) -> None:
        from nato_apply.vault import keys

        with self._writing():
            keys.hold_by_passphrase(self._keeper.folder, self._keeper.key, passphrase)

    def hold_by_key_store(self) -> None:
        from nato_apply.vault import keys

        with self._writing():
            keys.hold_by_key_store(self._keeper.folder, self._keeper.key)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._one_at_a_time:
            _ = self._keeper.writable  # refuses where it may only be read
            yield

    def lock(self) -> None:
        """Close the vault and forget its key, once nothing is being made or read with it."""
        with self._one_at_a_time:
            self._keeper.lock()

    # Backups

    def backups(self) -> tuple[BackupRow, ...]:
        """Every copy of the vault, the newest first."""
        from nato_apply.vault import backups

        kept = backups.kept(self._keeper.folder)
        return tuple(BackupRow(b.name, b.made, _size(b.folder)) for b in kept)

    def back_up(self) -> None:
        from nato_apply.vault import backups

        with self._writing():
            backups.make(self._keeper.folder, self._keeper.key, self._keeper.now)

    def back_up_of_the_day(self) -> bool:
        """Make the backup of this day where there is none; whether one was made."""
        from nato_apply.vault import backups

        keeper = self._keeper
        if not keeper.writes:
            return False
        with self._one_at_a_time:
            return backups.daily(keeper.folder, keeper.key, keeper.now) is not None

    def is_sound(self, backup: str = "") -> bool:
        """Whether a backup, or the vault itself, is undamaged."""
        from nato_apply.vault import backups, integrity
        from nato_apply.vault.header import VAULT_FILE

        folder, key = self._keeper.folder, self._keeper.key
        with self._one_at_a_time:
            if not backup:
                return integrity.is_sound(folder / VAULT_FILE, key)
            file = backups.place(folder) / backup / VAULT_FILE
            return integrity.is_sound(file, key, access="mode=ro&immutable=1")

    def restore(self, name: str, passphrase: str | None = None) -> tuple[Path, Opening]:
        """Put a backup in the vault's place, and open it for reading; where the old files are.

        The passphrase (or recovery key) is needed where the vault's own header is lost.
        """
        from nato_apply.vault import backups
        from nato_apply.vault.writer import writing

        keeper = self._keeper
        with self._one_at_a_time:
            key = keeper.key or self._key_of(name, passphrase)
            keeper.close()
            with writing(keeper.folder, _WINDOW, now=keeper.now, wait_s=0):
                aside = backups.restore(keeper.folder, key, name, keeper.now)
            keeper.key = key
            return aside, keeper.open_again()

    def _key_of(self, name: str, passphrase: str | None) -> bytes | bytearray:
        """The key as the vault keeps it; where that file is lost or damaged, as the backup does."""
        from nato_apply.vault import backups, keys

        folder = self._keeper.folder
        try:
            return keys.unlock(folder, passphrase)
        except UserFault as fault:
            if not fault.faults[0].code.startswith(("vault-header", "no-vault")):
                raise
            return keys.unlock(backups.place(folder) / name, passphrase)

    def salvage(self) -> Salvaged:
        """Copy what can be read into a new vault, kept among the backups."""
        from nato_apply.vault import salvage
        from nato_apply.vault.writer import writing

        keeper = self._keeper
        with self._one_at_a_time:
            if keeper.writes:
                return salvage.salvage(keeper.folder, keeper.key, keeper.now)
            with writing(keeper.folder, _WINDOW, now=keeper.now, wait_s=0):
                return salvage.salvage(keeper.folder, keeper.key, keeper.now)

    # Looking it over

    def synced(self) -> str | None:
        """The name of the sync client in whose folder the vault is."""
        from nato_apply.vault import synced

        return synced.client(self._keeper.folder)

    def checked(self) -> list[Check]:
        """What `doctor` says."""
        from nato_apply.vault import checkup, surroundings

        keeper = self._keeper
        with self._one_at_a_time:
            found = list(checkup.checked(keeper.folder, lambda: keeper.key, keeper.now))
            found += surroundings.checked(keeper.folder)
        # Where this window is the one writer, it has cleared away what was left, too.
        return [check for check in found if check.id != "leftovers" or not keeper.writes]

    # Forgetting

    def copies(self, draft_id: str) -> Copies:
        """Which copies of the vault hold a draft."""
        from nato_apply.vault import forgetting

        with self._one_at_a_time:
            return forgetting.copies(self._keeper.vault, draft_id)

    def forget(self, draft_id: str, *, in_copies: bool) -> str:
        """Delete a draft for good, with `in_copies` from each copy too; what is to be told."""
        from nato_apply.vault import forgetting

        with self._writing():
            vault = self._keeper.writable
            vault.delete(draft_id)
            vault.compact()
            if in_copies:
                found = forgetting.forget_in_copies(vault, draft_id)
            else:
                found = forgetting.copies(vault, draft_id)
            return " ".join(map(str, forgetting.said(found, removed=in_copies)))

    def erase(self) -> None:
        """Delete everything: the vault, its backups, what was set aside, the key store's entry."""
        from nato_apply.vault import forgetting

        with self._writing():
            self._keeper.close()
            forgetting.erase(self._keeper.folder)
            self._keeper.key = b""

    def export_everything(self, target: Path) -> None:
        """Write every draft and document, in clear, into a new folder."""
        from nato_apply.vault import everything

        everything.write(self._keeper.vault, target, self._keeper.now)

    def take_over(self) -> None:
        """Have the vault be this computer's, where another one is named as its writer."""
        from nato_apply.vault import writer

        writer.take_over(self._keeper.folder)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())

"""The vault as the window uses it: opened once, written by one thread, drafts in and out.

Every method runs on the store's thread. Everything raises `UserFault` where the vault refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.vault.records import Carried, DraftRow, Revision, Saved
    from nato_apply.vault.store import Vault

READ_ONLY = FaultKind(
    "window-read-only", N_("the drafts were opened for reading only; nothing can be saved.")
)


READ_ALL_THE_SAME = (
    "vault-busy",
    "vault-disk-full",
    "vault-held",
    "vault-newer",
    "vault-not-reached",
    "vault-not-writable",
)
"""How the codes of those refusals begin that forbid writing and leave the vault to be read."""


class Opening(NamedTuple):
    """How opening the vault went: there is none yet, a passphrase is needed, or its drafts."""

    kind: Literal["none", "passphrase", "listed"]
    drafts: tuple[DraftRow, ...] = ()


class Keeper:
    def __init__(self, folder: Path, now: Callable[[], datetime], passphrase: str | None) -> None:
        self.folder = folder
        self._now = now
        self._passphrase = passphrase
        self.key: bytes | bytearray = b""
        """The vault's key, once it is known."""
        self.killed = False
        """Whether the program that wrote before this one did not end as it should."""
        self.recovered = False
        """Whether the vault was opened with the recovery key."""
        self.is_behind = False
        """Whether saves that were made are missing: see `vault.generation`."""
        self._vault: Vault | None = None
        self._held = ExitStack()
        self._writes = False

    @property
    def writes(self) -> bool:
        """Whether this window may write; false where there is no vault yet."""
        return self._writes

    def open(self, passphrase: str | None = None, *, recovery: str | None = None) -> Opening:
        """Open the vault for reading: the list comes first, the right to write with `claim`.

        With a recovery key, that opens it; it may also be given as the passphrase.
        """
        from nato_apply.vault import keys

        words = passphrase if passphrase is not None else self._passphrase
        state = keys.state(self.folder)
        if state == "none":
            return Opening("none")
        if state == "passphrase" and words is None and recovery is None:
            return Opening("passphrase")
        self.recovered = recovery is not None
        self.key = self._unlocked(words, recovery)
        return self.open_again()

    def _unlocked(self, words: str | None, recovery: str | None) -> bytes | bytearray:
        from nato_apply.vault import keys, recovery_key

        if recovery is None and words is not None and recovery_key.is_like_one(words):
            try:
                key = keys.unlock(self.folder, recovery=words)
            except UserFault:  # a passphrase may look like one
                return keys.unlock(self.folder, words)
            self.recovered = True
            return key
        if recovery is None:
            return keys.unlock(self.folder, words)
        return keys.unlock(self.folder, recovery=recovery)

    def open_again(self) -> Opening:
        """Open for reading the vault whose key is known."""
        from nato_apply.vault.store import Vault

        self.close()
        self._vault = Vault.open(self.folder, self.key, read_only=True)
        self.is_behind = self._vault.is_behind
        return Opening("listed", self.drafts())

    def claim(self) -> UserFault | None:
        """Open for writing the vault that was opened for reading; or why it can only be read."""
        from nato_apply.vault.store import Vault

        if self._writes:  # asked twice
            return None
        held = self._lock()
        if held is not None:
            return held
        self.vault.close()
        self._vault = None
        try:
            self._vault = Vault.open(self.folder, self.key)
        except UserFault as fault:
            self._unlock()
            if not _can_be_read(fault):
                raise
            self._vault = Vault.open(self.folder, self.key, read_only=True)
            return fault
        return None

    def make(self, passphrase: str | None = None) -> str:
        """Make the vault; gives its recovery key, to be shown once.

        Without a passphrase, the system's key store keeps its key.
        """
        from nato_apply.vault import keys
        from nato_apply.vault.store import Vault

        held = self._lock()
        if held is not None:
            raise held
        words = passphrase if passphrase is not None else self._passphrase
        try:
            self.key = keys.set_up(self.folder, words)
            recovery = keys.new_recovery_key(self.folder, self.key)
            self._vault = Vault.create(self.folder, self.key)
        except UserFault:
            self._unlock()
            raise
        return recovery

    @property
    def there(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    def _lock(self) -> UserFault | None:
        """Become the one writer; or who else is, or why nobody can be."""
        from nato_apply.vault.writer import writing

        lock = writing(self.folder, "window", now=self._now(), wait_s=0.0)
        try:
            self.killed = self._held.enter_context(lock) or self.killed
        except UserFault as fault:
            if _can_be_read(fault):
                return fault
            raise
        self._writes = True
        return None

    def _unlock(self) -> None:
        self._writes = False
        self._held.close()

    def close(self) -> None:
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self._unlock()

    @property
    def now(self) -> datetime:
        return self._now()

    def lock(self) -> None:
        """Close the vault, and forget its key and the passphrase it was opened with."""
        self.close()
        from nato_apply.vault import secret

        secret.wipe(self.key)
        self.key = b""
        self._passphrase = None

    def prove(self, passphrase: str | None) -> None:
        """Raise `UserFault` where this would not open the vault, which stays open all the while."""
        from nato_apply.vault import keys

        keys.unlock(self.folder, passphrase)

    @property
    def vault(self) -> Vault:
        """The vault, open for reading at least. Raises `UserFault` where it is not."""
        if self._vault is None:
            raise refuse(READ_ONLY)
        return self._vault

    @property
    def writable(self) -> Vault:
        """The vault, open for writing. Raises `UserFault` where it is not."""
        if not self._writes:
            raise refuse(READ_ONLY)
        return self.vault

    # Drafts

    def drafts(self) -> tuple[DraftRow, ...]:
        """Every draft, the one saved last first; none where there is no vault."""
        return tuple(self._vault.drafts()) if self._vault is not None else ()

    def load(self, draft_id: str, revision: int | None = None) -> Draft:
        from nato_apply.candidate import candidate_file

        return candidate_file.parse(self.vault.load(draft_id, revision))

    def revisions(self, draft_id: str) -> list[Revision]:
        return self.vault.revisions(draft_id)

    def save(self, draft_id: str, draft: Draft, *, autosave: bool = True) -> datetime:
        """Save the next revision; the moment of it, once it is safely on disk."""
        return self._save(draft_id, draft, autosave=autosave).saved_at

    def add(self, draft: Draft) -> str:
        """Keep a new draft; its id."""
        return self._save(None, draft, autosave=False).id

    def delete(self, draft_id: str) -> None:
        self.writable.delete(draft_id)

    def _save(self, draft_id: str | None, draft: Draft, *, autosave: bool) -> Saved:
        from nato_apply.candidate import candidate_file

        return self.writable.save(
            candidate_file.dumped(draft),
            name=draft.name,
            call=draft.call,
            now=self._now(),
            draft_id=draft_id,
            autosave=autosave,
        )

    # Files

    def attach(self, draft_id: str, name: str, content: bytes, among: Iterable[str] = ()) -> str:
        """Keep a file with a draft; the name it has there.

        Where one of the files in `among` has the same content, that one is it.
        """
        import hashlib

        vault, known = self.writable, frozenset(among)
        sha256 = hashlib.sha256(content).hexdigest()
        for held in vault.attachments(draft_id) if known else ():
            if held.sha256 == sha256 and held.name in known:
                return held.name
        return vault.attach(draft_id, name, content, sha256).name

    def content(self, draft_id: str, name: str) -> bytes:
        return self.vault.attachment(draft_id, name)

    def contents(self, draft_id: str, names: Iterable[str]) -> dict[str, bytes]:
        """The content of each of these files that the draft holds."""
        held = {attached.name for attached in self.vault.attachments(draft_id)}
        return {name: self.content(draft_id, name) for name in names if name in held}

    def take_in(self, draft: Draft, contents: dict[str, bytes]) -> str:
        """Keep a draft that came as a file, with the files it names: all or nothing; its id."""
        from nato_apply.vault.taking_in import taken_in

        return taken_in(self.writable, self._now(), draft, contents).id

    def add_carried(self, carried: Carried) -> str:
        """Keep a draft that travelled here, all or nothing; its id."""
        return self.writable.add(carried, self._now()).id

    def carried(self, draft_id: str, files: Iterable[str], *, history: bool) -> Carried:
        """A copy of a draft that may leave the vault, with those of these files that it holds."""
        held = {attached.name for attached in self.vault.attachments(draft_id)}
        wanted = [name for name in dict.fromkeys(files) if name in held]
        return self.vault.carried(draft_id, wanted, history=history)


def _can_be_read(fault: UserFault) -> bool:
    return all(f.code.startswith(READ_ALL_THE_SAME) for f in fault.faults)

"""The vault as the window uses it: opened once, written by one thread, drafts in and out.

Every method runs on the store's thread. Everything raises `UserFault` where the vault refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.vault.records import DraftRow, Revision, Saved
    from nato_apply.vault.store import Vault

READ_ONLY = FaultKind(
    "window-read-only", N_("the drafts were opened for reading only; nothing can be saved.")
)


class Opening(NamedTuple):
    """How opening the vault went: there is none yet, a passphrase is needed, or its drafts."""

    kind: Literal["none", "passphrase", "listed"]
    drafts: tuple[DraftRow, ...] = ()


class Keeper:
    def __init__(self, folder: Path, now: Callable[[], datetime], passphrase: str | None) -> None:
        self.folder = folder
        self._now = now
        self._passphrase = passphrase
        self._key = b""
        self._vault: Vault | None = None
        self._held = ExitStack()
        self._writes = False

    @property
    def writes(self) -> bool:
        """Whether this window may write; false where there is no vault yet."""
        return self._writes

    def open(self, passphrase: str | None = None) -> Opening:
        """Open the vault for reading: the list comes first, the right to write with `claim`."""
        from nato_apply.vault import keys
        from nato_apply.vault.store import Vault

        words = passphrase if passphrase is not None else self._passphrase
        state = keys.state(self.folder)
        if state == "none":
            return Opening("none")
        if state == "passphrase" and words is None:
            return Opening("passphrase")
        self._key = keys.unlock(self.folder, words)
        self._vault = Vault.open(self.folder, self._key, read_only=True)
        return Opening("listed", self.drafts())

    def claim(self) -> UserFault | None:
        """Open for writing the vault that was opened for reading; or who else is writing."""
        from nato_apply.vault.store import Vault

        held = self._lock()
        if held is None:
            self._open_vault.close()
            self._vault = Vault.open(self.folder, self._key)
        return held

    def make(self, passphrase: str | None = None) -> None:
        """Make the vault. Without a passphrase, the system's key store keeps its key."""
        from nato_apply.vault import keys
        from nato_apply.vault.store import Vault

        held = self._lock()
        if held is not None:
            raise held
        words = passphrase if passphrase is not None else self._passphrase
        try:
            key = keys.set_up(self.folder, words)
            self._vault = Vault.create(self.folder, key)
        except UserFault:
            self._unlock()
            raise

    @property
    def there(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    def _lock(self) -> UserFault | None:
        """Become the one writer; or who else is."""
        from nato_apply.vault.writer import writing

        try:
            self._held.enter_context(writing(self.folder, "window", now=self._now(), wait_s=0.0))
        except UserFault as fault:
            if any(f.code.startswith("vault-held") for f in fault.faults):
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
    def _open_vault(self) -> Vault:
        if self._vault is None:
            raise refuse(READ_ONLY)
        return self._vault

    @property
    def _writable(self) -> Vault:
        if not self._writes:
            raise refuse(READ_ONLY)
        return self._open_vault

    # Drafts

    def drafts(self) -> tuple[DraftRow, ...]:
        """Every draft, the one saved last first; none where there is no vault."""
        return tuple(self._vault.drafts()) if self._vault is not None else ()

    def load(self, draft_id: str, revision: int | None = None) -> Draft:
        from nato_apply.candidate import candidate_file

        return candidate_file.parse(self._open_vault.load(draft_id, revision))

    def revisions(self, draft_id: str) -> list[Revision]:
        return self._open_vault.revisions(draft_id)

    def save(self, draft_id: str, draft: Draft, *, autosave: bool = True) -> datetime:
        """Save the next revision; the moment of it, once it is safely on disk."""
        return self._save(draft_id, draft, autosave=autosave).saved_at

    def add(self, draft: Draft) -> str:
        """Keep a new draft; its id."""
        return self._save(None, draft, autosave=False).id

    def delete(self, draft_id: str) -> None:
        self._writable.delete(draft_id)

    def _save(self, draft_id: str | None, draft: Draft, *, autosave: bool) -> Saved:
        from nato_apply.candidate import candidate_file

        return self._writable.save(
            candidate_file.dumped(draft),
            name=draft.name,
            call=draft.call,
            now=self._now(),
            draft_id=draft_id,
            autosave=autosave,
        )

    # Files

    def attach(self, draft_id: str, name: str, content: bytes) -> str:
        """Keep a file with a draft; the name it has there."""
        return self._writable.attach(draft_id, name, content).name

    def content(self, draft_id: str, name: str) -> bytes:
        return self._open_vault.attachment(draft_id, name)

    def contents(self, draft_id: str, names: Iterable[str]) -> dict[str, bytes]:
        """The content of each of these files that the draft holds."""
        held = {attached.name for attached in self._open_vault.attachments(draft_id)}
        return {name: self.content(draft_id, name) for name in names if name in held}

    def take_in(self, draft: Draft, contents: dict[str, bytes]) -> str:
        """Keep a draft that came as a file, with the files it names; its id."""
        from nato_apply.candidate.draft import with_file_names

        draft_id = self._save(None, draft, autosave=True).id
        names = {
            name: self.attach(draft_id, PurePath(name).name, content)
            for name, content in contents.items()
        }
        self._save(draft_id, with_file_names(draft, names), autosave=True)
        return draft_id

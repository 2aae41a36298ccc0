"""The files attached to drafts: kept once by their content, under names that are safe to show."""

from __future__ import annotations

import hashlib

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import names
from nato_apply.vault.connection import Database
from nato_apply.vault.forgetting import forget
from nato_apply.vault.records import Attached

NO_DRAFT = FaultKind(
    "no-draft", N_("there is no draft “{id}” in the vault. The list of drafts shows what it holds.")
)
NO_ATTACHMENT = FaultKind(
    "no-attachment", N_("the draft “{id}” holds no file “{name}”. Add the file again.")
)


class Files:
    """The part of `store.Vault` that keeps files."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def attach(
        self, draft_id: str, name: str, content: bytes, sha256: str | None = None
    ) -> Attached:
        """Keep a file with a draft, under a name that is safe to show and not taken.

        The same content under the same name is the same file. `sha256`: the content's, where it is
        known already.
        """
        sha256 = sha256 or hashlib.sha256(content).hexdigest()
        with self._db.transaction():
            # Without regard to capitals: some file systems cannot hold both.
            taken = {each.name.casefold(): each for each in self.attachments(draft_id)}
            for free in names.variants(names.safe(name)):
                there = taken.get(free.casefold(), Attached(free, sha256))
                if there.sha256 == sha256:
                    break
            self._db.rows("INSERT OR IGNORE INTO content VALUES (?, ?)", sha256, content)
            self._db.rows("INSERT OR IGNORE INTO attachment VALUES (?, ?, ?)", draft_id, *there)
        return there

    def attachment(self, draft_id: str, name: str) -> bytes:
        """The content of a file attached to a draft."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT bytes FROM content JOIN attachment USING (sha256) WHERE draft = ? AND name = ?",
            *(draft_id, name),
        )
        if not rows:
            raise refuse(NO_ATTACHMENT, id=draft_id, name=name)
        return bytes(rows[0][0])

    def attachments(self, draft_id: str) -> list[Attached]:
        """The files attached to a draft, the first one first."""
        self._expect(draft_id)
        rows = self._db.rows(
            "SELECT name, sha256 FROM attachment WHERE draft = ? ORDER BY rowid", draft_id
        )
        return [Attached(*row) for row in rows]

    def forget_file(self, draft_id: str, name: str) -> bool:
        """Remove a file from a draft; whether its bytes are gone (else another holds the same).

        A document that is taken off a draft stays here, for earlier revisions have it: this is for
        one that must go. Those revisions keep its name, and not its content.
        """
        with self._db.transaction():
            self._expect(draft_id)
            held = {each.name: each.sha256 for each in self.attachments(draft_id)}
            if name not in held:
                raise refuse(NO_ATTACHMENT, id=draft_id, name=name)
            forget(self._db, draft_id, name)
            return not self._db.rows("SELECT 1 FROM content WHERE sha256 = ?", held[name])

    def _expect(self, draft_id: str) -> None:
        if not self._db.rows("SELECT 1 FROM draft WHERE id = ?", draft_id):
            raise refuse(NO_DRAFT, id=draft_id)

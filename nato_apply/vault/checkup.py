"""What can be said of a vault's health, and what is repaired where that is safe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from nato_apply.errors import FaultKind, UserFault, refuse, sentence
from nato_apply.i18n import N_, Counted, Message
from nato_apply.vault import (
    backups,
    generation,
    history,
    integrity,
    keys,
    placing,
    synced,
)
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.refusals import DAMAGED
from nato_apply.vault.secret import Key
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing

State = Literal["ok", "warn", "fail", "unchecked"]
"""`unchecked`: it could not be looked at, which is no failure."""

_OLD = timedelta(days=8)
_TEMPORARY = ".nato-apply-*"

UNREADABLE = FaultKind(
    "backup-unreadable",
    N_("the newest backup, {name}, is damaged. Check the disk; another is made tomorrow."),
)


class Check(NamedTuple):
    """One thing looked at: how it is, in words, and whether it was put right just now."""

    id: str
    state: State
    text: object
    repaired: bool = False


def checked(folder: Path, unlock: Callable[[], Key], now: datetime) -> Iterator[Check]:
    """Everything about the vault in `folder`. `unlock` gives its key, or raises `UserFault`."""
    yield _permissions(folder)
    yield _place(folder)
    try:
        if keys.state(folder) == "none":
            yield Check("vault", "ok", Message(N_("There is no vault yet.")))
            return
        try:
            key = unlock()
        except UserFault as fault:
            if fault.faults[0].code not in _NOT_NOW:
                raise
            yield from _unopened(folder, fault, now)
            return
        with Vault.open(folder, key, read_only=True) as vault:
            drafts = vault.drafts()
            together = _history(vault, [row.id for row in drafts])
    except UserFault as fault:
        yield _failed("vault", fault)
        return
    text = Counted(
        "The vault opens and holds {count} draft.",
        "The vault opens and holds {count} drafts.",
        len(drafts),
    )
    yield Check("vault", "ok", text)
    yield _newest(vault)
    yield _integrity(folder, key)
    yield together
    yield _recovery_key(folder)
    yield _backups(folder, key, now, there_is_one_to_make=bool(drafts))
    yield _leftovers(folder, now)


_AT_WORK = ("vault-held-by-window", "vault-held-by-command", "vault-held")
_NOT_NOW = ("no-terminal", "none-typed", "key-store-locked")


def _unopened(folder: Path, why: UserFault, now: datetime) -> Iterator[Check]:
    """What can be said without the key."""
    wording = N_("Not checked: {why}")
    yield Check("vault", "unchecked", Message(wording, {"why": sentence(why.faults[0])}))
    yield _recovery_key(folder)
    yield _backups(folder, None, now, there_is_one_to_make=True)
    yield _leftovers(folder, now)


def _history(vault: Vault, drafts: list[str]) -> Check:
    """Whether each revision follows from the one before: a page of another day does not."""
    id_ = "history"
    try:
        broken = [draft for draft in drafts if history.broken_at(vault, draft) is not None]
    except UserFault as fault:
        return _failed(id_, fault)
    if broken:
        wording = N_("What was saved of these drafts does not hold together: {drafts}.")
        return Check(id_, "fail", Message(wording, {"drafts": broken}))
    return Check(id_, "ok", Message(N_("Each revision follows from the one before it.")))


def _failed(id_: str, fault: UserFault) -> Check:
    return Check(id_, "fail", sentence(fault.faults[0]))


def _integrity(folder: Path, key: Key) -> Check:
    try:
        if not integrity.is_sound(folder / VAULT_FILE, key):
            raise refuse(DAMAGED)
    except UserFault as fault:
        return _failed("vault-integrity", fault)
    return Check("vault-integrity", "ok", Message(N_("Every page of the vault is sound.")))


def _newest(vault: Vault) -> Check:
    if vault.is_behind:
        return Check("vault-newest", "warn", Message(generation.BEHIND.wording))
    return Check("vault-newest", "ok", Message(N_("The vault is the newest there was.")))


def _recovery_key(folder: Path) -> Check:
    if keys.has_recovery_key(folder):
        return Check("recovery-key", "ok", Message(N_("The vault has a recovery key.")))
    wording = N_(
        "The vault has no recovery key: a forgotten passphrase, or a key store that is reset, "
        "would lose it. Make one."
    )
    return Check("recovery-key", "warn", Message(wording))


def _permissions(folder: Path) -> Check:
    id_, fine = "permissions", Message(N_("Nobody else on this computer can read the vault."))
    if os.name == "nt":  # the user's folder is private there as it is
        return Check(id_, "ok", fine)
    data, others = folder.parent, (folder, backups.place(folder), backups.aside(folder))
    inside = [each for other in others if other.is_dir() for each in other.rglob("*")]
    files = [data, *others, *inside] if data.is_dir() else []
    open_ = [each for each in files if _is_open(each)]
    for each in open_:
        try:
            each.chmod(0o700 if each.is_dir() else 0o600)
        except OSError:
            wording = N_("Others on this computer can read {file}. Make it yours alone.")
            return Check(id_, "fail", Message(wording, {"file": str(each)}))
    if not open_:
        return Check(id_, "ok", fine)
    closed = Message(N_("Others on this computer could read the vault’s files; no longer."))
    return Check(id_, "ok", closed, repaired=True)


def _place(folder: Path) -> Check:
    """A sync client copies the vault and its log at different moments."""
    id_, client = "place", synced.client(folder)
    if client is not None:
        wording = N_(
            "The vault is in a folder that seems to be synchronised ({client}): what is copied "
            "while it is written may lack the newest saves. Keep it elsewhere, with --data-dir."
        )
        return Check(id_, "warn", Message(wording, {"client": client}))
    return Check(id_, "ok", Message(N_("The vault is in no folder that is synchronised.")))


def _is_open(file: Path) -> bool:
    return file.exists() and not file.is_symlink() and file.stat().st_mode & 0o077 != 0


def _backups(folder: Path, key: Key | None, now: datetime, *, there_is_one_to_make: bool) -> Check:
    id_, found = "backups", [b for b in backups.kept(folder) if b.made]
    if not found:
        state: State = "warn" if there_is_one_to_make else "ok"
        none = N_("There is no backup yet; one is made each day on which you save.")
        return Check(id_, state, Message(none))
    newest = found[0]
    assert newest.made
    try:
        if key and not integrity.is_sound(newest.file, key, access="mode=ro&immutable=1"):
            raise refuse(UNREADABLE, name=newest.name)
    except UserFault as fault:
        return _failed(id_, fault)
    params = {"when": newest.made.astimezone(), "count": len(found)}
    if newest.made > now.astimezone(UTC) + timedelta(days=1):
        ahead = N_("The newest backup is of {when}: the computer’s clock is wrong, or was.")
        return Check(id_, "warn", Message(ahead, params))
    # Nothing to copy is made while nothing is saved.
    saved = datetime.fromtimestamp((folder / VAULT_FILE).stat().st_mtime, UTC)
    if saved - newest.made > _OLD and now - newest.made > _OLD:
        old = N_("The newest backup, of {when}, is older than what you saved since.")
        return Check(id_, "warn", Message(old, params))
    if key is None:
        unopened = N_("The newest backup, of {when}, was not opened; backups kept: {count}.")
        return Check(id_, "unchecked", Message(unopened, params))
    fine = N_("The newest backup, of {when}, is sound; backups kept: {count}.")
    return Check(id_, "ok", Message(fine, params))


def _leftovers(folder: Path, now: datetime) -> Check:
    """What programs that were killed left behind: removed, where no other program is at work."""
    id_, fine = "leftovers", Message(N_("No program that was killed has left anything behind."))
    with ExitStack() as held:
        try:
            killed = held.enter_context(writing(folder, "command", now=now, wait_s=0))
        except UserFault as fault:
            state: State = "ok" if fault.faults[0].code in _AT_WORK else "warn"
            return Check(id_, state, sentence(fault.faults[0]))
        places = (folder, folder.parent)
        temporary = [file for place in places for file in place.glob(_TEMPORARY)]
        copies = (backups.place(folder), backups.aside(folder))
        unfinished = [left for place in copies for left in placing.unfinished(place)]
        for file in temporary:
            file.unlink(missing_ok=True)
        for place in copies:
            placing.clear(place)
        if not (killed or temporary or unfinished):
            return Check(id_, "ok", fine)
    gone = Message(N_("What a program that was killed left behind was removed."))
    return Check(id_, "ok", gone, repaired=True)

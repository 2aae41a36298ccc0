"""`vault`: its keys, its backups, and what to do when it is damaged."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nato_apply.cli import output, passphrase, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import NO_VAULT, passphrase_of, show_recovery_key
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, Counted, Message
from nato_apply.vault import backups, forgetting, keys, salvage, writer
from nato_apply.vault.secret import Key, wipe

NOT_ERASED = FaultKind(
    "not-erased",
    N_(
        "this deletes the vault with every draft and document, its backups and its key, for ever. "
        "Nothing was deleted yet: add --yes where that is meant."
    ),
)


def run_recovery_key(context: Context, _given: Namespace) -> int:
    """A new recovery key, on standard error as at the vault's making: output may be kept."""
    with _key(context) as key:
        show_recovery_key(keys.new_recovery_key(context.data.vault, key))
    return 0


def run_passphrase(context: Context, given: Namespace) -> int:
    """A new passphrase in place of the old one, or of the key store."""
    with _key(context) as key:
        new = given.new_passphrase_file
        words = passphrase.from_file(Path(new)) if new else passphrase.asked(new=True)
        keys.hold_by_passphrase(context.data.vault, key, words)
    output.line(Message(N_("The vault opens with the new passphrase.")))
    return 0


def run_key_store(context: Context, _given: Namespace) -> int:
    """The system's key store in place of a passphrase, or once more where it lost its entry."""
    with _key(context) as key:
        keys.hold_by_key_store(context.data.vault, key)
    output.line(Message(N_("The system’s key store holds the vault’s key.")))
    return 0


def run_backups(context: Context, given: Namespace) -> int:
    found = backups.kept(context.data.vault)
    aside = [backups.aside_name(place) for place in backups.set_aside(context.data.vault)]
    if given.json:
        rows = [{"name": backup.name, "made": backup.made} for backup in found]
        output.print_json({"backups": rows, "set_aside": aside})
        return 0
    if not found:
        output.line(Message(N_("There are no backups yet.")))
    for name in (*(backup.name for backup in found), *aside):
        output.line(name)
    return 0


def run_back_up(context: Context, _given: Namespace) -> int:
    with _key(context) as key:
        made = backups.make(context.data.vault, key, context.now)
    output.line(Message(N_("backup {name}"), {"name": made.name}))
    return 0


def run_restore(context: Context, given: Namespace) -> int:
    folder = context.data.vault
    with writer.writing(folder, "command", now=context.now):
        key = _any_key(context, backups.place(folder) / given.name)
        try:
            aside = backups.restore(folder, key, given.name, context.now)
        finally:
            wipe(key)
    params = {"name": given.name, "folder": str(aside)}
    wording = N_("The vault is as it was in backup {name}. What it was before is in {folder}.")
    output.line(Message(wording, params))
    return 0


def run_salvage(context: Context, _given: Namespace) -> int:
    with _key(context) as key:
        found = salvage.salvage(context.data.vault, key, context.now)
    params = {
        "name": found.name,
        "drafts": Counted("{count} draft", "{count} drafts", found.drafts),
        "revisions": found.revisions,
        "files": found.files,
    }
    wording = N_("{name}: {drafts}, revisions: {revisions}, files: {files}.")
    output.line(Message(wording, params))
    streams.tell(str(Message(N_("Make it the vault with vault restore {name}."), params)))
    return 0


def run_remove_backup(context: Context, given: Namespace) -> int:
    folder = context.data.vault
    with writer.writing(folder, "command", now=context.now):
        backups.remove(folder, given.name)
    output.line(Message(N_("removed {name}"), {"name": given.name}))
    return 0


def run_take_over(context: Context, _given: Namespace) -> int:
    """This computer writes, where another one is named as the holder. Asks for nothing."""
    if keys.state(context.data.vault) == "none":
        raise refuse(NO_VAULT)
    writer.take_over(context.data.vault)
    output.line(Message(N_("The vault can be written from here.")))
    return 0


def run_erase(context: Context, given: Namespace) -> int:
    """Everything, once it was said that this is meant."""
    folder = context.data.vault
    if not given.yes:
        raise refuse(NOT_ERASED, file=str(folder.parent))
    with writer.writing(folder, "command", now=context.now):
        forgetting.erase(folder)
    output.line(Message(N_("Every draft, document and backup was deleted.")))
    return 0


@contextmanager
def _key(context: Context) -> Iterator[Key]:
    """The key of the vault, and the right to change it. Raises `UserFault`."""
    folder = context.data.vault
    if keys.state(folder) == "none":
        raise refuse(NO_VAULT)
    with writer.writing(folder, "command", now=context.now):
        key = keys.unlock(folder, passphrase_of(context))
        try:
            yield key
        finally:
            wipe(key)


def _any_key(context: Context, backup: Path) -> Key:
    """The key as the vault keeps it; where that file is lost or damaged, as the backup does."""
    try:
        return keys.unlock(context.data.vault, passphrase_of(context))
    except UserFault as fault:
        if not backup.is_dir() or not fault.faults[0].code.startswith(("vault-header", "no-vault")):
            raise
        return keys.unlock(backup, passphrase_of(context))

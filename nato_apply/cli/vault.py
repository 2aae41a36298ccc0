"""`vault`: its keys, its backups, and what to do when it is damaged."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nato_apply.cli import output, passphrase, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import NO_VAULT, passphrase_of, show_recovery_key
from nato_apply.errors import UserFault, refuse
from nato_apply.i18n import N_, Counted, Message
from nato_apply.vault import backups, keys, salvage, writer


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
    if given.json:
        rows = [{"name": backup.name, "made": backup.made} for backup in found]
        output.print_json({"backups": rows})
        return 0
    if not found:
        output.line(Message(N_("There are no backups yet.")))
    for backup in found:
        output.line(backup.name)
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
        aside = backups.restore(folder, key, given.name, context.now)
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


@contextmanager
def _key(context: Context) -> Iterator[bytes]:
    """The key of the vault, and the right to change it. Raises `UserFault`."""
    folder = context.data.vault
    if keys.state(folder) == "none":
        raise refuse(NO_VAULT)
    with writer.writing(folder, "command", now=context.now):
        yield keys.unlock(folder, passphrase_of(context))


def _any_key(context: Context, backup: Path) -> bytes:
    """The key as the vault keeps it; where that file is lost or damaged, as the backup does."""
    try:
        return keys.unlock(context.data.vault, passphrase_of(context))
    except UserFault as fault:
        if not backup.is_dir() or not fault.faults[0].code.startswith(("vault-header", "no-vault")):
            raise
        return keys.unlock(backup, passphrase_of(context))

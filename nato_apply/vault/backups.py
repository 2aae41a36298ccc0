"""Copies of the vault beside it, each a folder with ``vault.db`` and ``vault.json``.

They are encrypted with the vault's own key: whatever opens the vault opens them. One is made a day,
and one before each migration. What makes, prunes or restores one needs the lock of `writer`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.vault import generation, header, integrity, placing
from nato_apply.vault.connection import Connect, encrypted
from nato_apply.vault.header import VAULT_FILE
from nato_apply.vault.refusals import told
from nato_apply.vault.secret import Key
from nato_apply.whole_file import write_whole

DAYS, WEEKS = 7, 4
"""The newest backup of this many days, and of this many weeks, is kept."""

_NAME = "%Y-%m-%dT%H%M%SZ"
_MIGRATION = "before-version-"
SALVAGED = "salvaged-"
_LONG_AGO = timedelta(days=32)

NOT_SOUND = FaultKind(
    "backup-not-sound",
    N_("the backup that was made is damaged, and was not kept. Check the disk."),
)
NO_BACKUP = FaultKind("no-backup", N_("there is no backup “{name}”. The list shows those kept."))
DAMAGED_BACKUP = FaultKind(
    "backup-damaged", N_("this backup is damaged; nothing was changed. Take another one.")
)


class Backup(NamedTuple):
    """One copy. `made`: its moment, in UTC; `None` for those that no newer one replaces.

    That are those made before a migration, and what was salvaged of a damaged vault.
    """

    folder: Path
    made: datetime | None

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def file(self) -> Path:
        return self.folder / VAULT_FILE


def place(vault: Path) -> Path:
    """The folder of the backups of the vault in `vault`."""
    return vault.parent / "backups"


def aside(vault: Path) -> Path:
    """The folder of what was set aside when a backup was put in the place of the vault."""
    return vault.parent / "set-aside"


def set_aside(vault: Path) -> list[Path]:
    """The folders of what was set aside, the newest first."""
    if not aside(vault).is_dir():
        return []
    found = (each for each in aside(vault).iterdir() if each.is_dir())
    return sorted((each for each in found if not each.name.startswith(".")), reverse=True)


def aside_name(folder: Path) -> str:
    """What a folder that was set aside is called, and no backup is."""
    return f"{folder.parent.name}/{folder.name}"


def remove(vault: Path, name: str) -> None:
    """Delete a backup, or what was set aside, by its name. Raises `UserFault`."""
    named = {backup.name: backup.folder for backup in kept(vault)}
    named |= {aside_name(folder): folder for folder in set_aside(vault)}
    if name not in named:
        raise refuse(NO_BACKUP, name=name)
    with told(named[name]):
        placing.delete(named[name])


def kept(vault: Path) -> list[Backup]:
    """Every backup, the newest first; those that none replaces last."""
    if not place(vault).is_dir():
        return []
    found = [Backup(each, _made(each.name)) for each in place(vault).iterdir() if each.is_dir()]
    ours = [b for b in found if b.made or b.name.startswith((_MIGRATION, SALVAGED))]
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(ours, key=lambda b: (b.made or never, b.name), reverse=True)


def daily(vault: Path, key: Key, now: datetime) -> Backup | None:
    """Make the backup of this day (UTC) where there is none yet, and prune. Raises `UserFault`."""
    if any(b.made and b.made.date() == now.astimezone(UTC).date() for b in kept(vault)):
        return None
    return make(vault, key, now)


def make(vault: Path, key: Key, now: datetime, *, connect: Connect = encrypted) -> Backup:
    """Make a backup, check it, and remove those no longer kept. Raises `UserFault`."""
    moment = now.astimezone(UTC)
    made = _copied(vault, key, place(vault) / moment.strftime(_NAME), connect)
    before = [backup for backup in kept(vault) if backup.name != made.name]
    with told(place(vault)):
        for old in outdated(before, moment):
            placing.delete(old.folder)
    return made


def before_migration(vault: Path, key: Key, version: int, connect: Connect) -> Backup:
    """Make the backup of a vault that is about to become one of `version`. Raises `UserFault`."""
    return _copied(vault, key, place(vault) / f"{_MIGRATION}{version}", connect)


def outdated(before: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those of the backups there were that need not be kept beside one made `now`.

    A clock that is wrong removes nothing: backups of the future stay, and where the newest is old,
    all do.
    """
    past = [b for b in before if b.made and b.made <= now]
    if not past or now - max(_moment(b) for b in past) > _LONG_AGO:
        return []
    of_day: dict[object, Backup] = {}
    of_week: dict[object, Backup] = {}
    for backup in sorted(past, key=_moment):
        of_day[_moment(backup).date()] = backup
        of_week[_moment(backup).isocalendar()[:2]] = backup
    of_day.pop(now.date(), None)  # the new one is this day's, and this week's
    of_week.pop(now.isocalendar()[:2], None)
    stay = [*list(of_day.values())[1 - DAYS :], *list(of_week.values())[1 - WEEKS :]]
    return [b for b in past if b not in stay]


def use_header(vault: Path) -> None:
    """Have every backup open as the vault does now, and in no other way. Raises `UserFault`."""
    present = header.of_vault(vault)
    for backup in kept(vault):
        header.save(backup.folder, present)


def restore(vault: Path, key: Key, name: str, now: datetime) -> Path:
    """Put a backup in the vault's place; gives the folder in which the old files are set aside.

    A kill in between leaves the old file in place or set aside, never lost. Raises `UserFault`.
    """
    backup = next((b for b in kept(vault) if b.name == name), None)
    if backup is None:
        raise refuse(NO_BACKUP, name=name)
    old = header.of_vault(backup.folder)
    old.fitting(key, backup.folder)
    if not integrity.is_sound(backup.file, key, access="mode=ro&immutable=1"):
        raise refuse(DAMAGED_BACKUP, file=str(backup.folder))
    with told(vault):
        DataFolder(vault.parent).made(vault)
        new = vault / f"{VAULT_FILE}.new"
        try:
            placing.copy_file(backup.file, new)
            old_files = _set_aside(vault, now)
            generation.forget(vault)
            new.replace(vault / VAULT_FILE)
        finally:
            new.unlink(missing_ok=True)
        placing.sync(vault)
    if not _opens_with(vault, key):
        header.save(vault, old)
    return old_files


def _opens_with(vault: Path, key: Key) -> bool:
    try:
        header.of_vault(vault).fitting(key, vault)
    except UserFault:
        return False
    return True


def _set_aside(vault: Path, now: datetime) -> Path:
    """Keep what stands in the vault's place; its log goes, which fits no other file."""
    folder = placing.free(aside(vault) / now.astimezone(UTC).strftime(_NAME))
    with placing.fresh(aside(vault)) as new:
        for name in (VAULT_FILE, header.FILE):
            if (vault / name).exists():
                placing.copy_file(vault / name, new / name)
        placing.put(new, folder)
    log, index = (vault / f"{VAULT_FILE}{ending}" for ending in ("-wal", "-shm"))
    if log.exists():
        log.replace(folder / log.name)
    index.unlink(missing_ok=True)
    placing.sync(folder)
    return folder


def _copied(vault: Path, key: Key, target: Path, connect: Connect) -> Backup:
    with told(place(vault)), placing.fresh(place(vault)) as new:
        file = new / VAULT_FILE
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with (
            closing(connect(vault / VAULT_FILE, key, "mode=ro")) as source,
            closing(connect(file, key, "mode=rw")) as copy,
        ):
            copy.execute("PRAGMA synchronous = FULL")
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which needs no log beside it
        write_whole(new / header.FILE, (vault / header.FILE).read_bytes())
        if not integrity.is_sound(file, key, access="mode=ro&immutable=1", connect=connect):
            raise refuse(NOT_SOUND, file=str(target))
        placing.put(new, target)
    placing.clear(place(vault))
    return Backup(target, _made(target.name))


def _moment(backup: Backup) -> datetime:
    assert backup.made is not None
    return backup.made


def _made(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None

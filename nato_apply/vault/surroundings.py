"""What the program needs around the vault: key store, fonts, time zones, room on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nato_apply import clock
from nato_apply.errors import UserFault, sentence
from nato_apply.i18n import N_, Message, translated
from nato_apply.vault import key_store, keys
from nato_apply.vault.checkup import Check

_LITTLE, _TOO_LITTLE = 500_000_000, 50_000_000
_LETTERS = "éœÅŁĦΩЖ☐☑"
"""One of each kind that the PDFs need."""


def checked(vault: Path) -> Iterator[Check]:
    """Everything about the surroundings of the vault in `vault`. May wait for the key store."""
    yield _key_store(vault)
    yield _fonts()
    yield _time_zones()
    yield _disk_space(vault.parent)


def _key_store(folder: Path) -> Check:
    id_ = "key-store"
    try:
        held = keys.state(folder) == "key-store"
        there = key_store.is_there()
    except UserFault as fault:
        return Check(id_, "warn", sentence(fault.faults[0]))
    if there:
        return Check(id_, "ok", Message(N_("The system’s key store answers.")))
    if held:
        return Check(id_, "fail", translated(key_store.NOT_THERE.wording))
    return Check(id_, "ok", Message(N_("This system has no key store: a passphrase is used.")))


def _fonts() -> Check:
    from nato_apply import fonts

    try:
        missing = set(_LETTERS) - fonts.covered()
    except Exception as error:  # noqa: BLE001 (whatever is wrong with them)
        missing = {type(error).__name__}
    if missing:
        wording = N_("The fonts of the program are damaged. Install it again.")
        return Check("fonts", "fail", Message(wording))
    return Check("fonts", "ok", Message(N_("The fonts of the PDFs are there.")))


def _time_zones() -> Check:
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    try:
        known = summer.astimezone(clock.zone(clock.BRUSSELS)).utcoffset() == timedelta(hours=2)
    except UserFault:
        known = False
    if not known:
        wording = N_("The time zones are missing: no deadline can be told. Install tzdata.")
        return Check("time-zones", "fail", Message(wording))
    return Check("time-zones", "ok", Message(N_("The time zones are known.")))


def _disk_space(root: Path) -> Check:
    there = next(
        folder for folder in (root.absolute(), *root.absolute().parents) if folder.exists()
    )
    free = shutil.disk_usage(there).free
    params = {"megabytes": free // 1_000_000}
    if free < _LITTLE:
        wording = N_("Only {megabytes} MB are free on the disk. Make some room.")
        return Check(
            "disk-space", "fail" if free < _TOO_LITTLE else "warn", Message(wording, params)
        )
    return Check("disk-space", "ok", Message(N_("{megabytes} MB are free on the disk."), params))

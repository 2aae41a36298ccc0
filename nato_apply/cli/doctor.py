"""`doctor`: whether the program has what it needs, and repairs that are safe."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import passphrase_of
from nato_apply.i18n import N_, translated
from nato_apply.vault import checkup, keys, surroundings
from nato_apply.vault.checkup import Check
from nato_apply.vault.secret import wipe

_MARKS = {"ok": "☑", "warn": "⚠", "fail": "☒", "unchecked": "☐"}


def run(context: Context, given: Namespace) -> int:
    """Exit code 0 where nothing has failed, else 1. What could not be looked at has not failed."""
    checks = list(_all(context))
    states = {check.state for check in checks}
    ok = "fail" not in states
    if given.json:
        rows = [{**check._asdict(), "text": str(check.text)} for check in checks]
        output.print_json({"checks": rows, "ok": ok})
    else:
        for check in checks:
            output.paragraph(f"{_MARKS[check.state]} {check.text}", hang=2)
        done = N_("All is well.") if ok else N_("Something needs your attention.")
        if ok and "unchecked" in states:
            done = N_(
                "What could be looked at is well; what needs the vault’s key was not looked at."
            )
        output.line(translated(done))
    return 0 if ok else 1


def _all(context: Context) -> Iterator[Check]:
    folder = context.data.vault
    held: list[bytearray] = []

    def unlock() -> bytearray:
        held.append(keys.unlock(folder, passphrase_of(context)))
        return held[0]

    try:
        yield from checkup.checked(folder, unlock, context.now)
    finally:
        for key in held:
            wipe(key)
    yield from surroundings.checked(folder)

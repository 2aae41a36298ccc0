"""The passphrase of the vault: from a file, or asked on the terminal."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, translated

NO_FILE = FaultKind("passphrase-file", N_("the passphrase file cannot be read ({reason})."))
EMPTY = FaultKind("passphrase-empty", N_("the first line of the passphrase file is empty."))
NO_TERMINAL = FaultKind(
    "no-terminal",
    N_(
        "the vault needs a passphrase and there is no terminal to ask for it. "
        "Give --passphrase-file FILE before the command."
    ),
)
DIFFER = FaultKind("passphrases-differ", N_("the two passphrases differ. Nothing was made."))


def from_file(file: Path) -> str:
    """The first line of a file. Raises `UserFault` where there is none."""
    try:
        with file.open(encoding="utf-8") as stream:
            line = stream.readline(10_000).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise refuse(NO_FILE, file=str(file), reason=reason) from None
    if not line:
        raise refuse(EMPTY, file=str(file))
    return line


def asked(*, new: bool = False) -> str:
    """The passphrase typed on the terminal, twice for a new one. Raises `UserFault` without one."""
    if not sys.stdin.isatty():
        raise refuse(NO_TERMINAL)
    typed = getpass.getpass(translated(N_("Passphrase: ")))
    if new and getpass.getpass(translated(N_("The same again: "))) != typed:
        raise refuse(DIFFER)
    return typed

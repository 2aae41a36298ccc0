"""The passphrase of the vault: from a file, or asked on the terminal."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, translated
from nato_apply.whole_file import reason

_LONGEST = 1000

NO_FILE = FaultKind("passphrase-file", N_("the passphrase file cannot be read ({reason})."))
NOT_FOUND = FaultKind(
    "passphrase-file-missing", N_("there is no such passphrase file. Check the name.")
)
NOT_TEXT = FaultKind(
    "passphrase-not-text", N_("the passphrase file holds no line of UTF-8 text. Check which it is.")
)
EMPTY = FaultKind("passphrase-empty", N_("the first line of the passphrase file is empty."))
NO_TERMINAL = FaultKind(
    "no-terminal",
    N_(
        "the vault needs a passphrase and there is no terminal to ask for it. "
        "Give --passphrase-file FILE before the command."
    ),
)
NONE_TYPED = FaultKind("none-typed", N_("no passphrase was typed. Nothing was opened or made."))
DIFFER = FaultKind("passphrases-differ", N_("the two passphrases differ. Nothing was made."))


def from_file(file: Path) -> str:
    """The first line of a file. Raises `UserFault` where there is none."""
    try:
        # Not utf-8: an editor on Windows may put a byte order mark before the passphrase.
        with file.open(encoding="utf-8-sig") as stream:
            line = stream.readline(_LONGEST + 1).rstrip("\r\n")
    except FileNotFoundError:
        raise refuse(NOT_FOUND, file=str(file)) from None
    except OSError as error:
        raise refuse(NO_FILE, file=str(file), reason=reason(error)) from None
    except UnicodeDecodeError:
        raise refuse(NOT_TEXT, file=str(file)) from None
    if not line:
        raise refuse(EMPTY, file=str(file))
    if len(line) > _LONGEST:
        raise refuse(NOT_TEXT, file=str(file))
    return line


def asked(*, new: bool = False) -> str:
    """The passphrase typed on the terminal, twice for a new one. Raises `UserFault` without one."""
    if not sys.stdin.isatty():
        raise refuse(NO_TERMINAL)
    try:
        typed = getpass.getpass(translated(N_("Passphrase: ")))
        if new and getpass.getpass(translated(N_("The same again: "))) != typed:
            raise refuse(DIFFER)
    except EOFError:
        raise refuse(NONE_TYPED) from None
    return typed

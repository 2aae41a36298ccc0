"""``vault.json``: says that a vault was made, and how its key is kept. Holds no personal datum.

The header has a checksum of its own, so that a damaged header is never called a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.vault.refusals import told
from nato_apply.vault.secret import Key
from nato_apply.whole_file import write_whole

FILE = "vault.json"
VAULT_FILE = "vault.db"
_FORMAT = 1
_LARGEST = 100_000

MISSING = FaultKind(
    "vault-header-missing",
    N_(
        "there is a vault in this folder, but not its file vault.json, without which it cannot be "
        "opened. Put that file back from a backup."
    ),
)
DAMAGED = FaultKind(
    "vault-header-damaged",
    N_(
        "this file, which says how the vault is opened, is damaged; nothing was changed. "
        "Put it back from a backup."
    ),
)
NEWER = FaultKind(
    "vault-header-newer",
    N_("the vault was made by a newer version of NATO Apply. Install that version to open it."),
)

EXISTS = FaultKind("vault-exists", N_("there is a vault in this folder already. Open that one."))
NO_VAULT = FaultKind("no-vault", N_("there is no vault in this folder yet. Save a draft first."))
OTHER_KEY = FaultKind(
    "vault-other-key",
    N_(
        "the key that is kept for this vault is not the one it was made with; the vault was left "
        "as it is. Put its folder, or the entry in the key store, back from a backup."
    ),
)

KeptBy = Mapping[str, object]
"""A way to the key: ``by`` (``key-store``, ``passphrase``, ``recovery-key``), and what it needs."""


class Header(NamedTuple):
    """A vault's random name, the check of its key, the ways to that key, and whether it was made.

    Until `made`, nothing was ever saved in the vault, and it may be begun again.
    """

    vault: str
    check: str
    keys: tuple[KeptBy, ...]
    made: bool = False

    def fitting(self, key: Key, folder: Path) -> None:
        """Raise `UserFault` where the key is another vault's."""
        if not hmac.compare_digest(self.check, check(key)):
            raise refuse(OTHER_KEY, file=str(folder))


def check(key: Key) -> str:
    """What tells a key from another and gives nothing of it away."""
    return hmac.digest(key, b"nato-apply vault key", "sha256").hex()


def load(folder: Path) -> Header | None:
    """The header of the vault in `folder`; `None` where none was begun. Raises `UserFault`."""
    file = folder / FILE
    with told(file):
        try:
            with file.open("rb") as stream:
                content = stream.read(_LARGEST)
        except FileNotFoundError:
            if (folder / VAULT_FILE).exists():
                raise refuse(MISSING, file=str(file)) from None
            return None
    try:
        fields = json.loads(content)
        if fields["format"] > _FORMAT:
            raise refuse(NEWER, file=str(file))
        if fields.pop("sum") != _sum(fields):
            raise refuse(DAMAGED, file=str(file))
        return Header(fields["vault"], fields["check"], tuple(fields["keys"]), fields["made"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise refuse(DAMAGED, file=str(file)) from None


@contextmanager
def sound(folder: Path) -> Iterator[None]:
    """Raise as `UserFault` that a way to the key lacks something, or holds nonsense."""
    try:
        yield
    except (KeyError, ValueError, TypeError, OverflowError, MemoryError):
        raise refuse(DAMAGED, file=str(folder / FILE)) from None


def of_vault(folder: Path) -> Header:
    """The header of a vault that was made. Raises `UserFault` where there is none."""
    found = load(folder)
    if found is None or not found.made:
        raise refuse(NO_VAULT, file=str(folder))
    return found


def of_new_vault(folder: Path) -> Header:
    """The header of a vault that was begun and not yet made. Raises `UserFault`."""
    found = load(folder)
    if found is None:
        raise refuse(NO_VAULT, file=str(folder))
    if found.made:
        raise refuse(EXISTS, file=str(folder))
    return found


def save(folder: Path, header: Header) -> None:
    """Write the header, whole and synced. Raises `UserFault`."""
    DataFolder(folder.parent).made(folder)
    fields = {"format": _FORMAT, **header._asdict()}
    text = json.dumps({**fields, "sum": _sum(fields)}, indent=1)
    write_whole(folder / FILE, text.encode(), replace=True)


def canonical(fields: Mapping[str, object]) -> bytes:
    """The same bytes for the same fields, whatever their order."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _sum(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()

"""The vault for as long as it is needed: locked where it is written, made on first use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import WAIT_S, What, writing


@contextmanager
def for_reading(folder: Path, passphrase: keys.Passphrase = None) -> Iterator[Vault | None]:
    """The vault, read-only, also while another program writes; `None` where there is none yet.

    Raises `UserFault` as `keys.unlock` and `Vault.open` do.
    """
    if keys.state(folder) == "none":
        yield None
        return
    with Vault.open(folder, keys.unlock(folder, passphrase), read_only=True) as vault:
        yield vault


@contextmanager
def for_writing(
    folder: Path,
    what: What,
    *,
    now: datetime,
    passphrase: keys.Passphrase = None,
    wait_s: float = WAIT_S,
) -> Iterator[Vault]:
    """The vault and the right to write in it; a new one where there is none yet.

    Raises `UserFault` as `writing`, `keys.set_up`, `keys.unlock` and `Vault.open` do.
    """
    with (
        writing(folder, what, now=now, wait_s=wait_s),
        _made_or_opened(folder, passphrase) as vault,
    ):
        yield vault


def _made_or_opened(folder: Path, passphrase: keys.Passphrase) -> Vault:
    if keys.state(folder) == "none":
        return Vault.create(folder, keys.set_up(folder, passphrase))
    return Vault.open(folder, keys.unlock(folder, passphrase))

"""The system's key store: Secret Service, KWallet, macOS Keychain, Windows Credential Locker.

`keyring` knows stores that write in clear or forget what they are given: only those listed here
are used. A store may hang or ask its user for a password, so each question has a time limit.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.vault import secret_service
from nato_apply.vault.secret import Key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

WAIT_S = 5.0
_SERVICE = "nato-apply"
_REAL = {
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
}

NOT_ANSWERING = FaultKind(
    "key-store-locked",
    N_("the system’s key store is locked or does not answer. Unlock it and try again."),
)
NOT_ANSWERING_YET = FaultKind(
    "key-store-locked",
    N_(
        "the system’s key store is locked or does not answer; no vault was made. "
        "Unlock it and try again, or give a passphrase, with --passphrase-file FILE."
    ),
)
NOT_THERE = FaultKind(
    "key-store-not-there",
    N_(
        "the system’s key store holds the key of this vault, and it cannot be reached from here. "
        "Log in to the desktop session in which the vault was made, and try again."
    ),
)
ENTRY_MISSING = FaultKind(
    "key-entry-missing",
    N_(
        "the system’s key store has lost the key of this vault; the vault was left as it is. "
        "Open it with the recovery key, given in place of a passphrase, or bring the entry "
        "“{entry}” of “{service}” back into the key store."
    ),
)
FORGETFUL = FaultKind(
    "key-store-forgetful",
    N_(
        "the system’s key store does not give back what it was given; no vault was made. "
        "Give a passphrase instead, with --passphrase-file FILE."
    ),
)


def keep(vault: str, key: Key) -> bool:
    """Keep the key of a new vault; false where there is no real key store.

    Raises `UserFault` where the store is locked, or does not give back what it was given.
    """

    def set_and_get() -> str | None:
        store = _store()
        if store is None:
            return None
        store.set_password(_SERVICE, vault, key.hex())
        return store.get_password(_SERVICE, vault) or ""

    kept = _asked(set_and_get, NOT_ANSWERING_YET)
    if kept not in (None, key.hex()):
        raise refuse(FORGETFUL)
    return kept is not None


def fetch(vault: str) -> bytes:
    """The key of a vault. Raises `UserFault`: no store, locked, or the entry is missing."""

    def get() -> str | None:
        held = secret_service.read(_SERVICE, vault)
        if held is not None:
            return held
        store = _store()
        if store is None:
            raise refuse(NOT_THERE)
        return store.get_password(_SERVICE, vault)

    kept = _asked(get, NOT_ANSWERING)
    if kept is None:
        raise refuse(ENTRY_MISSING, entry=vault, service=_SERVICE)
    try:
        return bytes.fromhex(kept)
    except ValueError:  # not ours any more: `Header.fitting` refuses it
        return b""


def is_there() -> bool:
    """Whether this system has a real key store. Raises `UserFault` where it does not answer."""
    return _asked(lambda: _store() is not None, NOT_ANSWERING)


def forget(vault: str) -> None:
    """Remove the entry of a vault whose key is held otherwise, where the store allows it."""

    def remove() -> None:
        store = _store()
        if store is not None and store.get_password(_SERVICE, vault) is not None:
            store.delete_password(_SERVICE, vault)

    # A store that does not answer keeps an entry that opens nothing more than its user can.
    with suppress(UserFault):
        _asked(remove, NOT_ANSWERING)


def _store() -> KeyringBackend | None:
    """The real store among those that `keyring` would use."""
    if sys.platform != "darwin":
        # It would be loaded everywhere, and look for its libraries by starting a compiler.
        sys.modules.setdefault("keyring.backends.macOS.api", None)  # type: ignore[arg-type]
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for store in candidates:
        if f"{type(store).__module__}.{type(store).__qualname__}" in _REAL:
            return store
    return None


def _asked(question: Callable[[], T], not_answering: FaultKind) -> T:
    from concurrent.futures import Future
    from concurrent.futures import TimeoutError as NotInTime

    answer: Future[T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except Exception as error:  # noqa: BLE001 (each store has errors of its own: see below)
            answer.set_exception(error)

    # A daemon: a store that hangs must not keep the program from ending.
    Thread(target=ask, name="key-store", daemon=True).start()
    try:
        return answer.result(WAIT_S)
    except UserFault:
        raise
    except NotInTime:
        raise refuse(not_answering) from None
    except Exception as error:
        logging.getLogger(__name__).warning("the key store failed", exc_info=error)
        raise refuse(not_answering) from error

"""A vault's key, wrapped by a passphrase or by a recovery key: AES-256-GCM.

The wrapping key of a passphrase is made by Argon2id (RFC 9106); that of a recovery key, which is
random and cannot be guessed, by HKDF with SHA-256 (RFC 5869).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault.header import canonical
from nato_apply.vault.secret import Key

WRONG = FaultKind(
    "wrong-passphrase",
    N_("this is not the passphrase of this vault. Check capitals and the keyboard, and try again."),
)
WRONG_RECOVERY = FaultKind(
    "wrong-recovery-key",
    N_(
        "this is not the recovery key of this vault: it may be an earlier one, or another vault’s. "
        "Look for the newest."
    ),
)
EMPTY = FaultKind("empty-passphrase", N_("the passphrase is empty. Give one of at least one word."))

_LARGEST_KIB = 2**20
_WRAPPED = ("nonce", "wrapped")


class Cost(NamedTuple):
    """What one guess at a passphrase costs."""

    iterations: int
    lanes: int
    memory_kib: int


USUAL = Cost(iterations=8, lanes=4, memory_kib=128 * 1024)
"""About half a second on two cores."""


def by_passphrase(key: Key, passphrase: str, vault: str, cost: Cost) -> dict[str, object]:
    """The key as the header keeps it. Raises `UserFault` for an empty passphrase."""
    if not passphrase:
        raise refuse(EMPTY)
    kept: dict[str, object] = {
        "by": "passphrase",
        "kdf": "argon2id",
        "salt": os.urandom(16).hex(),
        **cost._asdict(),
    }
    return _sealed(key, _stretched(passphrase, kept), kept, vault)


def by_recovery_key(key: Key, secret: bytes, vault: str) -> dict[str, object]:
    """The key as the header keeps it, for the secret of a recovery key."""
    kept: dict[str, object] = {"by": "recovery-key", "kdf": "hkdf-sha256"}
    return _sealed(key, _expanded(secret), kept, vault)


def with_passphrase(kept: Mapping[str, object], passphrase: str, vault: str) -> bytes:
    """The key out of the header. Raises `UserFault` where the passphrase is another."""
    return _unsealed(kept, _stretched(passphrase, kept), vault, WRONG)


def with_recovery_key(kept: Mapping[str, object], secret: bytes, vault: str) -> bytes:
    """The key out of the header. Raises `UserFault` where the recovery key is another."""
    return _unsealed(kept, _expanded(secret), vault, WRONG_RECOVERY)


def _sealed(key: Key, wrapping: bytes, kept: Mapping[str, object], vault: str) -> dict[str, object]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    sealed = AESGCM(wrapping).encrypt(nonce, key, _bound(kept, vault))
    return {**kept, "nonce": nonce.hex(), "wrapped": sealed.hex()}


def _unsealed(kept: Mapping[str, object], wrapping: bytes, vault: str, wrong: FaultKind) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, sealed = (bytes.fromhex(str(kept[name])) for name in _WRAPPED)
    try:
        return AESGCM(wrapping).decrypt(nonce, sealed, _bound(kept, vault))
    except InvalidTag:
        raise refuse(wrong) from None


def _stretched(passphrase: str, kept: Mapping[str, object]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    iterations, lanes, memory = (int(str(kept[name])) for name in Cost._fields)
    if memory > _LARGEST_KIB:
        raise ValueError("a header that asks for more memory than ours ever do")
    # A keyboard may write é as one character or as two.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    salt = bytes.fromhex(str(kept["salt"]))
    return Argon2id(
        salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory
    ).derive(secret)


def _expanded(secret: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"nato-apply recovery key")
    return hkdf.derive(secret)


def _bound(kept: Mapping[str, object], vault: str) -> bytes:
    """What the wrapped key is bound to: this vault, and how the wrapping key is made."""
    how = {name: value for name, value in kept.items() if name not in _WRAPPED}
    return canonical({"vault": vault, **how})

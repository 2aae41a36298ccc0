"""Bytes encrypted to travel: the age format (https://age-encryption.org/v1), which others read too.

pyrage opens the file, and writes one for a recipient. One for a passphrase is written here: pyrage
makes its scrypt factor as high as a second allows, which costs whoever opens it a gigabyte of
memory, and may exceed what we accept.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

FACTOR = 18
"""What a guess at a passphrase costs: 2**18 blocks, 256 MiB, about a second (age’s own default)."""
MOST_FACTOR = 20

_MAGIC = b"age-encryption.org/v1\n"
_LARGEST_HEADER = 16_384
_CHUNK = 65_536

NOT_AGE = FaultKind(
    "not-travelling",
    N_("this is no travelling file, or only a part of one. Ask its sender for it again."),
)
TOO_COSTLY = FaultKind(
    "travel-too-costly",
    N_(
        "opening this file would take too much work (factor {factor}; at most {most}). "
        "Ask its sender to export it again."
    ),
)
BY_PASSPHRASE = FaultKind(
    "travel-by-passphrase",
    N_("this file opens with a passphrase. Give it, with --share-passphrase-file FILE."),
)
BY_IDENTITY = FaultKind(
    "travel-by-identity",
    N_("this file is for the holder of a secret key. Give that key, with --identity FILE."),
)
WRONG_PASSPHRASE = FaultKind(
    "travel-wrong-passphrase",
    N_("this is not the passphrase of this file. Check it with its sender."),
)
OTHERS_FILE = FaultKind(
    "travel-other-identity",
    N_("this file was made for another secret key. Ask its sender to make it for yours."),
)
DAMAGED = FaultKind(
    "travel-damaged",
    N_("this file was damaged on its way; nothing was taken in. Ask its sender for it again."),
)
NO_IDENTITY = FaultKind(
    "no-identity",
    N_("this file holds no secret key of age, a line that begins with AGE-SECRET-KEY-1."),
)
NO_RECIPIENT = FaultKind(
    "no-recipient",
    N_("“{text}” is no public key of age, which begins with age1. Copy all of it."),
)


def sealed_to(content: bytes, recipient: str) -> bytes:
    """An age file for whoever holds the secret key. Raises `UserFault` for no public key."""
    import pyrage

    try:
        key = pyrage.x25519.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError:
        raise refuse(NO_RECIPIENT, text=recipient) from None
    sealed: bytes = pyrage.encrypt(content, [key])
    return sealed


def sealed_by(content: bytes, passphrase: str) -> bytes:
    """An age file for whoever knows the passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = _scrypt(passphrase, salt)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = _MAGIC + b"-> scrypt %s %d\n%s\n---" % (_b64(salt), FACTOR, _b64(wrapped))
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    parts = [header, b" ", _b64(mac), b"\n", nonce]
    starts = range(0, max(len(content), 1), _CHUNK)
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        counter = number.to_bytes(11) + bytes([last])
        parts.append(cipher.encrypt(counter, content[start : start + _CHUNK], None))
    return b"".join(parts)


def opened_with(content: bytes, identity: str) -> bytes:
    """What an age file holds, by the text of an identity file. Raises `UserFault`."""
    import pyrage

    keys = _identities(identity)
    if _scrypt_factor(content) is not None:
        raise refuse(BY_PASSPHRASE)
    return _opened(lambda: pyrage.decrypt(content, keys), "No matching keys found", OTHERS_FILE)


def opened_by(content: bytes, passphrase: str) -> bytes:
    """What an age file holds, by its passphrase. Raises `UserFault`."""
    import pyrage

    factor = _scrypt_factor(content)
    if factor is None:
        raise refuse(BY_IDENTITY)
    if factor > MOST_FACTOR:
        raise refuse(TOO_COSTLY, factor=factor, most=MOST_FACTOR)
    words = unicodedata.normalize("NFC", passphrase)
    return _opened(
        lambda: pyrage.passphrase.decrypt(content, words), "Decryption failed", WRONG_PASSPHRASE
    )


class _Stanza(NamedTuple):
    kind: bytes
    arguments: list[bytes]


def _scrypt_factor(content: bytes) -> int | None:
    """The scrypt factor that the header asks for; `None` for a file that no passphrase opens.

    Read before anything is derived, for that may take minutes.
    """
    if not content.startswith(_MAGIC):
        raise refuse(NOT_AGE)
    header, found, _ = content[:_LARGEST_HEADER].partition(b"\n---")
    if not found:
        raise refuse(NOT_AGE)
    stanzas = [_Stanza(line[0], line[1:]) for line in _arguments(header)]
    scrypt = [stanza for stanza in stanzas if stanza.kind == b"scrypt"]
    if not scrypt:
        return None
    factor = scrypt[0].arguments[-1] if len(scrypt[0].arguments) == 2 else b""
    if len(stanzas) > 1 or not re.fullmatch(rb"[1-9]\d{0,2}", factor):
        raise refuse(NOT_AGE)
    return int(factor)


def _arguments(header: bytes) -> list[list[bytes]]:
    lines = (line for line in header.split(b"\n") if line.startswith(b"-> "))
    return [line[3:].split(b" ") for line in lines]


def _opened(open_: Callable[[], bytes], wrong: str, otherwise: FaultKind) -> bytes:
    import pyrage

    try:
        return open_()
    except pyrage.DecryptError as error:
        # Its kinds are told apart by their text alone.
        raise refuse(otherwise if str(error) == wrong else DAMAGED) from None


def _identities(text: str) -> list[Identity]:
    import pyrage

    lines = [line.strip() for line in text.splitlines()]
    secrets = [line for line in lines if line and not line.startswith("#")]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in secrets]
    except pyrage.IdentityError:
        raise refuse(NO_IDENTITY) from None
    if not found:
        raise refuse(NO_IDENTITY)
    return found


def _scrypt(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = unicodedata.normalize("NFC", passphrase).encode()
    labelled = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=labelled, length=32, n=2**FACTOR, r=8, p=1).derive(words)


def _derived(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _b64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")

"""Files for others: age, as every other age program reads and writes it."""

from __future__ import annotations

import re
import time

import pyrage
import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import age_file

WORDS = "correct horse"
CONTENT = b"a draft " * 20_000


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return age_file.sealed_by(CONTENT, WORDS)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_what_we_write_for_a_passphrase_another_program_reads(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(age_file, "FACTOR", 10)
    content = bytes(range(256)) * 1000

    sealed = age_file.sealed_by(content[:size], "café")
    assert pyrage.passphrase.decrypt(sealed, "café") == content[:size]


def test_the_passphrase_opens_it_and_another_does_not(sealed: bytes) -> None:
    assert age_file.opened_by(sealed, WORDS) == CONTENT
    with pytest.raises(UserFault, match="travel-wrong-passphrase"):
        age_file.opened_by(sealed, "Correct horse")


def test_what_is_inside_cannot_be_read(sealed: bytes) -> None:
    assert b"draft" not in sealed
    assert b"scrypt" in sealed.split(b"\n")[1]


def test_a_key_opens_what_was_made_for_it() -> None:
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    sealed = age_file.sealed_to(CONTENT, f" {mine.to_public()}\n")
    file = f"# created: 2026\n# public key: {mine.to_public()}\n{mine}\n"

    assert age_file.opened_with(sealed, file) == CONTENT
    assert age_file.opened_with(sealed, f"{other}\n{mine}") == CONTENT
    with pytest.raises(UserFault, match="travel-other-identity"):
        age_file.opened_with(sealed, str(other))


def test_each_kind_of_file_says_what_opens_it(sealed: bytes) -> None:
    mine = pyrage.x25519.Identity.generate()

    with pytest.raises(UserFault, match="travel-by-passphrase"):
        age_file.opened_with(sealed, str(mine))
    with pytest.raises(UserFault, match="travel-by-identity"):
        age_file.opened_by(age_file.sealed_to(b"", str(mine.to_public())), WORDS)


@pytest.mark.parametrize("text", ["", "# nothing", "AGE-SECRET-KEY-1XX", "ssh-rsa AAAA", "\x00"])
def test_what_is_no_identity_file_is_told(text: str, sealed: bytes) -> None:
    with pytest.raises(UserFault, match="no-identity"):
        age_file.opened_with(sealed, text)


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1XX", "anna@example.org"])
def test_what_is_no_public_key_is_told(text: str) -> None:
    with pytest.raises(UserFault, match="no-recipient"):
        age_file.sealed_to(b"", text)


@pytest.mark.parametrize("factor", [21, 30, 63, 255, 999])
def test_too_high_a_factor_is_refused_before_anything_is_derived(
    sealed: bytes, factor: int
) -> None:
    costly = re.sub(rb"(-> scrypt \S+) 18\n", rb"\1 %d\n" % factor, sealed)

    began = time.process_time()
    with pytest.raises(UserFault, match="travel-too-costly"):
        age_file.opened_by(costly, WORDS)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("factor", [b"", b"0", b"-1", b"18 18", b"1e9", b"9999", b"018", b"\xb2"])
def test_a_factor_that_is_no_number_is_refused(sealed: bytes, factor: bytes) -> None:
    wrong = re.sub(rb"(-> scrypt \S+) 18\n", lambda found: found[1] + b" " + factor + b"\n", sealed)

    with pytest.raises(UserFault, match="not-travelling"):
        age_file.opened_by(wrong, WORDS)


def test_a_second_stanza_beside_the_passphrase_is_refused(sealed: bytes) -> None:
    wrong = sealed.replace(b"\n---", b"\n-> scrypt AAAA 10\nAAAA\n---", 1)

    with pytest.raises(UserFault, match="not-travelling"):
        age_file.opened_by(wrong, WORDS)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"format = 1",
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v1\n" + b"-> X25519 a\nb\n" * 5_000 + b"--- ",
        b"age-encryption.org/v2\n-> scrypt AA 18\nAA\n--- AA\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ],
)
def test_what_is_no_age_file_is_told(content: bytes) -> None:
    with pytest.raises(UserFault, match="not-travelling"):
        age_file.opened_by(content, WORDS)


def test_a_file_cut_short_or_changed_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_file, "FACTOR", 10)
    sealed = age_file.sealed_by(CONTENT, WORDS)
    start = sealed.index(b"\n---") + 50
    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in (start + 40, -1)]

    for broken in (sealed[:-1], sealed[: start + 65_700], sealed[:start], *changed):
        with pytest.raises(UserFault, match="travel-damaged"):
            age_file.opened_by(broken, WORDS)

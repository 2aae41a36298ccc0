from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault.records import Attached
from nato_apply.vault.store import Vault


@pytest.fixture
def draft(vault: Vault, now: datetime) -> str:
    return vault.save("a = 1", name=None, call=None, now=now).id


def test_a_file_is_given_back_as_it_was(folder: Path, key: bytes, vault: Vault, draft: str) -> None:
    content = bytes(range(256)) * 5000
    attached = vault.attach(draft, "diploma.pdf", content)
    vault.close()

    with Vault.open(folder, key) as again:
        assert attached == Attached("diploma.pdf", hashlib.sha256(content).hexdigest())
        assert again.attachments(draft) == [attached]
        assert again.attachment(draft, "diploma.pdf") == content


def test_a_name_that_is_taken_gets_a_number(vault: Vault, draft: str) -> None:
    names = [vault.attach(draft, "x.pdf", bytes([n])).name for n in range(3)]

    assert names == ["x.pdf", "x (2).pdf", "x (3).pdf"]
    assert vault.attach(draft, "X.pdf", b"other").name == "X (4).pdf"


def test_the_same_file_again_is_the_same_file(vault: Vault, draft: str) -> None:
    vault.attach(draft, "x.pdf", b"1")
    second = vault.attach(draft, "x.pdf", b"2")

    assert vault.attach(draft, "x.pdf", b"2") == second
    assert [a.name for a in vault.attachments(draft)] == ["x.pdf", "x (2).pdf"]


def test_the_same_content_under_two_names_is_stored_once(
    folder: Path, vault: Vault, now: datetime, draft: str
) -> None:
    other = vault.save("b = 1", name=None, call=None, now=now).id
    content = b"\x00\xff" * 500_000
    vault.attach(draft, "x.pdf", content)
    before = _size(folder)
    vault.attach(draft, "y.pdf", content)
    vault.attach(other, "z.pdf", content)

    assert vault.attachment(other, "z.pdf") == content
    assert _size(folder) - before < 100_000


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\zoe\\diploma.pdf", "diploma.pdf"),
        ("..", "document"),
        ("a/", "document"),
        ("", "document"),
        ("line\nbreak\x00\x1b.pdf", "linebreak.pdf"),
        ("gpj.\u202efdp.exe", "gpj.fdp.exe"),
        ("not utf-8 \udcff.pdf", "not utf-8 .pdf"),
        ("e\u0301cole.pdf", "école.pdf"),
        (".hidden", "hidden"),
        ("Δίπλωμα (2).pdf", "Δίπλωμα (2).pdf"),
        ("n" * 500 + ".pdf", "n" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_safe_to_show(vault: Vault, draft: str, given: str, kept: str) -> None:
    assert vault.attach(draft, given, b"1").name == kept


def test_an_unknown_file_or_draft_is_refused(vault: Vault, draft: str) -> None:
    with pytest.raises(UserFault, match="no-attachment"):
        vault.attachment(draft, "x.pdf")
    with pytest.raises(UserFault, match="no-draft"):
        vault.attach("nosuchid", "x.pdf", b"1")

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from nato_apply import paths
from nato_apply.errors import UserFault
from nato_apply.vault.access import for_reading, for_writing

WORDS = "correct horse"


def test_the_first_writing_makes_the_vault_and_the_next_finds_it(
    folder: Path, now: datetime
) -> None:
    for number in (1, 2):
        with for_writing(folder, "command", now=now, passphrase=WORDS) as vault:
            vault.save(f"a = {number}", name=None, call=None, now=now)

    with for_reading(folder, WORDS) as found:
        assert found
        assert len(found.drafts()) == 2


def test_reading_makes_no_vault(folder: Path) -> None:
    with for_reading(folder, WORDS) as vault:
        assert vault is None
    assert not folder.exists()


def test_one_reads_what_another_is_writing(folder: Path, now: datetime) -> None:
    with for_writing(folder, "window", now=now, passphrase=WORDS) as vault:
        saved = vault.save("a = 1", name=None, call=None, now=now)
        with for_reading(folder, WORDS) as reader:
            assert reader
            assert reader.load(saved.id) == "a = 1"
        with (
            pytest.raises(UserFault, match="vault-held-by-window"),
            for_writing(folder, "command", now=now, passphrase=WORDS, wait_s=0),
        ):
            pass


def test_without_a_key_store_and_a_passphrase_nothing_is_made(
    folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserFault, match="no-key-store"), for_writing(folder, "command", now=now):
        pass
    assert not (folder / "vault.db").exists()
    assert not (folder / "vault.json").exists()


def test_what_is_heavy_is_not_imported_with_the_vault() -> None:
    heavy = {"attrs", "cryptography", "filelock", "keyring", "sqlcipher3"}
    question = "import sys, nato_apply.vault.access; print(*sys.modules)"
    loaded = subprocess.check_output(
        [sys.executable, "-c", question], cwd=paths.PACKAGE.parent, text=True
    )

    assert "nato_apply.vault.store" in loaded.split()
    assert not heavy & set(loaded.split())

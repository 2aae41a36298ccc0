"""The vault's key in memory: gone when the vault is closed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault import keys, secret
from nato_apply.vault.store import Vault
from tests.vault.programs.remember import masked


def test_a_closed_vault_has_forgotten_its_key(folder: Path, key: bytes, vault: Vault) -> None:
    assert vault.key == key
    vault.close()
    assert vault.key == bytes(32)

    again = keys.unlock(folder, "correct horse")
    assert again == key
    secret.wipe(again)
    assert again == bytes(32)


@pytest.mark.skipif(sys.platform != "linux", reason="a process cannot read its own memory there")
def test_no_copy_of_the_key_is_left_in_memory(
    folder: Path, key: bytes, vault: Vault, program: Any
) -> None:
    vault.close()
    child = program("remember.py", folder, masked(key).hex())
    found = json.loads(child.communicate(timeout=60)[0])

    assert found["open"] > 0
    assert found["closed"] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a process cannot read its own memory there")
def test_a_key_that_is_not_wiped_would_be_found(
    folder: Path, key: bytes, vault: Vault, program: Any
) -> None:
    """The control."""
    vault.close()
    child = program("remember.py", folder, masked(key).hex(), "--careless")

    assert json.loads(child.communicate(timeout=60)[0])["closed"] > 0

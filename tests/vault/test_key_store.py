"""The key in a real key store: gnome-keyring, on a D-Bus of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault.key_store import WAIT_S

pytestmark = pytest.mark.system("dbus-run-session", "gnome-keyring-daemon")

SESSION = ("dbus-run-session", "--")


@pytest.fixture
def session(folder: Path, program: Any) -> Any:
    """What happened to a vault in a session; gnome-keyring is told to `--unlock` or `--start`."""

    def run(option: str) -> dict[str, Any]:
        child = program("key_store_session.py", folder, option, before=SESSION)
        printed, _ = child.communicate(timeout=60)
        results: dict[str, Any] = json.loads(printed)
        return results

    return run


def test_the_key_store_holds_the_key_and_each_way_it_fails_has_its_sentence(session: Any) -> None:
    results = session("--unlock")

    assert WAIT_S <= results.pop("seconds") < WAIT_S + 2
    assert results == {
        "state": "key-store",
        "key in header": False,
        "opens": True,
        "opens with a passphrase": True,
        "read without keyring": True,
        "another entry": None,
        "hanging": "key-store-locked",
        "another key": "vault-other-key",
        "no key": "vault-other-key",
        "reset": "key-entry-missing",
        "reset, made anew": "vault-exists",
        "reset, recovered": True,
        "put back": True,
        "moved to a passphrase": "passphrase",
        "opens with it": True,
        "entry left": None,
        "moved back": "key-store",
        "opens without": True,
        "documents unchanged": True,
        "locked, without keyring": None,
        "locked": "key-store-locked",
        "header unchanged": True,
    }


def test_a_key_store_that_stays_locked_makes_no_vault(session: Any) -> None:
    assert session("--start") == {"set up": "key-store-locked", "made": False}

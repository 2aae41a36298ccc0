from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from nato_apply.errors import UserFault
from nato_apply.vault import header, keys
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

WORDS = "correct horse"


def changed(folder: Path, **fields: object) -> None:
    """Change fields of vault.json as someone would who knows the format: with a right checksum."""
    file = folder / header.FILE
    stored = json.loads(file.read_text()) | fields
    del stored["sum"]
    file.write_text(json.dumps({**stored, "sum": header._sum(stored)}))


def way(folder: Path) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((folder / header.FILE).read_text())["keys"][0]
    return stored


class TestByPassphrase:
    @pytest.fixture(autouse=True)
    def made(self, vault: Vault) -> None:
        vault.close()

    def test_the_passphrase_gives_the_key_back(self, folder: Path, key: bytes) -> None:
        assert keys.state(folder) == "passphrase"
        assert len(key) == 32
        assert keys.unlock(folder, WORDS) == key
        assert keys.unlock(folder, lambda: WORDS) == key

    def test_an_accent_may_be_typed_in_two_ways(self, tmp_path: Path, cheap: Cost) -> None:
        folder = tmp_path / "other"
        key = keys.set_up(folder, "caf\u00e9", cheap)
        Vault.create(folder, key).close()

        assert keys.unlock(folder, "cafe\u0301") == key

    def test_a_wrong_passphrase_is_told_from_none(self, folder: Path) -> None:
        with pytest.raises(UserFault, match="wrong-passphrase"):
            keys.unlock(folder, "Correct horse")
        with pytest.raises(UserFault, match="no-passphrase"):
            keys.unlock(folder)

    def test_the_header_gives_neither_key_nor_passphrase_away(
        self, folder: Path, key: bytes
    ) -> None:
        text = (folder / header.FILE).read_text()

        assert key.hex() not in text
        assert WORDS not in text

    def test_a_second_vault_is_not_set_up_over_the_first(self, folder: Path) -> None:
        before = (folder / header.FILE).read_bytes()

        with pytest.raises(UserFault, match="vault-exists"):
            keys.set_up(folder, WORDS)
        assert (folder / header.FILE).read_bytes() == before

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"[]",
            b"{}",
            b"null",
            b"\xff\xfe",
            b'{"format": "1"}',
            b"[" * 50_000,
            b'{"format": 1, "sum": ""}',
        ],
    )
    def test_a_damaged_header_is_not_called_a_wrong_passphrase(
        self, folder: Path, content: bytes
    ) -> None:
        (folder / header.FILE).write_bytes(content)

        for question in (keys.state, lambda folder: keys.unlock(folder, WORDS)):
            with pytest.raises(UserFault, match="vault-header-damaged"):
                question(folder)

    def test_one_changed_letter_of_the_header_is_noticed(self, folder: Path) -> None:
        file = folder / header.FILE
        text = file.read_text()
        wrapped = way(folder)["wrapped"]
        file.write_text(text.replace(wrapped, wrapped[::-1]))

        with pytest.raises(UserFault, match="vault-header-damaged"):
            keys.unlock(folder, WORDS)

    @pytest.mark.parametrize(
        "wrong",
        [{"memory_kib": 2**40}, {"salt": "xyz"}, {"iterations": None}, {"nonce": ""}, {"lanes": 0}],
    )
    def test_a_header_that_asks_the_impossible_is_damaged(
        self, folder: Path, wrong: dict[str, object]
    ) -> None:
        changed(folder, keys=[way(folder) | wrong])

        with pytest.raises(UserFault, match="vault-header-damaged"):
            keys.unlock(folder, WORDS)

    def test_a_wrapped_key_is_bound_to_its_vault_and_its_cost(self, folder: Path) -> None:
        changed(folder, vault="another")
        with pytest.raises(UserFault, match="wrong-passphrase"):
            keys.unlock(folder, WORDS)

    def test_a_header_of_a_newer_format_is_refused_as_such(self, folder: Path) -> None:
        changed(folder, format=2)

        with pytest.raises(UserFault, match="vault-header-newer"):
            keys.unlock(folder, WORDS)

    def test_a_later_way_to_the_key_is_tried_where_the_first_fails(
        self, folder: Path, key: bytes
    ) -> None:
        changed(folder, keys=[{"by": "key-store"}, way(folder)])

        assert keys.unlock(folder, WORDS) == key
        with pytest.raises(UserFault, match="key-store-not-there"):
            keys.unlock(folder)


def test_before_a_vault_is_made_there_is_none(folder: Path, cheap: Cost) -> None:
    assert keys.state(folder) == "none"
    with pytest.raises(UserFault, match="no-vault"):
        keys.unlock(folder, WORDS)

    first = keys.set_up(folder, WORDS, cheap)
    assert keys.state(folder) == "none"
    # Nothing was saved with the first key: a program that died here may begin again.
    assert keys.set_up(folder, WORDS, cheap) != first


def test_an_empty_passphrase_is_refused(folder: Path, cheap: Cost) -> None:
    with pytest.raises(UserFault, match="empty-passphrase"):
        keys.set_up(folder, "", cheap)
    assert not folder.exists()


def test_a_passphrase_costs_a_guesser_what_the_header_says(folder: Path) -> None:
    keys.set_up(folder, WORDS)

    usual = way(folder)
    assert usual["kdf"] == "argon2id"
    assert usual["memory_kib"] >= 64 * 1024
    assert usual["iterations"] >= 3


@pytest.fixture(params=[keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def no_store(request: pytest.FixtureRequest) -> object:
    backend: KeyringBackend = request.param()
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.mark.usefixtures("no_store")
class TestWithoutAKeyStore:
    def test_a_passphrase_is_wanted_and_nothing_made(self, folder: Path) -> None:
        with pytest.raises(UserFault, match="no-key-store"):
            keys.set_up(folder)
        assert not folder.exists()

    def test_one_is_asked_for_where_somebody_can_answer(self, folder: Path, cheap: Cost) -> None:
        key = keys.set_up(folder, lambda: WORDS, cheap)
        Vault.create(folder, key).close()

        assert keys.state(folder) == "passphrase"
        assert keys.unlock(folder, WORDS) == key

    def test_a_vault_that_one_holds_cannot_be_opened(self, folder: Path, vault: Vault) -> None:
        vault.close()
        changed(folder, keys=[{"by": "key-store"}])

        assert keys.state(folder) == "key-store"
        for passphrase in (None, WORDS):
            with pytest.raises(UserFault, match="key-store-not-there"):
                keys.unlock(folder, passphrase)

"""The recovery key: on paper, in groups that notice what was mistyped, and what it opens."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest

from nato_apply.errors import UserFault, sentence
from nato_apply.vault import header, keys, recovery_key
from nato_apply.vault.access import for_reading, for_writing
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

WORDS = "correct horse"
SECRET = bytes(range(100, 120))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def places(text: str) -> object:
    with pytest.raises(UserFault, match="recovery-key-typo") as caught:
        recovery_key.read(text)
    return caught.value.faults[0].params["places"]


class TestOnPaper:
    def test_it_is_eight_groups_of_five_and_reads_back(self) -> None:
        written = recovery_key.written(SECRET)

        assert [len(group) for group in written.split("-")] == [5] * 8
        assert recovery_key.read(written) == SECRET

    def test_every_secret_reads_back(self) -> None:
        for secret in (bytes(20), b"\xff" * 20, *(recovery_key.new() for _ in range(200))):
            assert recovery_key.read(recovery_key.written(secret)) == secret

    def test_two_keys_are_never_the_same(self) -> None:
        assert len({recovery_key.new() for _ in range(100)}) == 100

    @pytest.mark.parametrize("between", [" ", "", " - ", "\n", "–"])
    def test_it_may_be_typed_as_people_type(self, between: str) -> None:
        written = recovery_key.written(SECRET).replace("-", between)

        assert recovery_key.read(f"  {written.lower()} ") == SECRET
        assert recovery_key.read(written.replace("0", "o").replace("1", "l")) == SECRET

    def test_each_wrong_letter_is_noticed_in_its_group(self) -> None:
        written = recovery_key.written(SECRET)
        for at, right in enumerate(written):
            if right == "-":
                continue
            for wrong in set(LETTERS) - {right}:
                assert places(written[:at] + wrong + written[at + 1 :]) == [at // 6 + 1]

    def test_two_letters_swapped_are_noticed_in_their_group(self) -> None:
        groups = recovery_key.written(SECRET).split("-")
        for place, group in enumerate(groups):
            for a, b in combinations(range(5), 2):
                if group[a] == group[b]:
                    continue
                swapped = list(group)
                swapped[a], swapped[b] = group[b], group[a]
                typed = [*groups[:place], "".join(swapped), *groups[place + 1 :]]
                assert places("-".join(typed)) == [place + 1]

    def test_two_groups_swapped_are_both_named(self) -> None:
        groups = recovery_key.written(SECRET).split("-")
        groups[2], groups[5] = groups[5], groups[2]

        assert places("-".join(groups)) == [3, 6]

    def test_a_letter_that_is_missing_names_its_group(self) -> None:
        groups = recovery_key.written(SECRET).split("-")

        assert places("-".join([*groups[:4], groups[4][1:], *groups[5:]])) == [5]

    def test_the_sentence_names_the_places_and_not_the_letters(self) -> None:
        groups = recovery_key.written(SECRET).split("-")
        groups[0], groups[7] = "ZZZZZ", "ÜÜÜÜÜ"
        with pytest.raises(UserFault) as caught:
            recovery_key.read("-".join(groups))

        told = sentence(caught.value.faults[0])
        assert "1 and 8" in told
        assert "ZZZZZ" not in told

    @pytest.mark.parametrize("text", ["", "correct horse", "ABCDE-" * 7, "A" * 39, "A" * 41])
    def test_too_much_or_too_little_is_no_recovery_key(self, text: str) -> None:
        with pytest.raises(UserFault, match="recovery-key-length"):
            recovery_key.read(text)


class TestOpens:
    @pytest.fixture
    def recovery(self, folder: Path, key: bytes, vault: Vault, now: datetime) -> str:
        vault.save("a = 1", name="Spring", call=None, now=now)
        vault.close()
        return keys.new_recovery_key(folder, key)

    @pytest.fixture(autouse=True)
    def documents_stay(self, folder: Path, recovery: str) -> object:
        """No way to the key that is added or changed encrypts anything again."""
        before = (folder / "vault.db").read_bytes()
        yield
        assert (folder / "vault.db").read_bytes() == before

    def test_it_opens_the_vault_whose_passphrase_is_forgotten(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        assert keys.has_recovery_key(folder)
        assert keys.unlock(folder, recovery=recovery) == key
        assert keys.unlock(folder, WORDS) == key

    def test_it_may_be_given_in_place_of_the_passphrase(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        assert keys.unlock(folder, recovery.lower()) == key
        assert keys.unlock(folder, lambda: recovery) == key
        with for_reading(folder, recovery) as vault:
            assert vault
            assert [row.name for row in vault.drafts()] == ["Spring"]

    def test_a_mistyped_one_in_place_of_the_passphrase_is_told_as_such(
        self, folder: Path, recovery: str
    ) -> None:
        wrong = ("Z" if recovery[0] != "Z" else "Y") + recovery[1:]

        with pytest.raises(UserFault, match="recovery-key-typo"):
            keys.unlock(folder, wrong)

    def test_it_opens_a_vault_whose_key_store_lost_its_entry(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        stored = json.loads((folder / header.FILE).read_text())
        del stored["sum"]
        stored["keys"][0] = {"by": "key-store"}
        stored["sum"] = header._sum(stored)
        (folder / header.FILE).write_text(json.dumps(stored))

        assert keys.unlock(folder, recovery) == key
        assert keys.unlock(folder, recovery=recovery) == key

    def test_a_passphrase_that_looks_like_one_stays_a_passphrase(
        self, folder: Path, key: bytes, cheap: Cost, recovery: str
    ) -> None:
        keys.hold_by_passphrase(folder, key, "A" * 40, cheap)

        assert keys.unlock(folder, "A" * 40) == key

    def test_a_new_one_takes_the_place_of_the_old(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        newer = keys.new_recovery_key(folder, key)

        assert keys.unlock(folder, recovery=newer) == key
        with pytest.raises(UserFault, match="wrong-recovery-key"):
            keys.unlock(folder, recovery=recovery)
        with pytest.raises(UserFault, match="wrong-recovery-key"):
            keys.unlock(folder, recovery)

    def test_a_changed_passphrase_leaves_it_as_it_was(
        self, folder: Path, key: bytes, cheap: Cost, recovery: str
    ) -> None:
        keys.hold_by_passphrase(folder, key, "battery staple", cheap)

        assert keys.unlock(folder, "battery staple") == key
        assert keys.unlock(folder, recovery=recovery) == key
        with pytest.raises(UserFault, match="wrong-passphrase"):
            keys.unlock(folder, WORDS)

    def test_an_empty_passphrase_changes_nothing(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        with pytest.raises(UserFault, match="empty-passphrase"):
            keys.hold_by_passphrase(folder, key, "")
        assert keys.unlock(folder, WORDS) == key

    def test_without_a_key_store_the_passphrase_goes_on_holding_the_key(
        self, folder: Path, key: bytes, recovery: str
    ) -> None:
        with pytest.raises(UserFault, match="no-key-store"):
            keys.hold_by_key_store(folder, key)
        assert keys.unlock(folder, WORDS) == key

    def test_another_key_changes_no_way(self, folder: Path, recovery: str) -> None:
        before = (folder / header.FILE).read_bytes()

        for change in (keys.new_recovery_key, keys.hold_by_key_store):
            with pytest.raises(UserFault, match="vault-other-key"):
                change(folder, bytes(32))
        assert (folder / header.FILE).read_bytes() == before

    def test_the_header_does_not_give_it_away(self, folder: Path, recovery: str) -> None:
        text = (folder / header.FILE).read_text()

        assert recovery not in text
        assert recovery_key.read(recovery).hex() not in text

    @pytest.mark.parametrize("wrong", [{"nonce": "xyz"}, {"wrapped": 1}, {"nonce": ""}])
    def test_a_header_that_holds_nonsense_is_damaged(
        self, folder: Path, recovery: str, wrong: dict[str, object]
    ) -> None:
        stored = json.loads((folder / header.FILE).read_text())
        del stored["sum"]
        stored["keys"][1] |= wrong
        (folder / header.FILE).write_text(json.dumps({**stored, "sum": header._sum(stored)}))

        with pytest.raises(UserFault, match="vault-header-damaged"):
            keys.unlock(folder, recovery=recovery)


def test_a_vault_without_one_opens_as_before_and_says_so(folder: Path, vault: Vault) -> None:
    vault.close()
    written = recovery_key.written(SECRET)

    assert not keys.has_recovery_key(folder)
    assert keys.unlock(folder, WORDS)
    with pytest.raises(UserFault, match="no-recovery-key"):
        keys.unlock(folder, recovery=written)
    with pytest.raises(UserFault, match="wrong-passphrase"):
        keys.unlock(folder, written)


def test_a_new_vault_shows_it_once(folder: Path, now: datetime) -> None:
    shown: list[str] = []
    for _ in range(2):
        with for_writing(
            folder, "command", now=now, passphrase=WORDS, show_recovery_key=shown.append
        ):
            pass

    assert len(shown) == 1
    with for_reading(folder, shown[0]) as vault:
        assert vault

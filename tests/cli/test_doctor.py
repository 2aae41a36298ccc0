"""`doctor`: what it looks at, what it puts right, and when it says that all is well."""

from __future__ import annotations

import json
import stat
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nato_apply import clock
from nato_apply.vault import backups, keys
from nato_apply.vault.store import Vault
from nato_apply.vault.writer import writing
from tests.cli.conftest import NOW, PASSPHRASE, Candidate, Cli

IDS = [
    "permissions",
    "place",
    "vault",
    "vault-newest",
    "vault-integrity",
    "history",
    "recovery-key",
    "backups",
    "leftovers",
    "key-store",
    "fonts",
    "time-zones",
    "disk-space",
]


@pytest.fixture
def filled(drafts: Cli, candidate: Candidate, vault: Path) -> Path:
    """A vault with a draft, and with the day's backup."""
    assert drafts("draft", "import", candidate('name = "Zoë"')).code == 0
    keys.new_recovery_key(vault, keys.unlock(vault, PASSPHRASE))
    return vault


def examined(drafts: Cli, *before: object) -> dict[str, Any]:
    done = drafts(*before, "doctor", "--json")
    found = json.loads(done.out)
    assert (done.code == 0) == found["ok"]
    assert found["ok"] == all(check["state"] != "fail" for check in found["checks"])
    return {check["id"]: check for check in found["checks"]}


def test_all_is_well_with_a_vault_by_passphrase_and_no_key_store(drafts: Cli, filled: Path) -> None:
    found = drafts("doctor", "--json").json

    assert list(found) == ["checks", "ok"]
    assert found["ok"] is True
    assert [check["id"] for check in found["checks"]] == IDS
    assert all(list(each) == ["id", "state", "text", "repaired"] for each in found["checks"])
    assert {check["state"] for check in found["checks"]} == {"ok"}
    assert not any(check["repaired"] for check in found["checks"])


def test_before_there_is_a_vault_all_is_well_and_nothing_is_made(cli: Cli, data: Path) -> None:
    done = cli("doctor")

    assert (done.code, done.err) == (0, "")
    assert "There is no vault yet." in done.out
    assert "All is well." in done.out
    assert not data.exists()


def test_it_names_nobody(drafts: Cli, filled: Path) -> None:
    done = drafts("doctor")

    assert done.code == 0
    assert "Zo" not in done.out


def test_what_others_can_read_is_closed(drafts: Cli, filled: Path, data: Path) -> None:
    (copy,) = backups.kept(filled)
    opened = [data, filled, filled / "vault.db", copy.folder, copy.file]
    for each in opened:
        each.chmod(0o777 if each.is_dir() else 0o644)

    check = examined(drafts)["permissions"]
    assert (check["state"], check["repaired"]) == ("ok", True)
    modes = {stat.S_IMODE(each.stat().st_mode) for each in opened}
    assert modes == {0o700, 0o600}
    assert not examined(drafts)["permissions"]["repaired"]


def test_what_a_killed_program_left_is_removed(drafts: Cli, filled: Path, data: Path) -> None:
    half = backups.place(filled) / ".new-x"
    half.mkdir()
    left = [data / ".nato-apply-1", filled / ".nato-apply-2", filled / "vault.holder"]
    for each in left:
        each.write_text("{}")

    assert examined(drafts)["leftovers"]["repaired"]
    assert not any(each.exists() for each in (half, *left))
    assert not examined(drafts)["leftovers"]["repaired"]


def test_while_the_window_writes_nothing_of_its_own_is_removed(drafts: Cli, filled: Path) -> None:
    temporary = filled / ".nato-apply-2"
    with writing(filled, "window", now=clock.moment(NOW)):
        temporary.write_text("")
        check = examined(drafts)["leftovers"]
        assert temporary.exists()

    assert (check["state"], check["repaired"]) == ("ok", False)
    assert "window" in check["text"]


def test_another_computer_that_holds_the_vault_is_a_warning(drafts: Cli, filled: Path) -> None:
    holder = {"host": "laptop", "pid": 1, "what": "window", "since": NOW}
    (filled / "vault.holder").write_text(json.dumps(holder))

    check = examined(drafts)["leftovers"]
    assert check["state"] == "warn"
    assert "“laptop”" in check["text"]
    assert (filled / "vault.holder").exists()


def test_a_damaged_vault_is_a_failure_and_left_as_it_is(drafts: Cli, filled: Path) -> None:
    file = filled / "vault.db"
    broken = bytearray(file.read_bytes())
    broken[-100] ^= 1
    file.write_bytes(broken)

    found = examined(drafts)
    assert found["vault-integrity"]["state"] == "fail"
    assert "damaged" in found["vault-integrity"]["text"]
    assert file.read_bytes() == broken


def test_each_way_in_which_a_vault_does_not_open_has_its_sentence(
    cli: Cli, drafts: Cli, filled: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("no")
    done = cli("--passphrase-file", wrong, "doctor")
    assert done.code == 1
    assert "not the passphrase" in done.out

    (filled / "vault.db").unlink()
    assert "missing or empty" in examined(drafts)["vault"]["text"]
    (filled / "vault.json").write_text("{")
    assert examined(drafts)["vault"]["state"] == "fail"


def test_a_vault_that_nobody_can_open_now_is_not_checked_and_no_failure(
    program: Cli, filled: Path
) -> None:
    """Opened by a passphrase, no key store, and no terminal: as a job of the night runs it."""
    done = program("doctor", "--json")

    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    states = {check["id"]: check["state"] for check in found["checks"]}
    assert found["ok"] is True
    assert (states["vault"], states["backups"]) == ("unchecked", "unchecked")
    assert states["recovery-key"] == "ok"
    assert set(states) == set(IDS) - {"vault-newest", "vault-integrity", "history"}
    shown = program("doctor").out
    assert "☐ Not checked:" in shown
    assert "All is well" not in shown


def test_a_history_that_does_not_hold_together_is_a_failure(drafts: Cli, filled: Path) -> None:
    with Vault.open(filled, keys.unlock(filled, PASSPHRASE)) as vault:
        vault._db.rows("UPDATE draft SET revision = 7")
        id_ = vault.drafts()[0].id

    check = examined(drafts)["history"]
    assert check["state"] == "fail"
    assert id_ in check["text"]


def test_a_vault_without_a_recovery_key_is_a_warning(drafts: Cli, vault: Path) -> None:
    check = examined(drafts)["recovery-key"]

    assert check["state"] == "warn"
    assert "Make one" in check["text"]


class TestBackups:
    def test_none_is_a_warning_where_there_is_something_to_lose(
        self, drafts: Cli, filled: Path
    ) -> None:
        (copy,) = backups.kept(filled)
        for file in copy.folder.iterdir():
            file.unlink()
        copy.folder.rmdir()

        assert examined(drafts)["backups"]["state"] == "warn"

    def test_a_damaged_one_is_a_failure(self, drafts: Cli, filled: Path) -> None:
        (copy,) = backups.kept(filled)
        copy.file.write_bytes(copy.file.read_bytes()[:-1])

        assert examined(drafts)["backups"]["state"] == "fail"

    def test_one_of_the_future_tells_of_a_wrong_clock(self, drafts: Cli, filled: Path) -> None:
        check = examined(drafts, "--now", "2020-01-01")["backups"]

        assert check["state"] == "warn"
        assert "clock" in check["text"]

    def test_an_old_one_is_a_warning_where_something_was_saved_since(
        self, drafts: Cli, filled: Path
    ) -> None:
        (copy,) = backups.kept(filled)
        assert copy.made
        copy.folder.rename(copy.folder.with_name("2025-12-01T000000Z"))

        assert examined(drafts)["backups"]["state"] == "warn"
        later = (datetime.fromisoformat(NOW) + timedelta(days=2)).isoformat()
        assert examined(drafts, "--now", later)["backups"]["state"] == "warn"


def test_a_folder_of_a_sync_client_is_a_warning(program: Cli, tmp_path: Path) -> None:
    done = program("--data-dir", tmp_path / "Dropbox" / "data", "doctor", "--json", bare=True)

    assert done.code == 0
    assert {check["id"]: check["state"] for check in done.json["checks"]}["place"] == "warn"


def test_it_speaks_french(drafts: Cli, filled: Path) -> None:
    assert drafts("--lang", "fr", "doctor").code == 0

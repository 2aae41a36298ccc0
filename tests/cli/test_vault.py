"""`vault`: a person who lost a key, a file or a disk page gets everything back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from nato_apply.vault import backups
from tests.cli.conftest import NOW, PASSPHRASE, Candidate, Cli

KEY = re.compile("([0-9A-Z]{5}-){7}[0-9A-Z]{5}")


@pytest.fixture
def draft(drafts: Cli, candidate: Candidate, vault: Path) -> str:
    return str(drafts("draft", "import", candidate('name = "Spring"'), "--json").json["id"])


@pytest.fixture
def recovery_key(drafts: Cli, draft: str, tmp_path: Path) -> Path:
    """A file with the recovery key of the vault."""
    done = drafts("vault", "recovery-key")
    assert (done.code, done.out) == (0, "")
    file = tmp_path / "recovery"
    file.write_text(done.told[-1])
    return file


def test_the_first_draft_shows_the_recovery_key_once(
    cli: Cli, candidate: Candidate, passphrase_file: Path, tmp_path: Path
) -> None:
    shown = [
        cli("--passphrase-file", passphrase_file, "draft", "import", candidate()) for _ in range(2)
    ]

    assert [done.code for done in shown] == [0, 0]
    assert not any(KEY.search(done.out) for done in shown)
    assert KEY.fullmatch(shown[0].told[-1])
    assert shown[1].err == ""
    file = tmp_path / "recovery"
    file.write_text(shown[0].told[-1].lower().replace("-", " "))
    found = cli("--passphrase-file", file, "draft", "list", "--json").json
    assert len(found["drafts"]) == 2


def test_whoever_forgot_the_passphrase_gets_everything_back(
    cli: Cli, draft: str, recovery_key: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.write_text("new words")
    done = cli(
        "--passphrase-file", recovery_key, "vault", "passphrase", "--new-passphrase-file", new
    )

    assert done.code == 0, done
    shown = cli("--passphrase-file", new, "draft", "show", draft, "--json").json
    assert shown["name"] == "Spring"
    old = cli("--passphrase-file", passphrase_file, "draft", "list")
    assert old.code == 2
    assert "not the passphrase" in old.err
    assert cli("--passphrase-file", recovery_key, "draft", "list").code == 0


def test_a_mistyped_recovery_key_is_told_by_the_group(
    cli: Cli, recovery_key: Path, tmp_path: Path
) -> None:
    groups = recovery_key.read_text().split("-")
    groups[3] = ("Z" if groups[3][0] != "Z" else "Y") + groups[3][1:]
    recovery_key.write_text("-".join(groups))
    done = cli("--passphrase-file", recovery_key, "draft", "list")

    assert done.code == 2
    assert "counted from the first, with the paper: 4." in done.err


def test_without_a_key_store_the_passphrase_stays(drafts: Cli, draft: str) -> None:
    done = drafts("vault", "key-store")

    assert done.code == 2
    assert "no key store" in done.err
    assert drafts("draft", "list").code == 0


def test_a_backup_is_made_listed_and_put_back(drafts: Cli, draft: str, vault: Path) -> None:
    (first,) = drafts("vault", "backups", "--json").json["backups"]
    assert first == {"name": "2026-04-10T070000Z", "made": "2026-04-10T07:00:00+00:00"}
    assert drafts("vault", "back-up").out == f"backup {first['name']}\n"
    assert drafts("vault", "backups").out == f"{first['name']}\n"
    drafts("draft", "delete", draft)

    done = drafts("vault", "restore", first["name"])
    assert done.code == 0
    assert str(vault.parent / "set-aside") in done.out
    assert [row["id"] for row in drafts("draft", "list", "--json").json["drafts"]] == [draft]
    assert drafts("vault", "restore", "yesterday").code == 2


@pytest.mark.parametrize("lost", ["vault.db", "vault.json"])
def test_what_was_lost_is_put_back_with_the_recovery_key(
    cli: Cli, drafts: Cli, draft: str, recovery_key: Path, vault: Path, lost: str
) -> None:
    (vault / lost).unlink()
    assert drafts("draft", "list").code == 2
    name = backups.kept(vault)[0].name

    assert cli("--passphrase-file", recovery_key, "vault", "restore", name).code == 0
    assert draft in drafts("draft", "list").out


def test_where_the_whole_vault_is_gone_the_backup_is_enough(
    drafts: Cli, draft: str, vault: Path
) -> None:
    shutil.rmtree(vault)

    assert drafts("vault", "restore", backups.kept(vault)[0].name).code == 0
    assert draft in drafts("draft", "list").out


def test_a_damaged_vault_is_salvaged_and_put_in_place(drafts: Cli, draft: str, vault: Path) -> None:
    file = vault / "vault.db"
    broken = bytearray(file.read_bytes())
    broken[-100] ^= 1
    file.write_bytes(broken)

    done = drafts("vault", "salvage")
    assert done.code == 0
    name = done.out.partition(":")[0]
    assert name in done.err
    assert drafts("vault", "restore", name).code == 0
    assert draft in drafts("draft", "list").out
    assert drafts("doctor").code == 0


@pytest.mark.parametrize(
    "command", ["recovery-key", "passphrase", "key-store", "salvage", "back-up", "take-over"]
)
def test_without_a_vault_there_is_nothing_to_do(cli: Cli, data: Path, command: str) -> None:
    done = cli("vault", command)

    assert (done.code, done.out) == (2, "")
    assert "no drafts yet" in done.err
    assert not data.exists()


def test_a_vault_that_another_computer_writes_is_taken_over(
    drafts: Cli, draft: str, vault: Path, candidate: Candidate
) -> None:
    holder = {"host": "laptop", "pid": 1, "what": "window", "since": NOW}
    (vault / "vault.holder").write_text(json.dumps(holder))

    assert drafts("draft", "list").code == 0
    done = drafts("draft", "import", candidate(), "--into", draft)
    assert (done.code, done.out) == (2, "")
    assert "“laptop”" in done.err
    assert "take-over" in done.err
    assert drafts("vault", "take-over").code == 0
    assert drafts("draft", "import", candidate(), "--into", draft).code == 0


def test_nothing_printed_gives_a_passphrase_away(drafts: Cli, draft: str) -> None:
    for command in (["vault", "backups"], ["vault", "back-up"], ["doctor"]):
        done = drafts(*command)
        assert PASSPHRASE not in done.out + done.err


def test_a_vault_that_lost_its_newest_saves_says_so(
    drafts: Cli, draft: str, vault: Path, candidate: Candidate
) -> None:
    old = (vault / "vault.db").read_bytes()
    drafts("draft", "import", candidate('name = "Autumn"'))
    (vault / "vault.db").write_bytes(old)

    done = drafts("draft", "list")
    assert done.code == 0
    assert "older than the last one" in done.err
    assert "older than the last one" in drafts("doctor").out

"""Deleting a draft on the command line: what is said of its backups."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from nato_apply.vault import backups
from tests.cli.conftest import Candidate, Cli


@pytest.fixture
def draft(drafts: Cli, candidate: Candidate) -> str:
    return str(drafts("draft", "import", candidate(), "--json").json["id"])


def test_it_says_that_backups_still_hold_a_draft(drafts: Cli, draft: str) -> None:
    done = drafts("draft", "delete", draft)

    assert (done.code, done.out) == (0, f"deleted draft {draft}\n")
    assert "still in 1 backup" in done.err


def test_it_removes_a_draft_from_the_backups_where_asked(drafts: Cli, draft: str) -> None:
    done = drafts("draft", "delete", draft, "--backups")

    assert done.code == 0
    assert done.told[0] == "It was removed from 1 backup too."
    assert "exported or sent on" in done.told[1]
    assert len(done.told) == 2


def test_a_document_is_forgotten_and_its_copies_told(
    drafts: Cli, candidate: Candidate, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF a")
    slot = '[[documents]]\nslot = "qualifications"\nfile = "a.pdf"\n'
    draft = drafts("draft", "import", candidate(slot), "--json").json["id"]
    done = drafts("draft", "forget-document", draft, "a.pdf")

    assert (done.code, done.out) == (0, f"forgot “a.pdf” of draft {draft}\n")
    assert "still in 1 backup" in done.err
    assert "--backups" in done.err
    assert drafts("draft", "show", draft).code == 0
    again = drafts("draft", "forget-document", draft, "a.pdf")
    assert (again.code, again.out) == (2, "")
    command = ["draft", "forget-document", draft, "a.pdf", "--backups"]
    assert [drafts(*command).code for _ in range(2)] == [0, 2]


def test_what_is_set_aside_is_told_and_can_be_removed(drafts: Cli, draft: str, vault: Path) -> None:
    name = backups.kept(vault)[0].name
    assert drafts("vault", "restore", name).code == 0
    [aside] = drafts("vault", "backups", "--json").json["set_aside"]
    assert aside in drafts("vault", "backups").out

    assert aside in drafts("draft", "delete", draft).err
    assert drafts("vault", "remove-backup", aside).out == f"removed {aside}\n"
    assert drafts("vault", "remove-backup", name).code == 0
    assert drafts("vault", "backups", "--json").json == {"backups": [], "set_aside": []}
    assert drafts("vault", "remove-backup", aside).code == 2


class TestErasing:
    def test_needs_to_be_meant(self, drafts: Cli, draft: str) -> None:
        done = drafts("vault", "erase")

        assert (done.code, done.out) == (2, "")
        assert "--yes" in done.err
        assert draft in drafts("draft", "list").out

    def test_leaves_no_file_that_holds_anything(self, drafts: Cli, draft: str, data: Path) -> None:
        assert drafts("vault", "erase", "--yes").code == 0

        left = [file for file in data.rglob("*") if file.is_file() and file.stat().st_size]
        assert left == []
        assert drafts("draft", "list", "--json").json == {"drafts": []}
        assert drafts("doctor").code == 0


def test_what_was_deleted_before_is_removed_from_the_backups_afterwards(
    drafts: Cli, draft: str
) -> None:
    first = drafts("draft", "delete", draft)
    assert "The same command with --backups" in first.told[1]
    assert "exported or sent on" in first.told[2]

    again = drafts("draft", "delete", draft, "--backups")
    assert (again.code, again.told[0]) == (0, "It was removed from 1 backup too.")
    assert drafts("draft", "delete", draft, "--backups").code == 2


def test_a_backup_that_is_damaged_is_a_warning(drafts: Cli, draft: str, vault: Path) -> None:
    backups.kept(vault)[0].file.write_bytes(b"broken" * 2000)
    done = drafts("draft", "delete", draft, "--backups")

    assert (done.code, done.out) == (0, f"deleted draft {draft}\n")
    assert "damaged" in done.err
    assert drafts("draft", "list", "--json").json == {"drafts": []}


class TestEverything:
    def test_a_person_gets_all_that_is_kept_of_them(
        self, drafts: Cli, candidate: Candidate, tmp_path: Path
    ) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF a")
        slot = '[[documents]]\nslot = "qualifications"\nfile = "a.pdf"\n'
        id_ = drafts("draft", "import", candidate(f'name = "Zoë"\n{slot}'), "--json").json["id"]
        drafts("draft", "import", candidate(f'name = "Zoé"\n{slot}'), "--into", id_)
        target = tmp_path / "mine"
        done = drafts("draft", "export-all", target)

        assert done.code == 0
        assert "in clear" in done.err
        whole = json.loads((target / "drafts.json").read_text())
        [draft] = whole["drafts"]
        assert draft["candidate"]["name"] == "Zoé"
        assert [row["revision"] for row in draft["history"]["revisions"]] == [1, 2]
        assert (target / id_ / "a.pdf").read_bytes() == b"%PDF a"
        files = [target, *target.rglob("*")]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o700, 0o600}

    def test_a_folder_that_is_there_is_left_alone(
        self, drafts: Cli, draft: str, tmp_path: Path
    ) -> None:
        (tmp_path / "mine").mkdir()

        assert drafts("draft", "export-all", tmp_path / "mine").code == 2
        assert list((tmp_path / "mine").iterdir()) == []

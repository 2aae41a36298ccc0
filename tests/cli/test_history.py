"""How a draft came to be, on the command line."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from tests.cli.conftest import PASSPHRASE, Candidate, Cli


@pytest.fixture
def draft(drafts: Cli, candidate: Candidate) -> str:
    file = candidate("[person]\nborn = 2004-05-03\n")
    id_ = drafts("draft", "import", file, "--json").json["id"]
    drafts("draft", "import", candidate("[person]\nborn = 2004-03-05\n"), "--into", id_)
    return str(id_)


def test_a_history_says_in_words_what_changed_and_that_it_was_checked(
    drafts: Cli, draft: str
) -> None:
    found = drafts("draft", "history", draft, "--json").json

    assert list(found) == ["revisions", "verified"]
    assert found["verified"] is True
    assert found["revisions"][1]["changes"] == ["Born: 3 May 2004 → 5 March 2004"]
    assert "Born: 3 May 2004 → 5 March 2004" in drafts("draft", "history", draft).out


def test_a_history_that_was_tampered_with_is_told(drafts: Cli, draft: str, vault: Path) -> None:
    with Vault.open(vault, keys.unlock(vault, PASSPHRASE)) as opened:
        opened._db.rows("UPDATE revision SET hash = '' WHERE number = 2")

    done = drafts("draft", "history", draft, "--json")
    assert json.loads(done.out)["verified"] is False
    assert "revision 2" in done.err


def test_the_record_of_authorship_is_written_whole_and_for_its_owner(
    drafts: Cli, draft: str, tmp_path: Path
) -> None:
    target = tmp_path / "record.json"
    done = drafts("draft", "history", draft, "--record", target)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == f"wrote {target}"
    assert len(json.loads(target.read_text())["revisions"]) == 2
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert drafts("draft", "history", draft, "--record", target).code == 2
    assert drafts("draft", "history", draft, "--record", target, "--force").code == 0


def test_a_record_of_authorship_can_be_checked_by_anybody(
    cli: Cli, drafts: Cli, draft: str, tmp_path: Path
) -> None:
    target = tmp_path / "record.json"
    drafts("draft", "history", draft, "--record", target)
    done = cli("draft", "verify", target)  # no passphrase, and no vault of one's own
    assert (done.code, done.err) == (0, "")

    target.write_text(target.read_text().replace("2004-03-05", "2004-05-05"))
    done = cli("draft", "verify", target)
    assert (done.code, done.out) == (2, "")
    assert str(target) in done.err
    assert "revision 2" in done.err
    target.write_text("{}")
    assert "no record of authorship" in cli("draft", "verify", target).err
    assert cli("draft", "verify", tmp_path).code == 2
    assert cli("draft", "verify", tmp_path / "nowhere").code == 2


def test_what_changed_is_said_in_french_too(drafts: Cli, draft: str) -> None:
    found = drafts("--lang", "fr", "draft", "history", draft, "--json").json

    [change] = found["revisions"][1]["changes"]
    assert "3 mai 2004 → 5 mars 2004" in change
    assert "Born" not in change

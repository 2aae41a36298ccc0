"""A draft that travels, from one person's vault to another's."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pyrage
import pytest

from tests.cli.conftest import Candidate, Cli, Outcome


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "share"
    file.write_text("battery staple\n")
    return file


@pytest.fixture
def draft(drafts: Cli, candidate: Candidate, tmp_path: Path) -> str:
    """A draft of two revisions with two documents, one of them for no other eye."""
    (tmp_path / "cv.pdf").write_bytes(b"%PDF- the curriculum")
    (tmp_path / "id.pdf").write_bytes(b"%PDF- the passport")
    text = 'name = "{name}"\n[[documents]]\nslot = "{open}"\nfile = "cv.pdf"\n'
    text += '[[documents]]\nslot = "{secret}"\nfile = "id.pdf"\n'
    slots = drafts("call", "nato-hq-2026", "--json").json["document"]
    secret = next(slot["id"] for slot in slots if slot.get("sensitive"))
    plain = next(slot["id"] for slot in slots if not slot.get("sensitive"))
    file = candidate(text.format(name="Zoë", open=plain, secret=secret))
    id_ = drafts("draft", "import", file, "--json").json["id"]
    file = candidate(text.format(name="Zoë again", open=plain, secret=secret))
    assert drafts("draft", "import", file, "--into", id_, "--json").json["revision"] == 2
    return str(id_)


def exported(drafts: Cli, draft: str, target: Path, *options: object) -> Outcome:
    done = drafts("draft", "export", draft, target, *options)
    assert done.code == 0, done
    return done


def documents(drafts: Cli, draft: str) -> dict[str, bool]:
    """The files of a draft, and whether the vault holds each."""
    slots = drafts("documents", f"draft:{draft}", "--json").json["slots"]
    return {file["file"]: file["sha256"] is not None for slot in slots for file in slot["files"]}


def test_it_travels_by_a_passphrase_and_shows_what_it_holds(
    drafts: Cli, draft: str, tmp_path: Path, words: Path
) -> None:
    target = tmp_path / "zoë.natoapply"
    done = exported(drafts, draft, target, "--share-passphrase-file", words)
    assert "id.pdf" in done.err
    assert "--sensitive" in done.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "Zoë".encode() not in target.read_bytes()

    taken = drafts("draft", "import", target, "--share-passphrase-file", words)
    assert taken.code == 0
    assert taken.told == [
        "This file holds the draft “Zoë again” (nato-hq-2026), 1 document.",
        "· cv.pdf",
    ]
    new = taken.out.split()[2]
    assert taken.out == f"saved draft {new} revision 1\n"
    assert new != draft
    shown = drafts("draft", "show", new, "--json").json
    assert {**shown, "id": draft} == drafts("draft", "show", draft, "--json").json
    assert documents(drafts, new) == {"cv.pdf": True, "id.pdf": False}


def test_sensitive_documents_and_history_travel_when_asked(
    drafts: Cli, draft: str, tmp_path: Path, words: Path
) -> None:
    target = tmp_path / "all.natoapply"
    options = ("--share-passphrase-file", words)
    done = exported(drafts, draft, target, *options, "--history", "--sensitive")
    assert done.err == ""

    taken = drafts("draft", "import", target, *options, "--json").json
    assert taken["revision"] == 2
    assert taken["holds"] == {
        "name": "Zoë again",
        "call": "nato-hq-2026",
        "revisions": 2,
        "files": [{"file": "cv.pdf", "size": 20}, {"file": "id.pdf", "size": 18}],
    }
    assert documents(drafts, taken["id"]) == {"cv.pdf": True, "id.pdf": True}
    histories = [drafts("draft", "history", id_, "--json").json for id_ in (draft, taken["id"])]
    assert histories[0] == histories[1]


def test_it_travels_to_a_key(drafts: Cli, draft: str, tmp_path: Path) -> None:
    counsellor = pyrage.x25519.Identity.generate()
    identity, target = tmp_path / "key.txt", tmp_path / "to.natoapply"
    identity.write_text(f"# {counsellor.to_public()}\n{counsellor}\n")
    exported(drafts, draft, target, "--to", counsellor.to_public())

    assert drafts("draft", "import", target, "--identity", identity, "--json").json["revision"] == 1
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    refused = drafts("draft", "import", target, "--identity", other)
    assert (refused.code, refused.out) == (2, "")
    assert "another secret key" in refused.err


def test_it_may_become_the_next_revision_of_a_draft(
    drafts: Cli, draft: str, tmp_path: Path, words: Path
) -> None:
    target = tmp_path / "a.natoapply"
    options = ("--share-passphrase-file", words)
    exported(drafts, draft, target, *options)
    drafts("draft", "restore", draft, "1")

    taken = drafts("draft", "import", target, *options, "--into", draft, "--json").json
    assert (taken["id"], taken["revision"]) == (draft, 4)
    assert drafts("draft", "show", draft, "--json").json["name"] == "Zoë again"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "Say for whom"),
        (("--share-passphrase-file", "{words}", "--to", "age1"), "not both"),
        (("--to", "age1nonsense"), "no public key"),
        (("--share-passphrase-file", "{words}.gone"), "no such passphrase file"),
    ],
)
def test_an_export_for_nobody_writes_nothing(
    drafts: Cli, draft: str, tmp_path: Path, words: Path, options: tuple[str, ...], told: str
) -> None:
    target = tmp_path / "a.natoapply"
    done = drafts("draft", "export", draft, target, *(o.format(words=words) for o in options))

    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not target.exists()


def test_what_is_for_travelling_files_is_refused_elsewhere(
    drafts: Cli, draft: str, candidate: Candidate, tmp_path: Path, words: Path
) -> None:
    for command in (
        ("draft", "export", draft, tmp_path / "a.toml", "--to", "age1"),
        ("draft", "export", draft, tmp_path / "a.toml", "--history"),
        ("draft", "import", candidate(), "--share-passphrase-file", words),
    ):
        done = drafts(*command)
        assert done.code == 2
        assert ".natoapply" in done.err


def test_an_existing_file_is_replaced_only_when_forced(
    drafts: Cli, draft: str, tmp_path: Path, words: Path
) -> None:
    target = tmp_path / "a.natoapply"
    target.write_text("mine")
    options = ("--share-passphrase-file", words)

    assert drafts("draft", "export", draft, target, *options).code == 2
    assert target.read_text() == "mine"
    exported(drafts, draft, target, *options, "--force")


class TestRefused:
    @pytest.fixture
    def nothing_added(self, drafts: Cli, draft: str) -> object:
        before = drafts("draft", "list", "--json").json
        yield
        assert drafts("draft", "list", "--json").json == before

    def refused(self, done: Outcome) -> str:
        assert (done.code, done.out) == (2, "")
        return done.err

    @pytest.mark.usefixtures("nothing_added")
    def test_a_wrong_passphrase_and_a_damaged_file(
        self, drafts: Cli, draft: str, tmp_path: Path, words: Path
    ) -> None:
        target, wrong = tmp_path / "a.natoapply", tmp_path / "wrong"
        wrong.write_text("no")
        exported(drafts, draft, target, "--share-passphrase-file", words)

        def import_(by: Path) -> str:
            done = drafts("draft", "import", target, "--share-passphrase-file", by)
            return self.refused(done)

        assert "not the passphrase of this file" in import_(wrong)
        target.write_bytes(target.read_bytes()[:-1])
        told = import_(words)
        assert "damaged on its way" in told
        assert str(target) in told

    @pytest.mark.usefixtures("nothing_added")
    def test_what_is_no_travelling_file(
        self, drafts: Cli, draft: str, tmp_path: Path, words: Path
    ) -> None:
        target = tmp_path / "a.natoapply"
        options = ("--share-passphrase-file", words)
        for content in (b"", b"format = 1", os.urandom(1000)):
            target.write_bytes(content)
            assert "no travelling file" in self.refused(drafts("draft", "import", target, *options))
        target.unlink()
        assert self.refused(drafts("draft", "import", target, *options))
        target.mkdir()
        assert self.refused(drafts("draft", "import", target, *options))
        target.rmdir()
        os.mkfifo(target)
        assert "ordinary" in self.refused(drafts("draft", "import", target, *options))
        assert "--identity" in self.refused(drafts("draft", "import", target))

    @pytest.mark.usefixtures("nothing_added")
    def test_a_payload_that_is_no_draft(
        self, drafts: Cli, draft: str, tmp_path: Path, words: Path, data: Path
    ) -> None:
        from nato_apply import clock
        from nato_apply.vault import age_file, keys, travel
        from nato_apply.vault.store import Vault

        target = tmp_path / "a.natoapply"
        with Vault.open(data / "vault", keys.unlock(data / "vault", "correct horse")) as vault:
            carried = vault.carried(draft, [], history=True)
            other = vault.save("format = [", name="x", call=None, now=clock.now()).id
            bad = vault.carried(other, [], history=True)
            vault.delete(other)
        renamed = carried._replace(
            revisions=tuple(r._replace(name="other") for r in carried.revisions)
        )
        for wrong in (bad, renamed):
            target.write_bytes(age_file.sealed_by(travel.packed(wrong), "battery staple"))
            done = drafts("draft", "import", target, "--share-passphrase-file", words)
            assert "revision 1" in self.refused(done)


def test_what_travels_holds_nothing_of_other_drafts(
    drafts: Cli, draft: str, candidate: Candidate, tmp_path: Path, words: Path
) -> None:
    drafts("draft", "import", candidate('name = "Kanarienvogel"\n'))
    target = tmp_path / "a.natoapply"
    exported(drafts, draft, target, "--share-passphrase-file", words, "--history", "--sensitive")

    plain = pyrage.passphrase.decrypt(target.read_bytes(), "battery staple")
    assert b"curriculum" in plain
    assert b"Kanarienvogel" not in plain
    assert json.loads(plain[512 : plain.index(b"\0", 512)])["format"] == 1

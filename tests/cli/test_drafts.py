"""Drafts: taken in, listed, brought back, given out; with a passphrase, and without one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_apply import paths
from tests.cli.conftest import Candidate, Cli, environment, tree

HOLD = paths.PACKAGE.parent / "tests" / "vault" / "programs" / "hold.py"

DOCUMENTS = """
name = "Spring"
[[documents]]
slot = "qualifications"
file = "papers/diploma.pdf"
[[documents]]
slot = "qualifications"
file = "papers/translation.pdf"
translation_of = "papers/diploma.pdf"
translator = "Zoë"
[[documents]]
slot = "medical-evidence"
file = "letter.pdf"
[[documents]]
slot = "study-proof"
file = "gone.pdf"
"""


@pytest.fixture
def papers(tmp_path: Path, candidate: Candidate) -> Path:
    """A candidate file with three documents beside it, one of them sensitive, and one missing."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "diploma.pdf").write_bytes(b"%PDF-1.7 diploma")
    (tmp_path / "papers" / "translation.pdf").write_bytes(b"%PDF-1.7 translation")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 letter")
    return candidate(DOCUMENTS)


def imported(drafts: Cli, file: Path, *more: object) -> str:
    found = drafts("draft", "import", file, *more)
    assert found.code == 0, found
    words = found.out.split()
    assert words[:2] == ["saved", "draft"]
    return words[2]


def test_an_import_says_what_was_saved(drafts: Cli, sample: Path) -> None:
    found = drafts("draft", "import", sample)
    assert (found.code, found.err) == (0, "")
    (row,) = drafts("draft", "list", "--json").json["drafts"]
    assert found.out == f"saved draft {row['id']} revision 1\n"


def test_the_first_import_makes_the_vault_with_the_passphrase_given(
    cli: Cli, data: Path, sample: Path, passphrase_file: Path
) -> None:
    found = cli("--passphrase-file", passphrase_file, "draft", "import", sample)
    assert found.code == 0
    assert found.out.startswith("saved draft ")
    assert cli("--passphrase-file", passphrase_file, "draft", "list", "--json").json["drafts"]
    for each in [data, *data.rglob("*")]:
        mode = stat.S_IMODE(each.stat().st_mode)
        assert mode == (0o700 if each.is_dir() else 0o600), each


def test_a_wrong_passphrase_is_refused_and_nothing_is_written(
    cli: Cli, vault: Path, sample: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("incorrect horse\n", encoding="utf-8")
    before = {name for name in tree(vault) if name != "vault.lock"}
    for arguments in (["draft", "list"], ["draft", "import", sample], ["check", "draft:x"]):
        found = cli("--passphrase-file", wrong, *arguments)
        assert (found.code, found.out, len(found.told)) == (2, "", 1)
        assert "not the passphrase" in found.err
    assert {name for name in tree(vault) if name != "vault.lock"} == before


def test_without_a_terminal_nobody_is_asked(program: Cli, vault: Path, sample: Path) -> None:
    for arguments in (["draft", "list"], ["draft", "import", sample]):
        found = program(*arguments)
        assert (found.code, found.out, len(found.told)) == (2, "", 1)
        assert "--passphrase-file" in found.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such passphrase file"),
        (b"", "the first line of the passphrase file is empty"),
        (b"\nsecond line\n", "the first line of the passphrase file is empty"),
        (b"\xff\xfe\n", "the passphrase file holds no line of UTF-8 text"),
        (b"x" * 5000, "the passphrase file holds no line of UTF-8 text"),
    ],
)
def test_a_passphrase_file_that_is_no_good_is_named(
    cli: Cli, vault: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "odd"
    if content is not None:
        file.write_bytes(content)
    found = cli("--passphrase-file", file, "draft", "list")
    assert found.code == 2
    assert found.err.startswith(f"{file}: {said}")
    assert cli("--passphrase-file", tmp_path, "draft", "list").code == 2


def test_only_the_first_line_is_the_passphrase(cli: Cli, vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "windows"
    file.write_bytes(b"\xef\xbb\xbfcorrect horse\r\nsecond line")
    assert cli("--passphrase-file", file, "draft", "list").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_the_passphrase_is_asked_for(vault: Path, data: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "nato_apply", "--data-dir", data, "draft", "list"],
        env=environment(),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        assert os.read(ours, 100).endswith(b"Passphrase: ")
        os.write(ours, b"correct horse\n")
        out, _ = running.communicate(timeout=10)
    os.close(ours)
    assert (running.returncode, out) == (0, b"There are no drafts yet.\n")


def test_a_draft_with_faults_is_not_saved_and_no_vault_is_made(
    cli: Cli, data: Path, candidate: Candidate, passphrase_file: Path
) -> None:
    found = cli("--passphrase-file", passphrase_file, "draft", "import", candidate("x = 1"))
    assert (found.code, found.out) == (2, "")
    assert not data.exists()


def test_into_makes_the_next_revision(drafts: Cli, sample: Path, candidate: Candidate) -> None:
    draft = imported(drafts, sample)
    again = drafts("--now", "2026-04-11", "draft", "import", candidate(), "--into", draft)
    assert again.out == f"saved draft {draft} revision 2\n"
    assert len(drafts("draft", "list", "--json").json["drafts"]) == 1


def test_an_unknown_draft_is_refused_and_nothing_is_made(
    cli: Cli, drafts: Cli, sample: Path, data: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    for arguments in (
        ["draft", "show", "nowhere"],
        ["draft", "history", "nowhere"],
        ["draft", "restore", "nowhere", "1"],
        ["draft", "delete", "nowhere"],
        ["draft", "export", "nowhere", tmp_path / "x.toml"],
        ["draft", "import", sample, "--into", "nowhere"],
        ["check", "draft:nowhere"],
    ):
        found = drafts(*arguments)
        assert (found.code, found.out, len(found.told)) == (2, "", 1), arguments
        assert "nowhere" in found.err
        elsewhere = tmp_path / "other"
        found = cli("--data-dir", elsewhere, "--passphrase-file", passphrase_file, *arguments)
        assert (found.code, found.out, len(found.told)) == (2, "", 1), arguments
        assert not elsewhere.exists(), arguments
    assert not (tmp_path / "x.toml").exists()


def test_a_draft_is_judged_like_the_file_it_came_from(drafts: Cli, sample: Path) -> None:
    draft = f"draft:{imported(drafts, sample)}"
    for command in ("check", "plan", "documents", "checklist"):
        assert drafts(command, draft, "--json").json == drafts(command, sample, "--json").json


def test_documents_are_taken_in_and_missing_ones_are_a_warning(drafts: Cli, papers: Path) -> None:
    found = drafts("draft", "import", papers)
    assert found.code == 0
    assert found.told == [
        "warning: “gone.pdf” cannot be read and was not taken in; add it again later."
    ]
    draft = found.out.split()[2]
    shown = drafts("draft", "show", draft, "--json").json
    assert [(d["slot"], d["file"]) for d in shown["documents"]] == [
        ("qualifications", "diploma.pdf"),
        ("qualifications", "translation.pdf"),
        ("medical-evidence", "letter.pdf"),
        ("study-proof", "gone.pdf"),
    ]
    assert shown["documents"][1]["translation_of"] == "diploma.pdf"
    (papers.parent / "papers" / "diploma.pdf").unlink()  # the vault has its own
    slots = drafts("documents", f"draft:{draft}", "--json").json["slots"]
    states = {file["file"]: file["sha256"] is not None for s in slots for file in s["files"]}
    assert states == {
        "diploma.pdf": True,
        "translation.pdf": True,
        "letter.pdf": True,
        "gone.pdf": False,
    }


def test_an_import_that_fails_half_way_leaves_no_draft(
    program: Cli, drafts: Cli, candidate: Candidate, tmp_path: Path, passphrase_file: Path
) -> None:
    import resource

    (tmp_path / "large.pdf").write_bytes(os.urandom(3_000_000))
    file = candidate('[[documents]]\nslot = "qualifications"\nfile = "large.pdf"\n')
    found = program(
        "--passphrase-file",
        passphrase_file,
        "draft",
        "import",
        file,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000)),
    )
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert drafts("draft", "list", "--json").json == {"drafts": []}


def test_the_day_of_the_years_completed_is_written_down(drafts: Cli, candidate: Candidate) -> None:
    file = candidate(
        '[[studies]]\nlevel = "bachelor"\nstarted = 2022-09-01\nyears_completed = 3\n'
        '[[studies]]\nlevel = "bachelor"\nstarted = 2020-09-01\nends = 2022-06-01\n'
        "years_completed = 1\n"
        "[[studies]]\nyears_completed = 1\nyears_as_of = 2020-01-01\n"
        "[[studies]]\nlevel = 'other'\n"
    )
    shown = drafts("draft", "show", imported(drafts, file), "--json").json
    assert [study.get("years_as_of") for study in shown["studies"]] == [
        "2026-04-10",
        "2022-06-01",
        "2020-01-01",
        None,
    ]


def test_a_number_said_again_keeps_the_day_it_was_about(drafts: Cli, candidate: Candidate) -> None:
    study = '[[studies]]\nlevel = "bachelor"\nstarted = 2022-09-01\nyears_completed = {}\n'
    draft = imported(drafts, candidate(study.format(3)))

    def days(*numbers: int) -> list[str]:
        file = candidate("".join(map(study.format, numbers)))
        later = ("--now", "2026-06-20T09:00:00+02:00")
        assert drafts(*later, "draft", "import", file, "--into", draft).code == 0
        shown = drafts("draft", "show", draft, "--json").json
        return [study["years_as_of"] for study in shown["studies"]]

    assert days(3) == ["2026-04-10"]
    assert days(2, 3) == ["2026-06-20", "2026-04-10"]
    assert days(4) == ["2026-06-20"]


def test_show_prints_the_candidate_file(drafts: Cli, sample: Path, tmp_path: Path) -> None:
    draft = imported(drafts, sample)
    shown = tmp_path / "shown.toml"
    shown.write_text(drafts("draft", "show", draft).out, encoding="utf-8")
    assert drafts("check", shown, "--json").json == drafts("check", sample, "--json").json


def test_a_history_tells_what_changed_and_an_earlier_revision_comes_back(
    drafts: Cli, candidate: Candidate
) -> None:
    draft = imported(drafts, candidate('[languages]\nfr = "A2"'))
    second = candidate('[languages]\nfr = "B1"')
    drafts("--now", "2026-04-11", "draft", "import", second, "--into", draft)
    rows = drafts("draft", "history", draft, "--json").json["revisions"]
    assert [row["revision"] for row in rows] == [1, 2]
    (change,) = rows[1]["changes"]
    assert change.endswith(": A2 → B1")
    assert change in drafts("draft", "history", draft).out
    restored = drafts("--now", "2026-04-12", "draft", "restore", draft, "1")
    assert restored.out == f"saved draft {draft} revision 3\n"
    shown = drafts("draft", "show", draft, "--json").json
    assert shown["languages"] == {"fr": "A2"}


@pytest.mark.parametrize("number", ["0", "-1", "3", "9" * 18, "9" * 20])
def test_a_revision_that_is_not_there_is_refused(drafts: Cli, sample: Path, number: str) -> None:
    draft = imported(drafts, sample)
    found = drafts("draft", "restore", draft, number)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "revision" in found.err


def test_a_deleted_draft_is_gone(drafts: Cli, sample: Path) -> None:
    draft = imported(drafts, sample)
    assert drafts("draft", "delete", draft).out == f"deleted draft {draft}\n"
    assert drafts("draft", "list", "--json").json == {"drafts": []}
    assert drafts("draft", "show", draft).code == 2


def test_an_export_comes_back_as_it_was(drafts: Cli, papers: Path, tmp_path: Path) -> None:
    draft = imported(drafts, papers)
    file = tmp_path / "out" / "spring.toml"
    file.parent.mkdir()
    assert drafts("draft", "export", draft, file, "--sensitive").code == 0
    before = drafts("draft", "show", draft).out
    again = imported(drafts, file)
    assert drafts("draft", "show", again).out == before
    for name in ("diploma.pdf", "letter.pdf"):
        assert (file.parent / "spring.toml-documents" / name).exists()
    into = drafts("--now", "2026-04-11", "draft", "import", file, "--into", draft)
    assert into.out == f"saved draft {draft} revision 1\n"  # nothing is new


def test_an_export_is_for_its_owner_alone(drafts: Cli, papers: Path, tmp_path: Path) -> None:
    draft = imported(drafts, papers)
    out = tmp_path / "out"
    out.mkdir()
    drafts("draft", "export", draft, out / "spring.toml", "--sensitive")
    modes = {str(f.relative_to(out)): stat.S_IMODE(f.stat().st_mode) for f in out.rglob("*")}
    assert modes == {
        "spring.toml": 0o600,
        "spring.toml-documents": 0o700,
        "spring.toml-documents/diploma.pdf": 0o600,
        "spring.toml-documents/translation.pdf": 0o600,
        "spring.toml-documents/letter.pdf": 0o600,
    }


def test_sensitive_documents_stay_unless_asked_for(
    drafts: Cli, papers: Path, tmp_path: Path
) -> None:
    draft = imported(drafts, papers)
    found = drafts("draft", "export", draft, tmp_path / "a.toml")
    assert found.code == 0
    assert found.told == [
        "warning: “letter.pdf” is sensitive and was left out; --sensitive writes it too."
    ]
    assert not (tmp_path / "a.toml-documents" / "letter.pdf").exists()
    assert "letter" not in (tmp_path / "a.toml").read_text(encoding="utf-8")
    found = drafts("draft", "export", draft, tmp_path / "b.toml", "--sensitive")
    assert found.told == [
        f"Warning: sensitive documents now stand in clear in {tmp_path / 'b.toml-documents'}."
    ]
    assert (tmp_path / "b.toml-documents" / "letter.pdf").exists()


def test_a_document_is_sensitive_also_where_the_draft_has_moved_to_another_call(
    drafts: Cli, candidate: Candidate, papers: Path, tmp_path: Path
) -> None:
    draft = imported(drafts, papers)
    moved = tmp_path / "moved.toml"
    moved.write_text(
        drafts("draft", "show", draft).out.replace("nato-hq-2026", "nato-2027"), encoding="utf-8"
    )
    assert drafts("check", moved).code == 2  # its slots are not that call's
    sensitive = candidate('[[documents]]\nslot = "medical-evidence"\nfile = "letter.pdf"\n')
    text = sensitive.read_text(encoding="utf-8").replace('call = "nato-hq-2026"\n', "")
    sensitive.write_text(text, encoding="utf-8")
    draft = imported(drafts, sensitive)
    found = drafts("draft", "export", draft, tmp_path / "c.toml")
    assert "is sensitive and was left out" in found.err
    assert not (tmp_path / "c.toml-documents").exists()


def test_an_export_that_fails_leaves_neither_file_nor_folder(
    program: Cli, drafts: Cli, candidate: Candidate, tmp_path: Path, passphrase_file: Path
) -> None:
    import resource

    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.pdf").write_bytes(os.urandom(100_000))
    file = candidate(
        '[[documents]]\nslot = "qualifications"\nfile = "a.pdf"\n'
        '[[documents]]\nslot = "qualifications"\nfile = "b.pdf"\n'
    )
    draft = imported(drafts, file)
    out = tmp_path / "out"
    out.mkdir()
    export = ("draft", "export", draft, out / "x.toml")
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))}
    found = program("--passphrase-file", passphrase_file, *export, **limited)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert tree(out) == {}
    assert drafts(*export).code == 0
    before = tree(out)
    assert drafts(*export).code == 2  # both stand there
    assert program("--passphrase-file", passphrase_file, *export, "--force", **limited).code == 2
    assert tree(out) == before
    assert drafts(*export, "--force").code == 0
    assert tree(out) == before


@pytest.mark.parametrize("name", ["x", "x.txt", "x.toml.bak"])
def test_an_ending_that_is_not_known_is_refused(
    drafts: Cli, sample: Path, tmp_path: Path, name: str
) -> None:
    found = drafts("draft", "export", imported(drafts, sample), tmp_path / name)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert ".toml" in found.err
    assert not (tmp_path / name).exists()


@pytest.fixture
def held(vault: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the vault open for writing."""
    with subprocess.Popen(
        [sys.executable, str(HOLD), str(vault), "window"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        yield holder
        holder.kill()


def test_while_the_window_writes_a_command_reads_and_waits_to_write(
    drafts: Cli, sample: Path, held: subprocess.Popen[str]
) -> None:
    assert drafts("draft", "list", "--json").json == {"drafts": []}
    started = time.monotonic()
    found = drafts("draft", "import", sample)
    waited = time.monotonic() - started
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "the window of NATO Apply" in found.err
    assert str(held.pid) in found.err
    assert 5 <= waited < 7


def test_a_command_goes_on_as_soon_as_the_window_is_closed(
    program: Cli, sample: Path, passphrase_file: Path, held: subprocess.Popen[str], data: Path
) -> None:
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "nato_apply", "--data-dir", data),
            *("--passphrase-file", passphrase_file, "draft", "import", sample),
        ],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as waiting:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1)
        held.kill()
        out, err = waiting.communicate(timeout=10)
    assert (waiting.returncode, err) == (0, "")
    assert out.endswith(" revision 1\n")


def test_several_imports_at_once_wait_for_one_another(
    drafts: Cli, sample: Path, passphrase_file: Path, data: Path
) -> None:
    command = [
        *(sys.executable, "-m", "nato_apply", "--data-dir", str(data)),
        *("--passphrase-file", str(passphrase_file), "draft", "import", str(sample)),
    ]
    running = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    printed = {each.communicate(timeout=30)[0] for each in running}
    assert [each.returncode for each in running] == [0, 0, 0]
    rows = drafts("draft", "list", "--json").json["drafts"]
    assert printed == {f"saved draft {row['id']} revision 1\n" for row in rows}
    assert len(rows) == 3

"""Files that a command writes: whole or not at all, never over another, nothing left beside."""

from __future__ import annotations

import ctypes
import os
import resource
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import without_documents
from tests.cli.conftest import Cli, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and modes of POSIX")

# What writes one file: its arguments, the file last.
EXPORTS = {
    "calendar": ["plan", "{sample}", "--ics", "{file}.ics"],
    "checklist": ["checklist", "{sample}", "--pdf", "{file}.pdf"],
    "draft": ["draft", "export", "{draft}", "{file}.toml"],
}


@pytest.fixture(params=EXPORTS)
def export(
    request: pytest.FixtureRequest, drafts: Cli, sample: Path, tmp_path: Path, passphrase_file: Path
) -> Callable[[Path], tuple[list[str], Path]]:
    """The arguments that write one file into a folder, and that file."""
    bare = tmp_path / "without-documents.toml"  # those are exported into a folder beside the file
    bare.write_text(
        candidate_file.dumped(without_documents(candidate_file.load(sample)[0])), "utf-8"
    )
    draft = drafts("draft", "import", bare, "--json").json["id"]

    def arguments(folder: Path) -> tuple[list[str], Path]:
        words = [
            word.format(sample=sample, draft=draft, file=folder / "result")
            for word in EXPORTS[request.param]
        ]
        return ["--passphrase-file", str(passphrase_file), *words], Path(words[-1])

    return arguments


Export = Callable[[Path], tuple[list[str], Path]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "results"
    made.mkdir()
    return made


def test_a_file_is_written_for_its_owner_alone_and_its_name_is_told(
    cli: Cli, export: Export, folder: Path
) -> None:
    arguments, file = export(folder)
    found = cli(*arguments)
    assert (found.code, found.err) == (0, "")
    assert str(file) in found.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(tree(folder)) == {file.name}


def test_a_file_that_exists_is_replaced_only_with_force(
    cli: Cli, export: Export, folder: Path
) -> None:
    arguments, file = export(folder)
    file.write_text("mine", encoding="utf-8")
    found = cli(*arguments)
    assert (found.code, found.out) == (2, "")
    assert found.told == [
        f"{file}: this file exists already. Choose another name, or replace it with --force."
    ]
    assert tree(folder) == {file.name: b"mine"}
    assert cli(*arguments, "--force").code == 0
    assert file.read_bytes() != b"mine"
    assert set(tree(folder)) == {file.name}


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_no_ordinary_file_is_never_replaced(
    cli: Cli, export: Export, folder: Path, force: list[str]
) -> None:
    arguments, file = export(folder)
    file.mkdir()
    found = cli(*arguments, *force)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    file.rmdir()
    os.mkfifo(file)
    assert cli(*arguments, *force).code == 2
    file.unlink()
    file.symlink_to("/dev/null")
    assert cli(*arguments, *force).code == 2
    assert file.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_folder_that_is_not_there_is_named(cli: Cli, export: Export, folder: Path) -> None:
    arguments, file = export(folder / "none")
    found = cli(*arguments)
    assert found.code == 2
    assert found.told == [f"{file}: the folder “{file.parent}” does not exist. Make it first."]


def test_a_path_through_a_file_or_too_long_a_name_is_refused(
    cli: Cli, export: Export, folder: Path
) -> None:
    (folder / "file").write_text("mine", encoding="utf-8")
    for where in (folder / "file", folder / ("x" * 300)):
        found = cli(*export(where)[0])
        assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert tree(folder) == {"file": b"mine"}


def without_space() -> None:
    """No file of this process may have more than 600 bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


def without_privilege() -> None:
    """Even for root, what may not be written cannot be (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


# A vault could not even be read then: see test_drafts.py for a draft with large documents.
@pytest.mark.parametrize("export", ["calendar", "checklist"], indirect=True)
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_full_disk_leaves_everything_as_it_was(
    program: Cli, export: Export, folder: Path, force: list[str]
) -> None:
    arguments, file = export(folder)
    if force:
        file.write_text("mine", encoding="utf-8")
    before = tree(folder)
    found = program(*arguments, *force, preexec_fn=without_space)
    assert (found.code, found.out) == (2, "")
    assert found.told == [
        f"{file}: the disk is full; nothing was written. Free some space and try again."
    ]
    assert tree(folder) == before


def test_a_folder_that_cannot_be_written_is_said_to_be(
    program: Cli, export: Export, folder: Path
) -> None:
    arguments, file = export(folder)
    folder.chmod(0o555)
    found = program(*arguments, preexec_fn=without_privilege)
    folder.chmod(0o755)
    assert (found.code, found.out) == (2, "")
    (line,) = found.told
    assert line.startswith(f"{file}: cannot be written here (no permission); nothing was written.")
    assert tree(folder) == {}


def test_a_file_that_may_not_be_read_is_said_to_be(
    program: Cli, tmp_path: Path, sample: Path
) -> None:
    file = tmp_path / "candidate.toml"
    file.write_bytes(sample.read_bytes())
    file.chmod(0)
    found = program("--lang", "fr", "check", file, preexec_fn=without_privilege)
    assert found.code == 2
    assert found.told == [f"{file}: lecture impossible (autorisation refusée)."]


def test_a_data_folder_that_may_not_be_entered_is_no_fault_of_the_program(
    program: Cli, data: Path, sample: Path
) -> None:
    data.mkdir()
    data.chmod(0)
    found = program("check", sample, preexec_fn=without_privilege)
    listed = program("draft", "list", preexec_fn=without_privilege)
    imported = program("draft", "import", sample, preexec_fn=without_privilege)
    data.chmod(0o700)
    assert found.code == 0
    for refused in (listed, imported):
        assert (refused.code, refused.out, len(refused.told)) == (2, "", 1)


def test_a_data_folder_that_is_a_file_is_refused_where_it_is_needed(
    cli: Cli, data: Path, sample: Path, passphrase_file: Path
) -> None:
    data.write_text("mine", encoding="utf-8")
    assert cli("check", sample).code == 0
    for arguments in (["draft", "import", sample], ["demo"]):
        found = cli("--passphrase-file", passphrase_file, *arguments)
        assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert data.read_bytes() == b"mine"


def test_nothing_is_written_where_the_candidate_has_faults(
    cli: Cli, folder: Path, candidate: Callable[..., Path]
) -> None:
    file = candidate("choises = []")
    for arguments in (["plan", file, "--ics"], ["checklist", file, "--pdf"]):
        assert cli(*arguments, folder / "result").code == 2
    assert tree(folder) == {}


def test_the_calendar_holds_an_alarm_for_each_item_ahead_and_nobodys_name(
    cli: Cli, sample: Path, folder: Path
) -> None:
    cli("plan", sample, "--ics", folder / "x.ics")
    text = (folder / "x.ics").read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == text.count("BEGIN:VALARM") == 5
    assert "DTSTART:20260430T215900Z" in text
    for personal in ("Zo", "ngstr", "Sample application", "2004", "Uppsala", "pasp-nasp"):
        assert personal not in text


def test_a_calendar_of_nothing_is_written_with_a_warning(
    cli: Cli, sample: Path, folder: Path
) -> None:
    found = cli("plan", sample, "--call", "nato-2027", "--ics", folder / "x.ics")
    assert found.code == 0
    assert found.told == [
        "warning: nothing in this plan lies ahead, so the calendar holds no event."
    ]
    assert (folder / "x.ics").exists()


def test_two_runs_write_the_same_bytes(cli: Cli, sample: Path, folder: Path) -> None:
    for name in ("one", "two"):
        cli("plan", sample, "--ics", folder / f"{name}.ics")
        cli("checklist", sample, "--pdf", folder / f"{name}.pdf")
    for ending in ("ics", "pdf"):
        one, two = (folder / f"{name}.{ending}" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_the_checklist_is_a_pdf_in_the_language_asked_for(
    cli: Cli, sample: Path, folder: Path
) -> None:
    import pikepdf

    for lang in ("en", "fr"):
        cli("--lang", lang, "checklist", sample, "--pdf", folder / f"{lang}.pdf")
        with pikepdf.open(folder / f"{lang}.pdf") as pdf:
            assert str(pdf.Root.Lang) == lang


def test_json_and_pdf_can_be_had_at_once(cli: Cli, sample: Path, folder: Path) -> None:
    found = cli("checklist", sample, "--pdf", folder / "x.pdf", "--json")
    assert found.json["call"]["id"] == "nato-hq-2026"
    assert (folder / "x.pdf").exists()
    assert cli("plan", sample, "--ics", folder / "x.ics", "--json").json["state"] == "open"

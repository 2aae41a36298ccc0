"""`demo`: the whole main job on the sample, as if it were 10 April 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Cli, tree


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def demo(program: Cli, data: Path, *arguments: object, before: tuple[str, ...] = ()) -> str:
    found = program("--data-dir", data, *before, "demo", *arguments, bare=True)
    assert (found.code, found.err) == (0, "")
    return found.out


def test_the_demo_prints_the_assessment_and_the_paths_of_what_it_wrote(
    program: Cli, data: Path, out: Path
) -> None:
    printed = demo(program, data, "--out", out)
    assert printed.startswith("A sample candidate, as if it were 10 April 2026.\n")
    for part in ("Arguable on 20 April 2026", "Essential 3", "20 days left", "Documents"):
        assert part in printed
    written = ("checklist.pdf", "calendar.ics", "dossier.pdf")
    assert printed.splitlines()[-3:] == [str(out / name) for name in written]
    assert (out / "checklist.pdf").read_bytes().startswith(b"%PDF-")
    assert (out / "calendar.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert (out / "dossier.pdf").read_bytes().startswith(b"%PDF-")
    assert not data.exists()


def test_another_moment_can_be_given(cli: Cli, out: Path) -> None:
    found = cli("--now", "2026-05-10", "demo", "--out", out)
    assert found.out.startswith("A sample candidate, as if it were 10 May 2026.\n")
    assert "This call closed on 30 April 2026" in found.out


def test_the_demo_speaks_french(cli: Cli, out: Path) -> None:
    found = cli("--lang", "fr", "demo", "--out", out)
    assert found.out.startswith("Un candidat d’exemple, comme si nous étions le 10 avril 2026.\n")
    assert "Discutable le 20 avril 2026" in found.out


def test_without_a_folder_given_the_data_folder_is_written(cli: Cli, data: Path) -> None:
    assert cli("demo").code == 0
    assert set(tree(data)) == {
        "demo",
        "demo/checklist.pdf",
        "demo/calendar.ics",
        "demo/dossier.pdf",
        "demo/.nato-apply-demo.json",
    }


def test_a_second_demo_replaces_the_first_and_nothing_else(cli: Cli, out: Path) -> None:
    cli("demo", "--out", out)
    (out / "mine.pdf").write_text("mine", encoding="utf-8")
    before = tree(out)
    assert cli("demo", "--out", out).code == 0
    after = tree(out)
    assert after == {**before, ".nato-apply-demo.json": after[".nato-apply-demo.json"]}
    assert cli("--lang", "fr", "demo", "--out", out).code == 0
    assert tree(out)["checklist.pdf"] != before["checklist.pdf"]
    assert cli("demo", "--out", out).code == 0
    assert tree(out)["checklist.pdf"] == before["checklist.pdf"]


@pytest.mark.parametrize("name", ["checklist.pdf", "calendar.ics", "dossier.pdf"])
def test_a_file_that_is_not_the_demos_is_not_replaced(cli: Cli, out: Path, name: str) -> None:
    out.mkdir()
    (out / name).write_text("mine", encoding="utf-8")
    found = cli("demo", "--out", out)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert found.err.startswith(f"{out / name}: the demo did not write this file")
    assert tree(out) == {name: b"mine"}


def test_a_file_that_was_changed_since_is_the_users(cli: Cli, out: Path) -> None:
    cli("demo", "--out", out)
    (out / "calendar.ics").write_text("changed", encoding="utf-8")
    before = tree(out)
    assert cli("demo", "--out", out).code == 2
    assert tree(out) == before


def test_a_damaged_record_makes_the_demo_careful(cli: Cli, out: Path) -> None:
    cli("demo", "--out", out)
    for damage in (b"", b"[]", b'{"checklist.pdf": 3}', b"\xff"):
        (out / ".nato-apply-demo.json").write_bytes(damage)
        assert cli("demo", "--out", out).code == 2


def test_a_link_that_leads_nowhere_is_not_replaced(cli: Cli, out: Path) -> None:
    out.mkdir()
    (out / "checklist.pdf").symlink_to("nowhere")
    assert cli("demo", "--out", out).code == 2
    assert (out / "checklist.pdf").is_symlink()


def test_a_file_where_the_folder_should_be_is_refused(cli: Cli, out: Path) -> None:
    out.write_text("mine", encoding="utf-8")
    found = cli("demo", "--out", out)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert out.read_bytes() == b"mine"


def test_a_full_disk_leaves_nothing_or_what_was_there(program: Cli, out: Path) -> None:
    import resource

    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))  # the calendar fits, and no PDF

    found = program("demo", "--out", out, preexec_fn=nearly_full)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert tree(out) == {}
    assert program("demo", "--out", out).code == 0
    before = tree(out)
    assert program("--lang", "fr", "demo", "--out", out, preexec_fn=nearly_full).code == 2
    assert tree(out) == before
    assert program("--lang", "fr", "demo", "--out", out).code == 0


def test_the_demo_shows_what_the_other_commands_show(cli: Cli, out: Path) -> None:
    printed = cli("demo", "--out", out).out
    for command in ("check", "plan", "documents"):
        shown = cli(command, SAMPLE).out.splitlines()
        assert [line for line in shown if line not in printed.splitlines()] == []
    cli("checklist", SAMPLE, "--pdf", out / "again.pdf")
    assert (out / "again.pdf").read_bytes() == (out / "checklist.pdf").read_bytes()


@pytest.mark.system("unshare")
def test_the_demo_needs_no_network(program: Cli, data: Path, out: Path, tmp_path: Path) -> None:
    """In a namespace without an interface; `test_privacy.py` looks at every command's sockets."""
    import subprocess
    import sys

    from tests.cli.conftest import environment

    done = subprocess.run(
        [
            *("unshare", "--map-root-user", "--net", sys.executable, "-m", "nato_apply"),
            *("--data-dir", data, "demo", "--out", out),
        ],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "checklist.pdf").exists()

"""Pipes, closed and full streams, locales that know no accents, and being interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and signals of POSIX")


PROGRAM = [sys.executable, "-m", "nato_apply"]


def shell(command: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command line in a shell where ``$NA`` is the program."""
    whole = environment(NA=f"{sys.executable} -m nato_apply --data-dir {folder / 'data'}", **env)
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=whole,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_reader_who_has_gone_is_no_fault(tmp_path: Path, sample: Path) -> None:
    done = shell("($NA call nato-hq-2026; echo $? >&2) | head -c 1; sleep 0.3", tmp_path)
    assert (done.stdout, done.stderr) == ("I", "0\n")
    done = shell(f"($NA check {sample}; echo $? >&2) | true", tmp_path)
    assert done.stderr == "0\n"
    done = shell("($NA --help; echo $? >&2) | true", tmp_path)
    assert done.stderr == "0\n"


def test_files_are_written_although_nobody_reads_what_is_printed(
    tmp_path: Path, sample: Path
) -> None:
    shell(f"$NA plan {sample} --ics x.ics | true", tmp_path)
    assert (tmp_path / "x.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_output_that_finds_no_room_is_said_and_fails(tmp_path: Path, sample: Path) -> None:
    done = shell(f"$NA check {sample} >/dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "this is done, but its result cannot be written to standard output (the disk is full)."
    ]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_breaks_nothing(tmp_path: Path, sample: Path, closed: str) -> None:
    done = shell(f"$NA plan {sample} --ics x.ics {closed}", tmp_path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    # A file opened first would get the number of the closed stream, and what is printed.
    assert (tmp_path / "x.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_faults_go_nowhere_where_standard_error_is_closed(tmp_path: Path) -> None:
    done = shell("$NA check nowhere.toml 2>&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=str,
)
def test_accents_come_out_as_utf_8_in_any_locale(
    program: Cli, tmp_path: Path, sample: Path, locale: dict[str, str]
) -> None:
    file = tmp_path / "Zoë.toml"
    file.write_bytes(sample.read_bytes())
    found = program("--lang", "fr", "check", file, env=locale)
    assert (found.code, found.err) == (0, "")
    assert "✓ Rempli" in found.out
    assert "Suède\xa0:" in found.out
    assert program("checklist", file, "--json", env=locale).json["draft"]["candidate"] == (
        "Zoë Ångström"
    )
    missing = program("check", tmp_path / "Ångström.toml", env=locale)
    assert "Ångström.toml: there is no such file" in missing.err


def test_standard_output_carries_results_only(program: Cli, tmp_path: Path, sample: Path) -> None:
    found = program("check", "nowhere.toml")
    assert (found.code, found.out) == (2, "")
    found = program("--debug", "check", sample, "--json")
    assert found.out.startswith("{")


def heeding_ctrl_c() -> None:
    """What a shell starts in the background is told to ignore it, and so is all that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path, data: Path) -> None:
    """The program waits for its passphrase in a pipe that nobody fills."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [*PROGRAM, "--data-dir", str(data), "--passphrase-file", str(pipe), "calls"]
    with (
        subprocess.Popen(
            command,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=heeding_ctrl_c,  # noqa: PLW1509 (it takes no lock)
        ) as running,
        pipe.open("wb"),  # opens once the program has opened the other end
    ):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err) == (130, b"", b"")


def test_a_request_to_end_leaves_nothing_behind(data: Path, vault: Path) -> None:
    """The program waits on a terminal for its passphrase, holding the vault for writing."""
    import pty

    ours, theirs = pty.openpty()
    command = [*PROGRAM, "--data-dir", str(data), "draft", "restore", "x", "1"]
    with subprocess.Popen(
        command,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=theirs,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        while not (vault / "vault.holder").exists():
            assert running.poll() is None
            time.sleep(0.02)
        running.terminate()
        out, err = running.communicate(timeout=10)
    os.close(ours)
    assert (running.returncode, out) == (143, b"")
    assert b"Traceback" not in err
    assert not (vault / "vault.holder").exists()

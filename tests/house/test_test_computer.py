"""The computer that tests run on: what `conftest.py` promises, tried by running pytest on tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"
ROOT = CONFTEST.parent.parent

NEEDS_A_PROGRAM = """
import pytest

@pytest.mark.system("no-such-program")
def test_that_cannot_run():
    raise AssertionError

@pytest.mark.system("sh")
def test_that_can_run():
    pass
"""


ALL_IN_ONE: tuple[str, ...] = ()
SIDE_BY_SIDE = ("--numprocesses", "2", "--dist", "worksteal")
either_way = pytest.mark.parametrize("options", [ALL_IN_ONE, SIDE_BY_SIDE], ids=["one", "two"])


def outcome(
    folder: Path, tests: str, *options: str, ci: str = ""
) -> subprocess.CompletedProcess[str]:
    """A run of pytest, with our conftest and settings, over these tests."""
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_them.py").write_text(tests, encoding="utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        ROOT / "pyproject.toml",
        "--rootdir",
        folder,
    ]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", *options, folder],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@either_way
def test_a_test_whose_program_is_missing_is_named_at_the_end(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    run = outcome(tmp_path, NEEDS_A_PROGRAM, *options)
    assert run.returncode == 0, run.stdout
    assert "system tests not run" in run.stdout
    assert "test_that_cannot_run: no no-such-program on this computer" in run.stdout
    assert "1 passed, 1 skipped" in run.stdout


@either_way
def test_a_missing_program_is_a_failure_in_ci(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert outcome(tmp_path, NEEDS_A_PROGRAM, *options, ci="true").returncode == 1


def test_a_system_test_must_name_its_programs(tmp_path: Path) -> None:
    tests = NEEDS_A_PROGRAM.replace('system("sh")', "system")
    run = outcome(tmp_path, tests)
    assert run.returncode == 1
    assert "name the programs it needs" in run.stdout


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    tests = "import warnings\ndef test_warns():\n    warnings.warn('careful')\n"
    assert outcome(tmp_path, tests).returncode == 1


def test_what_measures_stalls_of_the_window_has_the_computer_to_itself() -> None:
    texts = {
        file.name: file.read_text("utf-8") for file in (ROOT / "tests" / "ui").glob("test_*.py")
    }
    measuring = {name: text for name, text in texts.items() if "Watchdog(" in text}
    assert measuring
    assert [name for name, text in measuring.items() if "pytest.mark.alone" not in text] == []


def test_a_test_sees_nothing_of_the_developers_home(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    assert list(home.glob(".*")) == []
    assert Path.home() == home
    assert all(
        Path(os.environ[f"XDG_{name}_HOME"]).is_relative_to(home)
        for name in ("DATA", "CONFIG", "CACHE", "STATE")
    )
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


@pytest.mark.parametrize("run", [1, 2])
def test_a_home_is_empty_each_time(run: int) -> None:
    note = Path.home() / "note"
    assert not note.exists()
    note.touch()

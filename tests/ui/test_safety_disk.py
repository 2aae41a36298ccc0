"""A disk that fills while the window is open: nothing is lost, and it is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nato_apply import paths


@pytest.mark.system("unshare", "mount")
def test_the_edit_stays_in_memory_and_is_saved_once_the_disk_allows(tmp_path: Path) -> None:
    """On a small disk of its own, in a mount namespace: see `programs/small_disk.py`."""
    assert with_a_disk("small_disk", tmp_path) == [
        "not saved, and said",
        "the edit is still there",
        "closing asks",
        "saved once there is room",
        "everything is there after a new start",
    ]


@pytest.mark.system("unshare", "mount")
def test_what_is_said_to_be_saved_is_there_when_the_folder_turns_read_only(tmp_path: Path) -> None:
    """And the next start reads it, says so, and changes nothing: `programs/read_only_disk.py`."""
    assert with_a_disk("read_only_disk", tmp_path) == [
        "saved",
        "Opened for reading only",
        "Anna",
        "Anna read-only",
    ]


def with_a_disk(name: str, folder: Path) -> list[str]:
    """What a program prints that has a disk to itself."""
    program = Path(__file__).with_name("programs") / f"{name}.py"
    own = [] if os.geteuid() == 0 else ["--map-root-user"]
    if subprocess.run(["unshare", *own, "--mount", "true"], check=False).returncode:
        pytest.skip("this system lets nobody have a mount namespace")
    done = subprocess.run(
        ["unshare", *own, "--mount", sys.executable, str(program), str(folder)],
        env={
            **os.environ,
            "PYTHONPATH": str(paths.PACKAGE.parent),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()

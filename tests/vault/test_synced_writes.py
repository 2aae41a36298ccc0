"""What was acknowledged outlasts a loss of power: under strace, a sync comes before the word.

A kill cannot show this: the system keeps what a killed program wrote.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nato_apply.vault.store import Vault

CALLS = "trace=pwrite64,write,fsync,fdatasync,rename,renameat,renameat2"
Traced = Callable[..., list[str]]


@pytest.fixture
def traced(program: Any, tmp_path: Path) -> Traced:
    """Runs a program under strace until it has acknowledged ten things; its calls."""

    def run(*command: object) -> list[str]:
        trace = tmp_path / "trace"
        before = ("strace", "-f", "-y", "-e", CALLS, "-o", str(trace))
        child = program(*command, before=before)
        for _ in range(10):
            assert child.stdout.readline()
        os.kill(int(trace.read_text().split()[0]), signal.SIGKILL)
        child.wait()
        return trace.read_text().splitlines()

    return run


def acknowledged(calls: Iterable[str]) -> Iterator[bool]:
    """Of each acknowledgement, whether every file and name before it was synced.

    A new name is on disk when its folder is synced, and its content when the file was, under the
    name it had.
    """
    unsynced: set[str] = set()
    for call in calls:
        # The index of the log (-shm) is made again after a crash.
        if written := re.search(
            r"write(?:64)?\(\d+<(/.*(?:\.db|-wal|\.txt|/new|-apply-.*))>", call
        ):
            unsynced.add(written[1])
        elif renamed := re.search(r'rename(?:at2?)?\(.*"(/[^"]+)".*"(/[^"]+)"', call):
            unsynced.add(str(Path(renamed[2]).parent))
        elif synced := re.search(r"f(?:data)?sync\(\d+<(.*)>\)", call):
            unsynced.discard(synced[1])
        elif re.search(r'write\(1<.*\\n", ', call):
            yield not unsynced


@pytest.mark.system("strace")
def test_a_save_is_synced_before_it_is_acknowledged(
    folder: Path, key: bytes, vault: Vault, traced: Traced
) -> None:
    vault.close()
    saves = list(acknowledged(traced("save_forever.py", folder, key.hex())))

    assert len(saves) >= 10
    assert all(saves)


@pytest.mark.system("strace")
def test_a_whole_file_is_synced_and_then_its_folder(tmp_path: Path, traced: Traced) -> None:
    calls = traced("write_forever.py", tmp_path / "whole.txt")

    assert sum("rename" in call for call in calls) >= 10
    assert all(acknowledged(calls))
    assert len(list(acknowledged(calls))) >= 10


@pytest.mark.system("strace")
@pytest.mark.parametrize(
    "command", [("save_forever.py",), ("write_forever.py", "--naive")], ids=["open", "rename"]
)
def test_a_naive_program_acknowledges_what_is_not_synced(
    tmp_path: Path, traced: Traced, command: tuple[str, ...]
) -> None:
    """The controls: one writes the file itself, one renames without a sync."""
    name, *option = command
    found = list(acknowledged(traced(name, tmp_path / "naive.txt", *option)))

    assert found
    assert not any(found)

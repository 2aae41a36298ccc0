"""A vault of each test's own, on a real disk, by a passphrase that is cheap to check."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nato_apply import paths
from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

Program = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 4, 10, 9, tzinfo=UTC)


@pytest.fixture
def cheap() -> Cost:
    """A passphrase that is stretched in no time."""
    return Cost(iterations=1, lanes=1, memory_kib=64)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vault"


@pytest.fixture
def key(folder: Path, cheap: Cost) -> bytes:
    """The key of a vault that is set up by the passphrase “correct horse”."""
    return bytes(keys.set_up(folder, "correct horse", cheap))


@pytest.fixture
def vault(folder: Path, key: bytes) -> Iterator[Vault]:
    with Vault.create(folder, key) as made:
        yield made


@pytest.fixture
def program() -> Iterator[Program]:
    """Starts one of `programs/` with the code under test, its output line by line."""
    started: list[subprocess.Popen[str]] = []

    def start(name: str, *arguments: object, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        file = Path(__file__).with_name("programs") / name
        child = subprocess.Popen(
            [*before, sys.executable, str(file), *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)},
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        started.append(child)
        return child

    yield start
    for child in started:
        with child:
            child.kill()

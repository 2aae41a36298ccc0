"""The program as its user has it: arguments in; exit code, standard output and error out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from nato_apply import paths
from nato_apply.__main__ import main
from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

SAMPLE = paths.resource("demo", "candidate.toml")
NOW = "2026-04-10T09:00:00+02:00"
PASSPHRASE = "correct horse"


class Outcome(NamedTuple):
    """What one run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert (self.code, self.err) == (0, ""), self
        return json.loads(self.out)

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Cli = Callable[..., Outcome]
Candidate = Callable[..., Path]


@pytest.fixture
def sample() -> Path:
    return SAMPLE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of `cli` and `program`; not made yet."""
    return tmp_path / "data"


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], data: Path) -> Cli:
    """Runs the program in this process, on 10 April 2026 unless `--now` is given again."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main(["--data-dir", str(data), "--now", NOW, *map(str, arguments)])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def program(tmp_path: Path, data: Path) -> Cli:
    """Runs the program as a process of its own, in an empty folder, as `cli` does otherwise.

    `env` and other options of `subprocess.run`; `bare`: nothing before the arguments given.
    """

    def run(*arguments: object, bare: bool = False, **options: Any) -> Outcome:
        before = [] if bare else ["--data-dir", str(data), "--now", NOW]
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        usual = {"cwd": elsewhere, "stdin": subprocess.DEVNULL}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        done = subprocess.run(
            [sys.executable, "-m", "nato_apply", *before, *map(str, arguments)],
            **{**usual, **streams, **options, "env": environment(**options.get("env", {}))},
            encoding="utf-8",
            check=False,
        )
        return Outcome(done.returncode, done.stdout or "", done.stderr or "")

    return run


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment for a run of the program; `None` takes a variable away."""
    whole = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent), **changes}
    return {name: value for name, value in whole.items() if value is not None}


@pytest.fixture
def candidate(tmp_path: Path) -> Candidate:
    """Writes a candidate file for nato-hq-2026 with this text besides."""

    def write(text: str = "", *, name: str = "candidate.toml", call: str = "nato-hq-2026") -> Path:
        file = tmp_path / name
        file.write_text(f'format = 1\ncall = "{call}"\n{text}', encoding="utf-8")
        return file

    return write


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\nnot this line\n", encoding="utf-8")
    return file


@pytest.fixture
def vault(data: Path) -> Path:
    """The folder of a vault that is there already, whose passphrase is stretched in no time."""
    folder = data / "vault"
    key = keys.set_up(folder, PASSPHRASE, Cost(iterations=1, lanes=1, memory_kib=64))
    Vault.create(folder, key).close()
    return folder


@pytest.fixture
def drafts(cli: Cli, vault: Path, passphrase_file: Path) -> Cli:
    """Runs the program with the passphrase of `vault`."""

    def run(*arguments: object) -> Outcome:
        return cli("--passphrase-file", passphrase_file, *arguments)

    return run


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder with its content, every folder with `None`."""
    return {
        str(each.relative_to(folder)): each.read_bytes() if each.is_file() else None
        for each in folder.rglob("*")
    }

"""What a command leaves behind: files only where it may, no datum in clear, no connection."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from nato_apply import clock
from nato_apply.vault import keys
from nato_apply.vault.store import Vault
from tests.cli.conftest import NOW, PASSPHRASE, SAMPLE, Candidate, Cli, environment, tree

CANARY = "Kanarienvogel"
EVERYWHERE = f"""
name = "{CANARY}01"
choices = ["pasp-nasp"]
[person]
name = "{CANARY}02"
born = 1999-09-19
[[studies]]
institution = "{CANARY}03"
subject = "{CANARY}04"
level = "bachelor"
started = 2019-09-19
[[documents]]
slot = "qualifications"
file = "{CANARY}05.pdf"
translation_of = "{CANARY}06.pdf"
translator = "{CANARY}07"
from_language = "sv"
statement = "{CANARY}08"
note = "{CANARY}09"
[words]
"choice.pasp-nasp" = "{CANARY}10"
motivation = "{CANARY}11"
[submitted]
at = 2026-04-01T12:00:00+02:00
receipt = "{CANARY}12"
[[log]]
on = 2026-04-02
text = "{CANARY}13"
"""
SECRETS = (CANARY, "1999-09-19", "19 September 1999", PASSPHRASE)

READING: tuple[Sequence[object], ...] = (
    ["--help"],
    ["calls"],
    ["call", "nato-hq-2026"],
    ["call-validate", SAMPLE],
    ["check", "nowhere.toml"],
    ["chekc"],
)


def about(file: Path) -> list[Sequence[object]]:
    """What only looks at a candidate."""
    return [
        *[[command, file] for command in ("check", "plan", "documents")],
        *[[command, file, "--json"] for command in ("check", "plan", "documents", "checklist")],
    ]


def writing(file: Path, out: Path) -> list[Sequence[object]]:
    """What writes files, or into the vault."""
    return [
        ["plan", file, "--ics", out / "x.ics"],
        ["checklist", file, "--pdf", out / "x.pdf"],
        ["demo", "--out", out / "demo"],
        ["draft", "list"],
        ["draft", "import", file],
        ["draft", "list", "--json"],
        ["draft", "show", "nowhere"],
    ]


@pytest.fixture
def file(candidate: Candidate, tmp_path: Path) -> Path:
    (tmp_path / f"{CANARY}05.pdf").write_bytes(b"%PDF-1.7 no PDF " + CANARY.encode())
    return candidate(EVERYWHERE)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def bare_home(tmp_path: Path) -> dict[str, str | None]:
    """The variables of a user whose home is an empty folder, where temporary files go too."""
    home = tmp_path / "home"
    home.mkdir()
    kinds = ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR")
    return {"HOME": str(home), "TMPDIR": str(home), **{f"XDG_{kind}": None for kind in kinds}}


def in_one_process(
    folder: Path, runs: Sequence[Sequence[object]], **env: str | None
) -> subprocess.CompletedProcess[str]:
    """Several runs of the program, one after the other, in one process whose folder this is."""
    script = (
        "import json, sys\n"
        "from nato_apply.__main__ import main\n"
        "for arguments in json.load(sys.stdin): main(arguments)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        env=environment(**env),
        cwd=folder,
        input=json.dumps([[str(argument) for argument in run] for run in runs]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_the_commands_for_reading_write_nothing_at_all(
    file: Path, data: Path, tmp_path: Path, out: Path, bare_home: dict[str, str | None]
) -> None:
    before = tree(tmp_path)
    runs = [["--data-dir", data, *run] for run in (*READING, *about(file), ["draft", "list"])]
    done = in_one_process(out, runs, **bare_home)
    assert "Essential" in done.stdout
    assert tree(tmp_path) == before


def test_check_as_a_process_of_its_own_writes_nothing_either(
    program: Cli, file: Path, tmp_path: Path, bare_home: dict[str, str | None]
) -> None:
    program("calls")  # makes the folder it runs in
    before = tree(tmp_path)
    assert program("check", file, env=bare_home).code == 0
    assert program("check", file, env=bare_home, bare=True).code == 0
    assert tree(tmp_path) == before


def test_nothing_is_written_outside_the_data_folder_but_the_files_named(
    file: Path,
    out: Path,
    vault: Path,
    data: Path,
    tmp_path: Path,
    passphrase_file: Path,
    bare_home: dict[str, str | None],
) -> None:
    before = set(tree(tmp_path))
    given = ("--data-dir", data, "--passphrase-file", passphrase_file)
    runs = [[*given, *run] for run in (*READING, *about(file), *writing(file, out))]
    done = in_one_process(out, runs, **bare_home)
    assert "saved draft" in done.stdout
    new = set(tree(tmp_path)) - before
    named = {"out/x.ics", "out/x.pdf", "out/demo"}
    assert named <= new
    assert all(path.startswith(("data/", "out/demo/")) for path in new - named)


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own folder")
def test_by_default_the_data_folder_is_the_systems(
    program: Cli, tmp_path: Path, bare_home: dict[str, str | None]
) -> None:
    assert program("demo", bare=True, env=bare_home).code == 0
    written = {path for path, content in tree(tmp_path / "home").items() if content is not None}
    assert {str(Path(path).parent) for path in written} == {".local/share/nato_apply/demo"}


def test_no_datum_stands_in_clear_in_the_data_folder_or_its_log(
    drafts: Cli, file: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drafts("draft", "import", file).code == 0

    def breaks(_call: object, draft: object, *_: object, **_more: object) -> None:
        try:
            raise ValueError(str(draft))
        except ValueError as error:
            raise KeyError(f"{CANARY} 1999-09-19") from error

    for module in ("check", "checklist"):
        monkeypatch.setattr(f"nato_apply.cli.{module}.assess", breaks)
    for arguments in (["check", file], ["checklist", file, "--json"]):
        found = drafts(*arguments)
        assert (found.code, len(found.told)) == (1, 1)
        assert CANARY not in found.err
        with pytest.raises(KeyError):  # the interpreter prints it, in the terminal that asked
            drafts("--debug", *arguments)
    log = (data / "logs" / "nato_apply.log").read_text(encoding="utf-8")
    assert log.count("KeyError") == 4  # it says what happened
    for name, content in tree(data).items():
        assert not any(secret in name for secret in SECRETS)
        assert not any(secret.encode() in (content or b"") for secret in SECRETS), name


def test_the_passphrase_is_told_to_nobody(
    program: Cli, file: Path, vault: Path, passphrase_file: Path
) -> None:
    found = program("--debug", "--passphrase-file", passphrase_file, "draft", "import", file)
    assert found.code == 0
    assert PASSPHRASE not in found.out + found.err


def test_check_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from nato_apply.__main__ import main\n"
        f"main(['check', {str(SAMPLE)!r}])\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert {"attrs", "cattrs", "nato_apply"} <= loaded  # the list is that of the program
    heavy = "PySide6 shiboken6 sqlcipher3 reportlab pikepdf keyring cryptography icalendar"
    other = "PIL pypdfium2 filelock dateutil socket ssl asyncio multiprocessing"
    assert loaded & set(f"{heavy} {other}".split()) == set()


WATCHER = """
import os, sys

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in (2, 10):  # AF_INET, AF_INET6
        os.write(TOLD, b"socket\\n")
    elif event in ("socket.connect", "socket.bind") and isinstance(arguments[1], tuple):
        os.write(TOLD, event.encode() + b"\\n")
    elif event in ("socket.getaddrinfo", "urllib.Request"):
        os.write(TOLD, event.encode() + b"\\n")

TOLD = os.open(os.environ["TOLD"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
sys.addaudithook(watch)
"""


def test_no_command_makes_a_connection(
    file: Path, out: Path, vault: Path, data: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    watcher, told = tmp_path / "watcher", tmp_path / "told"
    watcher.mkdir()
    (watcher / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    path = os.pathsep.join([str(watcher), environment()["PYTHONPATH"]])
    given = ("--data-dir", data, "--passphrase-file", passphrase_file)
    runs = [[*given, *run] for run in (*READING, *about(file), *writing(file, out))]
    done = in_one_process(out, runs, PYTHONPATH=path, TOLD=str(told))
    assert "saved draft" in done.stdout
    assert told.read_bytes() == b""
    # The watcher would have told.
    subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET6)"],
        env=environment(PYTHONPATH=path, TOLD=str(told)),
        check=True,
    )
    assert told.read_bytes() == b"socket\n"


MADE = re.compile(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", [^)]*O_CREAT.* = \d')


@pytest.mark.system("strace")
def test_no_temporary_file_is_made_elsewhere(
    file: Path,
    out: Path,
    vault: Path,
    data: Path,
    tmp_path: Path,
    passphrase_file: Path,
    bare_home: dict[str, str | None],
) -> None:
    """A file that is made and gone again leaves no trace but here: strace sees every one."""
    given = ["--data-dir", str(data), "--passphrase-file", str(passphrase_file)]
    key = keys.unlock(vault, PASSPHRASE)
    with Vault.open(vault, key) as opened:
        id_ = opened.save(file.read_text(), name=None, call=None, now=clock.moment(NOW)).id
    share = ["--share-passphrase-file", passphrase_file]
    runs: list[list[object]] = [
        ["draft", "import", file, "--into", id_],
        ["documents", f"draft:{id_}"],
        ["checklist", f"draft:{id_}", "--pdf", out / "x.pdf"],
        ["draft", "export", id_, out / "x.toml", "--sensitive"],
        ["draft", "export", id_, out / "x.natoapply", *share, "--sensitive"],
        ["draft", "import", out / "x.natoapply", *share],
        ["vault", "back-up"],
        ["vault", "salvage"],
        ["draft", "delete", id_, "--backups"],
        ["doctor"],
    ]
    trace = tmp_path / "trace"
    script = "import json, sys\nfrom nato_apply.__main__ import main\n"
    script += "sys.exit(max(main(run) for run in json.load(sys.stdin)))\n"
    calls = "trace=open,openat,creat"
    subprocess.run(
        ["strace", "-f", "-e", calls, "-o", str(trace), sys.executable, "-c", script],
        input=json.dumps([[*given, *map(str, run)] for run in runs]),
        env=environment(**bare_home, PYTHONDONTWRITEBYTECODE="1"),
        cwd=out,
        encoding="utf-8",
        capture_output=True,
        check=True,
    )
    made = {Path(name[1]) for line in trace.read_text().splitlines() if (name := MADE.search(line))}
    assert any(name.is_relative_to(vault) for name in made)
    # The program's own bytecode apart, which Python writes in a checkout.
    elsewhere = {str(name) for name in made if "__pycache__" not in name.parts}
    places = (data, out, Path("/dev"))
    assert {n for n in elsewhere if not any(Path(n).is_relative_to(p) for p in places)} == set()

"""Files that are not what they should be: each is refused in one line, at once, by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Candidate, Cli

HEAD = b'format = 1\ncall = "nato-hq-2026"\n'


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.write(HEAD)
        stream.truncate(100_000_000)


STRANGE: dict[str, Callable[[Path], object]] = {
    "missing": lambda file: None,
    "a folder": lambda file: file.mkdir(),
    "a pipe": os.mkfifo,
    "a link in a circle": lambda file: file.symlink_to(file.name),
    "a link to nothing": lambda file: file.symlink_to("nothing"),
    "a device": lambda file: file.symlink_to("/dev/zero"),
    "100 MB": sparse,
    "binary": lambda file: file.write_bytes(bytes(range(256)) * 40),
    "Latin-1": lambda file: file.write_bytes(HEAD + 'name = "Zoë"'.encode("latin-1")),
    "UTF-16": lambda file: file.write_bytes(HEAD.decode().encode("utf-16")),
    "no TOML": lambda file: file.write_bytes(b"%PDF-1.7\n"),
    "a key twice": lambda file: file.write_bytes(HEAD + b'name = "a"\nname = "b"\n'),
    "no such day": lambda file: file.write_bytes(HEAD + b"apply_on = 2026-02-30\n"),
    "nested lists": lambda file: file.write_bytes(HEAD + b"choices = " + b"[" * 100_000),
    "nested tables": lambda file: file.write_bytes(HEAD + b"a = " + b"{a=" * 5_000),
    "dotted keys": lambda file: file.write_bytes(HEAD + b".".join([b"a"] * 50_000) + b"=1"),
    "a number of 5000 figures": lambda file: file.write_bytes(HEAD + b"name = " + b"1" * 5000),
    "a hexadecimal number of 5000 figures": lambda file: file.write_bytes(
        b"format = 0x" + b"f" * 5000
    ),
    "another format": lambda file: file.write_bytes(b"format = 2\n"),
    "NUL in the middle": lambda file: file.write_bytes(HEAD + b"name = \x00"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.timeout(10)
def test_a_candidate_file_that_is_none_is_refused_in_one_line(
    cli: Cli, tmp_path: Path, kind: str, lang: str
) -> None:
    file = tmp_path / "candidate.toml"
    STRANGE[kind](file)
    found = cli("--lang", lang, "check", file)
    assert (found.code, found.out) == (2, ""), kind
    (line,) = found.told
    assert line.startswith(f"{file}: ")
    assert len(line) < len(str(file)) + 200


@pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")
@pytest.mark.parametrize("kind", [kind for kind in STRANGE if kind != "another format"])
@pytest.mark.timeout(10)
def test_a_call_file_that_is_none_is_refused_too(cli: Cli, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "call.toml"
    STRANGE[kind](file)
    for arguments in (["call-validate", file], ["draft", "import", file]):
        found = cli(*arguments)
        assert (found.code, found.out) == (2, ""), kind
        assert all(line.startswith(f"{file}: ") for line in found.told)


@pytest.mark.parametrize(
    "text",
    [
        "apply_on = 9999-12-31",
        "apply_on = 0001-01-01",
        "[person]\nborn = 1900-01-01",
        "[[studies]]\nlevel = 'master'\nstarted = 1900-01-01\nends = 9999-12-31",
        "[[studies]]\nlevel = 'master'\nawarded = 9999-12-31",
        "[[studies]]\nlevel = 'master'\nyears_completed = 9223372036854775807",
        "[plan]\ncloses = 9999-12-31T23:59:59",
        "[plan]\ncloses = 9999-12-31T23:59:59-12:00",
        "[plan]\ncloses = 0001-01-01T00:00:00",
        "[plan]\ncloses = 0001-01-01T00:00:00+12:00",
        'name = "\\u0000\\u001b[2J"',
        '[person]\nname = ""',
        'name = "' + "x" * 100_000 + '"',
        "[[documents]]\nslot = 'qualifications'\nfile = ''",
        '[[documents]]\nslot = "qualifications"\nfile = "\\u0000"',
        "[[documents]]\nslot = 'qualifications'\nfile = '..'",
        "[[documents]]\nslot = 'qualifications'\nfile = '/dev/zero'",
        "[[documents]]\nslot = 'qualifications'\nfile = '" + "x" * 5000 + "'",
        "[submitted]\nat = 9999-12-31T23:59:59-12:00",
        "[[log]]\non = 0001-01-01\ntext = ''",
    ],
    ids=lambda text: text[:70],
)
@pytest.mark.timeout(20)
def test_no_value_however_odd_is_a_fault_of_the_program(
    drafts: Cli, candidate: Candidate, text: str
) -> None:
    file = candidate(text)
    for call in ("nato-hq-2026", "nato-2027", "nato-hq-2025"):
        for command in ("check", "plan", "documents", "checklist"):
            for form in ([], ["--json"]):
                if command == "checklist" and not form:
                    continue
                assert drafts(command, file, "--call", call, *form).code in (0, 2), (command, call)
    assert drafts("draft", "import", file).code in (0, 2)


@pytest.mark.parametrize("day", ["0001-01-01", "1000-01-01", "9999-12-31"])
def test_no_day_is_a_fault_of_the_program(cli: Cli, sample: Path, day: str) -> None:
    for call in ("nato-hq-2026", "nato-2027", "nato-hq-2025"):
        assert cli("check", sample, "--on", day, "--call", call).code == 0


@pytest.mark.parametrize("when", ["1900-01-01", "1969-12-31T23:59:59Z", "8999-12-31T23:59"])
def test_no_moment_that_is_taken_is_a_fault_of_the_program(
    cli: Cli, sample: Path, when: str
) -> None:
    for command in ("check", "plan", "documents"):
        assert cli("--now", when, command, sample).code in (0, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"two\nlines.toml", "two lines.toml"),
        (b"caf\xe9.toml", "caf\N{REPLACEMENT CHARACTER}.toml"),
        ("gnp\N{RIGHT-TO-LEFT OVERRIDE}lmot.toml".encode(), "gnp\N{REPLACEMENT CHARACTER}lmot"),
        (b"\x1b[31mred.toml", "\N{REPLACEMENT CHARACTER}[31mred.toml"),
        ("Zoë’s 5\N{NO-BREAK SPACE}May.toml".encode(), "Zoë’s 5\N{NO-BREAK SPACE}May.toml"),
    ],
)
def test_a_strange_name_is_read_and_shown_safely(
    cli: Cli, tmp_path: Path, name: bytes, shown: str
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    missing = cli("check", file)
    assert missing.code == 2
    (line,) = missing.told
    assert shown in line
    file.write_bytes(HEAD)
    assert cli("check", file, "--json").code == 0
    assert shown in cli("checklist", file, "--pdf", file.with_suffix(".pdf")).out.replace(
        ".pdf", ".toml"
    )


def test_values_of_a_stranger_steer_no_terminal(cli: Cli, candidate: Candidate) -> None:
    file = candidate('choices = ["pasp-mo\\u001b[2J\\u202Eevil\\nline"]')
    found = cli("check", file)
    (line,) = found.told
    assert not {"\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(line)
    other = cli("check", file, "--call", "nato-2027")
    assert other.code == 0
    assert not {"\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(other.out)

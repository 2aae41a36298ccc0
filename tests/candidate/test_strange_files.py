"""Files that are no candidate files: refused with a sentence that names them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nato_apply import errors
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.errors import UserFault

GOOD = 'format = 1\nname = "Zoë"\n[person]\nborn = 2004-05-03\n'


def refused(file: Path) -> str:
    """The one fault of a file, as a line."""
    with pytest.raises(UserFault) as error:
        candidate_file.load(file)
    (fault,) = error.value.faults
    assert fault.file == str(file)
    line = errors.line(fault)
    assert line.startswith(str(file.parent))
    assert len(line.splitlines()) == 1
    return line


def write(folder: Path, content: bytes) -> Path:
    file = folder / "candidate.toml"
    file.write_bytes(content)
    return file


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = write(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())
    assert candidate_file.load(file)[0].name == "Zoë"


def test_line_ends_of_windows_are_line_ends(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD.replace("\n", "\r\n").encode())
    draft, found = candidate_file.load(file)
    assert found == ()
    assert draft == candidate_file.parse(GOOD)


def test_both_at_once(tmp_path: Path) -> None:
    file = write(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert candidate_file.load(file) == (candidate_file.parse(GOOD), ())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "nothing.toml")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path)


def test_a_file_whose_name_is_too_long(tmp_path: Path) -> None:
    refused(tmp_path / ("x" * 5000))


def test_a_name_with_a_null_byte(tmp_path: Path) -> None:
    refused(tmp_path / "a\0b.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    refused(pipe)


def test_an_endless_file() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no endless file here")
    refused(Path("/dev/zero"))


def test_a_file_of_100_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "huge.toml"
    with file.open("wb") as stream:
        stream.write(GOOD.encode())
        stream.truncate(100_000_000)
    assert "large" in refused(file)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b'format = 1\nname = "\xff"\n',
        "format = 1\nname = 'Zoë'\n".encode("latin-1"),
        "format = 1\n".encode("utf-16"),
        b"\x00" * 100,
    ],
    ids=["binary", "picture", "one-bad-byte", "latin-1", "utf-16", "zeros"],
)
def test_what_is_no_text(tmp_path: Path, content: bytes) -> None:
    refused(write(tmp_path, content))


@pytest.mark.parametrize(
    "text",
    [
        "format = 1\nformat = 1",
        "format = 1\n[person]\nname = 'a'\n[person]\nborn = 2004-05-03",
        "format = 1\nperson.name = 'a'\nperson.name = 'b'",
        "format = 1\nperson = {}\n[person]\nname = 'a'",
        "format = 1\nlanguages = { en = 'C1', en = 'C2' }",
        "format = 1\n[[studies]]\n[studies]",
        "format = 1\nname = 'unfinished",
        "format = 1\nborn = 2004-02-30",
        'format = 1\nname = "\\uD800"',
        "just words",
        "{'format': 1}",
    ],
)
def test_what_is_no_toml_or_says_a_thing_twice(tmp_path: Path, text: str) -> None:
    refused(write(tmp_path, text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 10_000 + "]" * 10_000,
        "a = " + "{ b = " * 5_000 + "1" + " }" * 5_000,
        "words = " + "[" * 400 + "]" * 400,
        ".".join(["a"] * 20_000) + " = 1",
        "person." + ".".join(["a"] * 3_000) + " = 1",
        "[" + ".".join(["a"] * 3_000) + "]",
        "studies = [" + "[" * 300 + "]" * 300 + "]",
    ],
    ids=["lists", "tables", "in-words", "dots", "in-person", "header", "in-studies"],
)
def test_what_is_nested_too_deeply(tmp_path: Path, text: str) -> None:
    file = write(tmp_path, f"format = 1\n{text}".encode())
    try:
        _, found = candidate_file.load(file)
    except UserFault as error:
        found = error.faults
        assert {fault.file for fault in found} == {str(file)}
    assert found
    for fault in found:
        assert len(errors.line(fault)) < 1000


def test_a_number_of_a_million_figures(tmp_path: Path) -> None:
    file = write(tmp_path, b"format = 1\nname = " + b"9" * 1_000_000)
    try:
        _, found = candidate_file.load(file)
    except UserFault as error:
        found = error.faults
    assert found
    assert all(len(errors.line(fault)) < 1000 for fault in found)


def test_an_empty_file_lacks_its_format(tmp_path: Path) -> None:
    draft, found = candidate_file.load(write(tmp_path, b""))
    assert draft == Draft()
    assert [fault.key for fault in found] == ["format"]


def test_a_thousand_faults_are_all_told(tmp_path: Path) -> None:
    text = "format = 1\n" + "[[studies]]\nlevel = 'phd'\n" * 1000
    _, found = candidate_file.load(write(tmp_path, text.encode()))
    assert len(found) == 1000

"""TOML of strangers: limits before parsing, every fault at its place, no type for another."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import attrs
import pytest

from nato_apply import errors, i18n, toml_input
from nato_apply.errors import UserFault
from nato_apply.toml_input import key


@attrs.frozen
class Part:
    id: str
    kind: Literal["one", "two"] = "one"


@attrs.frozen
class Whole:
    name: str
    flag: bool = False
    count: int = 0
    sum: float = 0.0
    day: date | None = None
    moment: datetime | None = None
    parts: tuple[Part, ...] = key("part", default=())
    words: Mapping[str, Literal["A", "B"]] = attrs.field(factory=dict)
    nested: Part | None = None


def structured(text: str) -> Whole:
    return toml_input.structured(toml_input.parsed(text), Whole, toml_input.converter())


def faults(text: str) -> dict[str, str]:
    """Key path to code of every fault."""
    with pytest.raises(UserFault) as raised:
        structured(text)
    return {found.key: found.code for found in raised.value.faults}


def test_a_good_text_becomes_what_it_says() -> None:
    whole = structured(
        'name = "x"\nflag = true\ncount = 3\nsum = 2\nday = 2026-04-30\n'
        "moment = 2026-04-30T23:59:00\n[[part]]\nid = 'a'\nkind = 'two'\n[words]\n'a.b' = 'A'\n"
    )
    assert whole.parts == (Part("a", "two"),)
    assert (whole.flag, whole.count, whole.sum, whole.words) == (True, 3, 2.0, {"a.b": "A"})


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("name = 1", "name"),
        ("flag = 1", "flag"),
        ("flag = 'true'", "flag"),
        ("count = true", "count"),
        ("count = 1.0", "count"),
        ("count = '1'", "count"),
        ("sum = true", "sum"),
        ("day = 2026-04-30T00:00:00", "day"),
        ("day = '2026-04-30'", "day"),
        ("day = 12:00:00", "day"),
        ("moment = 2026-04-30", "moment"),
        ("part = 'x'", "part"),
        ("part = {id = 'x'}", "part"),
        ("part = ['x']", "part[0]"),
        ("words = ['x']", "words"),
        ("words = 'x'", "words"),
        ("words = {a = 1}", "words.a"),
        ("nested = 'x'", "nested"),
        ("nested = []", "nested"),
        ("nested = {id = 'a', kind = 1}", "nested.kind"),
    ],
)
def test_a_value_of_another_type_is_refused_at_its_place(text: str, where: str) -> None:
    given = text if text.startswith("name") else f"name = 'x'\n{text}"
    assert faults(given) == {where: "wrong-type"}


def test_every_fault_is_found_at_once() -> None:
    assert faults(
        "flag = 3\ncolour = 1\nmoment = 9999-12-31T23:59:59\n"
        "part = [{}, {id = 'a', kind = 'three'}, {id = 1, size = 2}]\nwords = {a = 'C', b = 1}\n"
    ) == {
        "name": "missing-key",
        "flag": "wrong-type",
        "colour": "unknown-key",
        "moment": "far-moment",
        "part[0].id": "missing-key",
        "part[1].kind": "not-in-list",
        "part[2].id": "wrong-type",
        "part[2].size": "unknown-key",
        "words.a": "not-in-list",
        "words.b": "wrong-type",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x", "not-toml"),
        ("x = ", "not-toml"),
        ("x = [1", "not-toml"),
        ("x = 1\nx = 2", "given-twice"),
        ("x = {a = 1, a = 2}", "given-twice"),
        ("[a]\n[a]", "given-twice"),
        ("x = 2026-02-30", "no-such-day"),
        ("x = " + "1" * 5000, "big-number"),
        ("x = 0x" + "f" * 5000, "big-number"),
        ("x = -9223372036854775809", "big-number"),
        ("x = [[9223372036854775809]]", "big-number"),
        ("x = " + "[" * 50_000, "too-deep"),
        ("x = " + "{a=" * 5000, "too-deep"),
        (".".join(["a"] * 61) + " = 1", "too-deep"),
        ("[" + " . ".join(['"a b"'] * 61) + "]", "too-deep"),
        ("x = " + "[" * 61 + "]" * 61, "too-deep"),
    ],
    ids=lambda text: text[:20],
)
def test_what_cannot_be_read_says_why_and_where(text: str, code: str) -> None:
    with pytest.raises(UserFault) as raised:
        toml_input.parsed(text)
    (found,) = raised.value.faults
    assert found.code == code
    english = errors.line(found)
    assert len(english) < 200
    i18n.use("fr")
    assert errors.line(found) != english


def test_the_place_is_a_line_and_a_column() -> None:
    with pytest.raises(UserFault) as raised:
        toml_input.parsed("a = 1\nb = ]\n")
    assert "at line 2, column 5" in errors.line(raised.value.faults[0])


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 59) + " = 1",
        "x = " + "[" * 58 + "]" * 58,
        "x = 9223372036854775807",
        "x = '" + ". " * 100_000 + "'",
        'x = """' + "a. b. \n" * 50_000 + '"""',
        "x = 1.5e300",
    ],
    ids=lambda text: text[:20],
)
def test_what_is_only_odd_is_read(text: str) -> None:
    assert toml_input.parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 900_000) + " = 1",
        "x" * 1_900_000,
        "x = '" + "a" * 1_900_000 + "'",
        "x = '" + "a " * 900_000 + "'",
        '"' * 1_900_000,
        "x = '" + '"a".' * 400_000 + "'",
        "a" + " " * 1_900_000,
        "a." * 900_000,
        "x = [" + "1," * 900_000 + "]",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.timeout(20)
def test_nothing_of_two_megabytes_takes_long(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(UserFault):
        toml_input.parsed(text)
    assert time.process_time() - started < 10


def test_a_file_of_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(b'\xef\xbb\xbfname = "x"\r\ntext = """a\r\nb"""\r\n')
    assert toml_input.read(file) == {"name": "x", "text": "a\nb"}


def test_a_file_is_named_in_its_faults(tmp_path: Path) -> None:
    for content in (None, b"\xff", b"x", b" " * 2_000_001):
        file = tmp_path / "x.toml"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(UserFault) as raised:
            toml_input.read(file)
        (found,) = raised.value.faults
        assert found.file == str(file)


def test_a_name_that_no_system_can_have_is_not_found() -> None:
    with pytest.raises(UserFault) as raised:
        toml_input.read(Path("a\0b"))
    assert raised.value.faults[0].code == "not-found"


def test_a_mistyped_key_suggests_the_name_in_the_file() -> None:
    with pytest.raises(UserFault) as raised:
        structured('name = "x"\nparts = []\n')
    (found,) = raised.value.faults
    assert errors.line(found) == "parts: there is no such key here (did you mean “part”?)."


def test_a_wrong_type_is_told_in_words() -> None:
    found = {}
    for value in ("1", "1.5", "true", "2026-01-01", "2026-01-01T00:00:00", "12:00:00", "[]", "{}"):
        with pytest.raises(UserFault) as raised:
            structured(f"name = {value}")
        found[value] = errors.line(raised.value.faults[0])
    told = "name: should be a text in quotes, and is"
    assert found["12:00:00"] == f"{told} a time of day."
    assert found["[]"] == f"{told} a list."
    assert len(set(found.values())) == len(found)

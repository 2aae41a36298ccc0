"""Settings: kept, private, and never in the way."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.ini"


@pytest.mark.parametrize(
    "value", ["fr", "a = b", "é “x”", "%(x)s", "#no comment", "; none", "line\nline", "[general]"]
)
def test_a_setting_is_kept_as_it_was(file: Path, value: str) -> None:
    Settings(file).set("name", value)
    Settings(file).set("other", "1")
    assert Settings(file).get("name") == value
    assert Settings(file).get("other") == "1"


def test_what_is_not_set_is_the_default(file: Path) -> None:
    assert Settings(file).get("name") == ""
    assert Settings(file).get("name", "x") == "x"
    assert Settings(file).number("width", 800) == 800
    assert not file.parent.exists()


@pytest.mark.parametrize("text", ["", "x", "--5", "²", "1.5"])
def test_a_number_that_is_none_is_the_default(file: Path, text: str) -> None:
    Settings(file).set("width", text)
    assert Settings(file).number("width", 800) == 800


def test_a_number_can_be_negative(file: Path) -> None:
    Settings(file).set("x", "-5")
    assert Settings(file).number("x", 0) == -5


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"[general]\nx = 1\nx = 2\n", b"no section", b"[general]\n\x00"]
)
def test_a_damaged_file_counts_as_none_and_can_be_written_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Settings(file).get("language", "en") == "en"
    Settings(file).set("language", "fr")
    assert Settings(file).get("language") == "fr"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_file_and_folder_are_their_owners_alone(file: Path) -> None:
    Settings(file).set("name", "value")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_a_fault_of_the_users(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(UserFault):
        Settings(tmp_path / "data" / "settings.ini").set("name", "value")

"""The log: what happened, never what was entered, and never in the way."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_apply import log


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "logs" / "nato_apply.log"
    log.start(tmp_path / "other.log", debug=False)


def fail(secret: str) -> None:
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise ValueError(f"of {secret}") from error


def test_an_exception_is_its_type_and_place_without_its_text(file: Path) -> None:
    log.start(file, debug=False)
    try:
        fail("Zoë 2004-05-03")
    except ValueError:
        logging.getLogger("nato_apply.somewhere").exception("a command failed")
    text = file.read_text(encoding="utf-8")
    assert "ERROR nato_apply.somewhere: a command failed" in text
    assert "ValueError" in text
    assert "test_log.py" in text
    assert "fail" in text
    assert "Zoë" not in text
    assert "2004" not in text.split("failed", 1)[1]


def test_nothing_is_written_before_there_is_something_to_say(file: Path) -> None:
    log.start(file, debug=False)
    logging.getLogger("nato_apply").info("all is well")
    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_file_and_folder_are_their_owners_alone(file: Path) -> None:
    log.start(file, debug=False)
    logging.getLogger("nato_apply").warning("something")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_long_log_gives_way_to_a_new_one_when_something_is_written(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"old\n" * 300_000)
    log.start(file, debug=False)
    assert file.stat().st_size == 1_200_000
    logging.getLogger("nato_apply").warning("new")
    assert file.read_text(encoding="utf-8").endswith("new\n")
    assert file.stat().st_size < 200
    assert file.with_suffix(".old.log").stat().st_size == 1_200_000


def test_a_log_that_cannot_be_written_is_in_nobodys_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file", encoding="utf-8")
    log.start(tmp_path / "logs" / "nato_apply.log", debug=False)
    logging.getLogger("nato_apply").error("something")
    assert capsys.readouterr().err == ""


def test_debug_tells_everything_on_standard_error_without_texts_of_exceptions(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(file, debug=True)
    logging.getLogger("nato_apply.x").debug("step")
    try:
        fail("Zoë")
    except ValueError:
        logging.getLogger("nato_apply").exception("failed")
    told = capsys.readouterr().err
    assert "DEBUG nato_apply.x: step" in told
    assert "ValueError" in told
    assert "Zoë" not in told


def test_what_libraries_say_goes_nowhere(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.start(file, debug=True)
    logging.getLogger("somebody.else").error("cannot open /home/zoe/diploma.pdf")
    assert "diploma" not in capsys.readouterr().err
    assert not file.exists()

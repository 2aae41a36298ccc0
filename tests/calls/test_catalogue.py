"""Every call known: those that ship, then the user’s own."""

from __future__ import annotations

from pathlib import Path

import pytest

from nato_apply import errors
from nato_apply.calls.catalogue import Catalogue
from nato_apply.errors import UserFault

OWN = """
format = 1
id = "{id}"
title = {{ en = "My call", fr = "Mon appel" }}
source = {{ kind = "own", document = "A poster" }}
"""


def write(folder: Path, name: str, call_id: str) -> Path:
    file = folder / name
    file.write_text(OWN.format(id=call_id), encoding="utf-8")
    return file


def test_the_users_own_come_after_those_that_ship(tmp_path: Path) -> None:
    write(tmp_path, "mine.toml", "my-call")
    ids = Catalogue(tmp_path).ids()
    assert ids[-1] == "my-call"
    assert len(ids) == 6


def test_no_folder_of_own_calls_is_no_fault(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "not-made-yet")
    assert len(catalogue.calls()) == 5
    assert catalogue.warnings == ()


def test_a_built_in_id_wins_and_the_other_is_a_warning(tmp_path: Path) -> None:
    file = write(tmp_path, "mine.toml", "nato-hq-2026")
    catalogue = Catalogue(tmp_path)
    assert len(catalogue.calls()) == 5
    assert catalogue.call("nato-hq-2026").source.kind == "official"
    (warning,) = catalogue.warnings
    assert (warning.file, warning.key) == (str(file), "id")


def test_of_two_own_files_with_one_id_one_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "a.toml", "my-call")
    second = write(tmp_path, "b.toml", "my-call")
    catalogue = Catalogue(tmp_path)
    assert catalogue.ids().count("my-call") == 1
    assert [warning.file for warning in catalogue.warnings] == [str(second)]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"this is no TOML", ""),
        (b"\xff\xfe\x00", ""),
        (b"format = 1\n", "id"),
        (b"format = 1\nid = 7\n", "id"),
        (b'format = 1\nid = "broken"\ntitle.en = "X"\n', "source"),
        (b'format = 1\nid = "broken"\nlike = "nowhere"\n', "like"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, ""),
    ],
    ids=["no-toml", "not-utf-8", "no-id", "id-no-text", "no-source", "like-nothing", "deep"],
)
def test_a_broken_own_file_is_a_warning_and_the_rest_goes_on(
    tmp_path: Path, content: bytes, key: str
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_bytes(content)
    write(tmp_path, "mine.toml", "my-call")
    catalogue = Catalogue(tmp_path)
    assert "my-call" in [call.id for call in catalogue.calls()]
    assert len(catalogue.calls()) == 6
    assert {(warning.file, warning.key) for warning in catalogue.warnings} == {(str(broken), key)}


def test_a_file_that_is_no_toml_by_its_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a call", encoding="utf-8")
    assert Catalogue(tmp_path).warnings == ()


def test_a_folder_named_like_a_call_file_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    catalogue = Catalogue(tmp_path)
    assert len(catalogue.calls()) == 5
    assert [warning.file for warning in catalogue.warnings] == [str(tmp_path / "folder.toml")]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("nato-hq-2062", "nato-hq-2026"), ("nato-2026", "nato-2027"), ("my-cal", "my-call")],
)
def test_an_unknown_id_is_refused_with_the_nearest(
    tmp_path: Path, typed: str, nearest: str
) -> None:
    write(tmp_path, "mine.toml", "my-call")
    with pytest.raises(UserFault) as refused:
        Catalogue(tmp_path).call(typed)
    (fault,) = refused.value.faults
    sentence = errors.sentence(fault)
    assert typed in sentence
    assert nearest in sentence


def test_an_own_call_may_start_from_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'format = 1\nid = "mine"\nlike = "nato-hq-2026"\ntitle.en = "Mine"\n', encoding="utf-8"
    )
    mine = Catalogue(tmp_path).call("mine")
    assert len(mine.criteria) == 9
    assert mine.id == "mine"


def test_warnings_are_there_before_the_calls_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("format = 1\n", encoding="utf-8")
    assert len(Catalogue(tmp_path).warnings) == 1

"""Files written whole or not at all, read within a limit; and the system's words in ours."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from nato_apply import i18n
from nato_apply.errors import UserFault
from nato_apply.whole_file import (
    NoOrdinaryFile,
    check_free,
    read_whole,
    reason,
    refused,
    write_all,
    write_whole,
)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def code(work: Callable[[], object]) -> str:
    """The code of the one fault that this raises."""
    with pytest.raises(UserFault) as raised:
        work()
    (found,) = raised.value.faults
    assert found.file
    return found.code


def test_a_file_holds_what_was_given_and_is_its_owners_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"content")
    assert (tmp_path / "file").read_bytes() == b"content"
    assert names(tmp_path) == {"file"}
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    assert code(lambda: write_whole(file, b"new")) == "already-there"
    assert file.read_bytes() == b"old"
    write_whole(file, b"new", replace=True)
    assert file.read_bytes() == b"new"
    assert names(tmp_path) == {"file"}


def test_replacing_a_link_leaves_what_it_led_to(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    write_whole(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "target").read_bytes() == b"old"
    assert (tmp_path / "link").read_bytes() == b"new"


def test_several_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "two").write_bytes(b"old")
    contents = {tmp_path / name: name.encode() for name in ("one", "two", "three")}
    assert code(lambda: write_all(contents)) == "already-there"
    assert names(tmp_path) == {"two"}
    write_all(contents, replace=True)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "one": b"one",
        "two": b"two",
        "three": b"three",
    }


def test_a_file_made_by_another_in_the_meantime_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the writing: the sync of the second file makes the other's."""
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        sync(handle)
        (tmp_path / "two").write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    contents = {tmp_path / name: b"ours" for name in ("one", "two")}
    assert code(lambda: write_all(contents)) == "already-there"
    assert names(tmp_path) == {"two"}
    assert (tmp_path / "two").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EROFS, "not-writable"),
        (errno.EIO, "not-writable"),
    ],
)
def test_what_the_disk_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, wanted: str
) -> None:
    def refuses(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuses)
    assert code(lambda: write_whole(tmp_path / "file", b"x")) == wanted
    assert names(tmp_path) == set()


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "file", b"x")
    assert names(tmp_path) == set()


def test_file_and_folder_are_on_disk_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    sync = os.fsync

    def noted(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    write_whole(tmp_path / "file", b"x")
    assert synced == ([False] if os.name == "nt" else [False, True])


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_a_file_system_without_links_serves_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def cannot(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", cannot)
    write_whole(tmp_path / "file", b"x")
    assert (tmp_path / "file").read_bytes() == b"x"
    assert names(tmp_path) == {"file"}


def test_a_folder_that_is_missing_or_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert code(lambda: check_free(tmp_path / "none" / "x", replace=True)) == "no-folder"
    assert code(lambda: check_free(tmp_path / "file" / "x", replace=True)) == "no-folder"
    deep = tmp_path / "file" / "deeper" / "x"
    assert code(lambda: check_free(deep, replace=True)) == "not-writable"


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX")
@pytest.mark.parametrize("replace", [True, False])
def test_a_folder_a_pipe_or_a_device_is_never_replaced(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    for name in ("folder", "pipe", "device"):
        write = partial(write_whole, tmp_path / name, b"x", replace=replace)
        assert code(write) == "no-ordinary-file"
    assert names(tmp_path) == {"folder", "pipe", "device"}


def test_too_long_a_name_is_refused(tmp_path: Path) -> None:
    assert code(lambda: write_whole(tmp_path / ("x" * 300), b"x")) == "not-writable"


def test_a_link_to_nothing_is_there_and_can_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nothing")
    assert code(lambda: write_whole(tmp_path / "link", b"x")) == "already-there"
    write_whole(tmp_path / "link", b"x", replace=True)
    assert names(tmp_path) == {"link"}


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_whole(tmp_path / "file", 4) == b"0123"
    assert read_whole(tmp_path / "file", 40) == b"0123456789"


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX")
@pytest.mark.timeout(5)
def test_nobody_waits_for_a_pipe_or_reads_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(NoOrdinaryFile):
            read_whole(file, 10)
    with pytest.raises(OSError, match="directory"):
        read_whole(tmp_path, 10)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENAMETOOLONG, errno.ENOSPC])
def test_a_reason_is_in_the_language_spoken_and_not_in_the_systems(number: int) -> None:
    error = OSError(number, os.strerror(number))
    english = str(reason(error))
    i18n.use("fr")
    assert str(reason(error)) != english
    assert os.strerror(number) not in str(reason(error))


def test_an_unknown_reason_is_named_by_its_code() -> None:
    assert str(reason(OSError(errno.ETXTBSY, "x"))) == "system error ETXTBSY"
    assert str(reason(OSError("x"))) == "system error OSError"


def test_a_refusal_names_the_file() -> None:
    (found,) = refused(Path("here"), OSError(errno.EACCES, "x")).faults
    assert found.file == "here"

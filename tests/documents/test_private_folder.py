"""Folders for a moment: for this user alone, and gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nato_apply.documents import private_folder as places
from nato_apply.documents.private_folder import private_folder
from nato_apply.paths import DataFolder

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


@posix
def test_nobody_else_may_look_into_it_and_it_is_gone_afterwards() -> None:
    with private_folder() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert list(folder.iterdir()) == []
        (folder / "a.docx").write_bytes(b"x")
    assert not folder.exists()


def test_it_is_gone_after_a_failure_too() -> None:
    with pytest.raises(ZeroDivisionError), private_folder() as folder:
        raise ZeroDivisionError
    assert not folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="folders in memory")
def test_it_lies_in_the_user_s_own_memory_where_there_is_one() -> None:
    with private_folder() as folder:
        assert folder.parent == Path(os.environ["XDG_RUNTIME_DIR"])


@posix
def test_what_a_crash_left_behind_is_removed_and_what_is_in_use_is_not() -> None:
    with private_folder() as first:
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        left = first.parent / f"nato-apply-{ended.pid}-x"
        left.mkdir()
        (left / "a.docx").write_bytes(b"x")
        with private_folder():
            assert not left.exists()
            assert first.exists()


@posix
def test_without_such_memory_it_lies_in_the_data_folder_and_is_cleared_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    private = DataFolder(tmp_path / "data").private
    monkeypatch.setattr(places._On, "disk", None)
    places.fall_back_on(private)
    with private_folder() as folder:
        assert folder.parent == private
        assert private.stat().st_mode & 0o777 == 0o700
        assert folder.stat().st_mode & 0o777 == 0o700
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = private / f"nato-apply-{ended.pid}-x"
    left.mkdir()
    (left / "a.docx").write_bytes(b"x")
    places.clear()
    assert list(private.iterdir()) == []


@posix
def test_what_a_crash_left_on_the_disk_is_cleared_where_there_is_memory_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places._On, "disk", tmp_path)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / f"nato-apply-{ended.pid}-x").mkdir()
    places.clear()
    assert list(tmp_path.iterdir()) == []

"""Folders: where things are, and whose they are."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from nato_apply import paths
from nato_apply.paths import DataFolder, make_private


def test_what_ships_is_found() -> None:
    assert paths.resource("calls", "nato-hq-2026.toml").is_file()
    assert (paths.translations() / "fr" / "LC_MESSAGES" / "nato_apply.mo").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_every_folder_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b" / "c")
    for name in ("a", "a/b", "a/b/c"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    make_private(tmp_path / "a" / "b")
    make_private(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o755


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OSError, match="a"):
            make_private(folder)


def test_a_data_folder_is_made_only_when_it_is_used(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    for part in (folder.settings, folder.calls, folder.vault, folder.log, folder.demo):
        assert part.is_relative_to(folder.root)
    assert not folder.root.exists()
    assert folder.made() == folder.root
    assert folder.root.is_dir()

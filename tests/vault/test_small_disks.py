"""A disk that is full, and one that can only be read: what was saved can be read and taken away.

A real one each, where this computer lets one be mounted; `test_crash` shows the same with limits
and permissions, which need no right of one's own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from nato_apply.__main__ import main
from nato_apply.errors import UserFault
from nato_apply.vault import access, backups, integrity, keys
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost
from nato_apply.vault.writer import writing

pytestmark = pytest.mark.system("mount")  # what nothing can be mounted for is named, not forgotten

Mount = Callable[..., None]
WORDS = "correct horse"
SAVED = 'format = 1\nname = "Spring"\n'


@pytest.fixture
def mount() -> Iterator[Mount]:
    mounted: list[Path] = []

    def run(place: Path, *options: str) -> None:
        command = ["mount", *options, str(place)]
        done = subprocess.run(command, capture_output=True, check=False) if _may() else None
        if done is None or done.returncode != 0:
            pytest.skip("no file system can be mounted here")
        mounted.append(place)

    yield run
    for place in reversed(mounted):
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _may() -> bool:
    return shutil.which("mount") is not None and hasattr(os, "getuid") and os.getuid() == 0


@pytest.fixture
def disk(tmp_path: Path, mount: Mount) -> Path:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount(place, "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs")
    return place


@pytest.fixture
def there(disk: Path, cheap: Cost, now: datetime) -> tuple[Path, bytearray, str]:
    """A vault on that disk with a draft in its log, as a killed program leaves it; key and id."""
    folder = disk / "data" / "vault"
    key = keys.set_up(folder, WORDS, cheap)
    with Vault.create(folder, key) as vault:
        draft = vault.save("format = 1\n", name=None, call=None, now=now).id
        vault.attach(draft, "a.pdf", b"%PDF a")
        vault.save(SAVED, name="Spring", call=None, now=now, draft_id=draft)
        shutil.copytree(folder, disk / "copy", ignore=shutil.ignore_patterns("*-shm"))
    shutil.rmtree(folder)
    (disk / "copy").rename(folder)
    assert (folder / "vault.db-wal").stat().st_size > 0
    return folder, key, draft


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte."""
    file = disk / "full"
    handle = os.open(file, os.O_CREAT | os.O_WRONLY)
    for size in (4096, 1):
        try:
            while True:
                os.write(handle, bytes(size))
        except OSError:
            continue
    os.close(handle)
    return file


def names(folder: Path) -> set[str]:
    """The files of the vault without SQLite's index of the log, which is made anew."""
    return {each.name for each in folder.rglob("*") if not each.name.endswith("-shm")}


class TestAFullDisk:
    def test_what_was_saved_can_be_read_its_log_included(
        self, there: tuple[Path, bytearray, str], disk: Path
    ) -> None:
        folder, key, draft = there
        fill(disk)
        before = names(folder)

        for _ in range(2):
            with Vault.open(folder, key, read_only=True) as vault:
                assert vault.load(draft) == SAVED
                assert vault.attachment(draft, "a.pdf") == b"%PDF a"
                assert not vault.is_behind
            assert integrity.is_sound(folder / "vault.db", key)
        assert names(folder) == before

    def test_a_save_is_refused_and_made_once_there_is_room(
        self, there: tuple[Path, bytearray, str], disk: Path, now: datetime
    ) -> None:
        folder, key, draft = there
        vault = Vault.open(folder, key)
        before, full = names(folder), fill(disk)

        edit, last = "words " * 5000, SAVED

        def save_on() -> None:
            nonlocal last
            for number in range(100):  # the log has some room of its own
                payload = f"{number} {edit}"
                vault.save(payload, name=None, call=None, now=now, draft_id=draft)
                last = payload

        with pytest.raises(UserFault, match=r"vault-(disk-full|not-reached)"):
            save_on()
        assert vault.load(draft) == last
        made = len(vault.revisions(draft))
        assert access.back_up(vault, now) is not None
        assert names(folder) == before
        assert backups.kept(folder) == []
        full.unlink()
        assert vault.save(edit, name=None, call=None, now=now, draft_id=draft).revision == made + 1
        vault.close()
        assert integrity.is_sound(folder / "vault.db", key)

    def test_nobody_becomes_the_writer_and_nothing_is_left_of_the_attempt(
        self, there: tuple[Path, bytearray, str], disk: Path, now: datetime
    ) -> None:
        folder, _key, _draft = there
        with writing(folder, "command", now=now):
            pass
        fill(disk)
        before = names(folder)

        with pytest.raises(UserFault, match="vault-disk-full"), writing(folder, "command", now=now):
            pass
        assert names(folder) == before

    def test_a_draft_is_exported_to_another_disk(
        self,
        there: tuple[Path, bytearray, str],
        disk: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        folder, _key, draft = there
        words = tmp_path / "words"
        words.write_text(WORDS)
        fill(disk)
        target = tmp_path / "saved.toml"
        before = ["--data-dir", str(folder.parent), "--passphrase-file", str(words)]

        assert main([*before, "draft", "export", draft, str(target)]) == 0, capsys.readouterr()
        assert target.read_text() == SAVED
        assert main([*before, "draft", "export-all", str(tmp_path / "all")]) == 0
        assert (tmp_path / "all" / draft / "a.pdf").read_bytes() == b"%PDF a"
        capsys.readouterr()
        assert main([*before, "doctor", "--json"]) == 1
        states = {c["id"]: c["state"] for c in json.loads(capsys.readouterr().out)["checks"]}
        assert (states["vault"], states["vault-integrity"]) == ("ok", "ok")
        assert (states["leftovers"], states["disk-space"]) == ("warn", "fail")

    def test_a_backup_that_does_not_fit_leaves_the_vault_in_place(
        self, there: tuple[Path, bytearray, str], disk: Path, now: datetime
    ) -> None:
        folder, key, draft = there
        with Vault.open(folder, key):
            made = backups.make(folder, key, now)
        fill(disk)
        before = names(disk)

        with pytest.raises(UserFault, match="disk-full"):
            backups.restore(folder, key, made.name, now)
        assert names(disk) - {"set-aside"} == before
        with Vault.open(folder, key, read_only=True) as vault:
            assert vault.load(draft) == SAVED


class TestADiskThatCanOnlyBeRead:
    @pytest.fixture
    def closed(self, there: tuple[Path, bytearray, str], disk: Path) -> tuple[Path, bytearray, str]:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        return there

    def test_what_was_saved_can_be_read_its_log_included(
        self, closed: tuple[Path, bytearray, str]
    ) -> None:
        folder, key, draft = closed
        with Vault.open(folder, key, read_only=True) as vault:
            assert vault.load(draft) == SAVED
        assert integrity.is_sound(folder / "vault.db", key)

    def test_writing_is_refused_with_a_sentence(
        self, closed: tuple[Path, bytearray, str], now: datetime
    ) -> None:
        folder, key, _draft = closed
        with pytest.raises(UserFault, match=r"vault-not-(writable|reached)"):
            Vault.open(folder, key)
        with (
            pytest.raises(UserFault, match="vault-not-writable"),
            writing(folder, "window", now=now),
        ):
            pass

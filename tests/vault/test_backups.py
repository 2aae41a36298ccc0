"""Backups: made daily and before a migration, checked, pruned with care, and put back."""

from __future__ import annotations

import random
import shutil
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import backups, header, keys, placing, schema
from nato_apply.vault.access import for_reading, for_writing
from nato_apply.vault.backups import Backup
from nato_apply.vault.connection import encrypted
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

WORDS = "correct horse"
DAY = timedelta(days=1)


@pytest.fixture
def filled(folder: Path, vault: Vault, now: datetime) -> str:
    """A closed vault with a draft and a file; the draft's id."""
    draft = vault.save("a = 1", name="Spring", call=None, now=now).id
    vault.attach(draft, "diploma.pdf", b"%PDF" * 10_000)
    vault.close()
    return draft


def names(folder: Path) -> list[str]:
    return [backup.name for backup in backups.kept(folder)]


def payloads(folder: Path, key: bytes) -> list[str]:
    with Vault.open(folder, key, read_only=True) as vault:
        return [vault.load(row.id) for row in vault.drafts()]


class TestMade:
    def test_one_is_a_vault_that_opens_as_the_vault_does(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        made = backups.make(folder, key, now)

        assert made.name == "2026-04-10T090000Z"
        assert made.made == now
        with for_reading(made.folder, WORDS) as vault:
            assert vault
            assert vault.load(filled) == "a = 1"
            assert vault.attachment(filled, "diploma.pdf") == b"%PDF" * 10_000

    def test_it_is_encrypted_and_its_owners_alone(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        made = backups.make(folder, key, now)

        assert {file.name for file in made.folder.iterdir()} == {"vault.db", "vault.json"}
        for file in made.folder.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert b"%PDF" not in file.read_bytes()
            assert not file.read_bytes().startswith(b"SQLite")
        for each in (made.folder, made.folder.parent):
            assert stat.S_IMODE(each.stat().st_mode) == 0o700

    def test_it_holds_what_was_committed_while_the_vault_is_open(
        self, folder: Path, key: bytes, vault: Vault, now: datetime
    ) -> None:
        vault.save("a = 1", name=None, call=None, now=now)
        made = backups.make(folder, key, now)
        vault.save("a = 2", name=None, call=None, now=now)

        assert payloads(made.folder, key) == ["a = 1"]

    def test_there_is_one_a_day(self, folder: Path, now: datetime) -> None:
        for hours in (0, 1, 14, 15, 16, 40):  # it is 9 o'clock
            at = now + timedelta(hours=hours)
            with for_writing(folder, "command", now=at, passphrase=WORDS) as vault:
                vault.save(f"a = {hours}", name=None, call=None, now=at)

        assert names(folder) == ["2026-04-12T010000Z", "2026-04-11T000000Z", "2026-04-10T090000Z"]

    def test_a_second_one_of_the_same_moment_takes_its_place(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        for _ in range(2):
            backups.make(folder, key, now)

        assert names(folder) == ["2026-04-10T090000Z"]
        assert payloads(backups.kept(folder)[0].folder, key) == ["a = 1"]

    def test_a_disk_that_is_full_keeps_nobody_from_working(
        self, folder: Path, now: datetime, caplog: pytest.LogCaptureFixture
    ) -> None:
        backups.place(folder).parent.mkdir(parents=True)
        backups.place(folder).write_text("in the way")
        with for_writing(folder, "command", now=now, passphrase=WORDS) as vault:
            vault.save("a = 1", name="Zoë", call=None, now=now)

        assert "no backup" in caplog.text
        assert "Zoë" not in caplog.text

    def test_a_vault_that_is_damaged_becomes_no_backup(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        file = folder / "vault.db"
        broken = bytearray(file.read_bytes())
        broken[len(broken) // 2] ^= 1
        file.write_bytes(broken)

        with pytest.raises(UserFault):
            backups.make(folder, key, now)
        assert list(backups.place(folder).iterdir()) == []

    def test_what_a_killed_program_left_is_no_backup_and_goes(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        left = backups.place(folder) / ".new-abc"
        left.mkdir(parents=True)
        (left / "vault.db").write_bytes(b"half")

        assert names(folder) == []
        assert placing.unfinished(backups.place(folder)) == [left]
        backups.make(folder, key, now)
        assert not left.exists()

    def test_a_kill_leaves_a_whole_backup_or_none(
        self, folder: Path, key: bytes, filled: str, program: Any
    ) -> None:
        chance = random.Random(8)
        for _ in range(8):
            child = program("back_up_forever.py", folder, key.hex())
            child.stdout.readline()
            try:
                child.wait(chance.random() / 10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            for backup in backups.kept(folder):
                assert payloads(backup.folder, key) == ["a = 1"]


def past(now: datetime, *days: float) -> list[Backup]:
    moments = [now - day * DAY for day in days]
    return [Backup(Path(moment.isoformat()), moment) for moment in moments]


class TestPruned:
    def test_seven_days_and_four_weeks_stay(self, folder: Path, key: bytes, filled: str) -> None:
        start = datetime(2026, 1, 1, 20, tzinfo=UTC)
        for day in range(60):
            backups.daily(folder, key, start + day * DAY)

        found = [backup.made.date() for backup in backups.kept(folder) if backup.made]
        last = (start + 59 * DAY).date()  # a Sunday
        assert found[:7] == [last - day * DAY for day in range(7)]
        # The last days of the weeks before; this week's is among the seven.
        assert [date.isoformat() for date in found[7:]] == [
            "2026-02-22",
            "2026-02-15",
            "2026-02-08",
        ]

    def test_a_clock_of_long_ago_removes_nothing(self, now: datetime) -> None:
        before = past(now, *range(10))

        assert backups.outdated(before, datetime(2020, 1, 1, tzinfo=UTC)) == []
        assert backups.outdated([*before, *past(now, 2300)], now - 2299 * DAY) == []

    def test_a_clock_of_the_far_future_removes_nothing(self, now: datetime) -> None:
        assert backups.outdated(past(now, *range(30)), now + 400 * DAY) == []

    def test_backups_of_the_future_stay_when_the_clock_is_right_again(self, now: datetime) -> None:
        ahead = past(now, *range(-430, -400))
        here = past(now, *range(1, 40))

        gone = backups.outdated([*ahead, *here], now)
        assert gone
        assert not set(gone) & set(ahead)

    def test_one_made_before_a_migration_stays(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        backups.before_migration(folder, key, 2, encrypted)
        for day in range(50):
            backups.daily(folder, key, now + day * DAY)

        assert names(folder)[-1] == "before-version-2"


class TestBeforeAMigration:
    ADDS = "CREATE TABLE note (text TEXT) STRICT;"
    FAILS = "DROP TABLE draft; SELECT nonsense;"

    def test_one_is_made(
        self, folder: Path, key: bytes, filled: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scripts = schema.scripts()
        monkeypatch.setattr(schema, "scripts", lambda: (*scripts, self.ADDS))
        Vault.open(folder, key).close()
        monkeypatch.undo()

        assert names(folder) == [f"before-version-{len(scripts) + 1}"]
        assert payloads(backups.kept(folder)[0].folder, key) == ["a = 1"]

    def test_a_newer_one_takes_its_place(
        self, folder: Path, key: bytes, filled: str, monkeypatch: pytest.MonkeyPatch, now: datetime
    ) -> None:
        scripts = schema.scripts()
        for number in (1, 2):
            with Vault.open(folder, key) as vault:
                vault.save(f"b = {number}", name=None, call=None, now=now, draft_id=filled)
            with monkeypatch.context() as newer:
                newer.setattr(schema, "scripts", lambda: (*scripts, self.FAILS))
                with pytest.raises(Exception, match="nonsense"):
                    Vault.open(folder, key)
            assert payloads(backups.kept(folder)[0].folder, key) == [f"b = {number}"]

    def test_without_room_for_one_nothing_is_migrated(
        self, folder: Path, key: bytes, filled: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backups.place(folder).write_text("in the way")
        scripts = schema.scripts()
        before = (folder / "vault.db").read_bytes()
        monkeypatch.setattr(schema, "scripts", lambda: (*scripts, self.ADDS))

        with pytest.raises(UserFault, match="vault-not-reached"):
            Vault.open(folder, key)
        assert (folder / "vault.db").read_bytes() == before


class TestPutBack:
    @pytest.fixture
    def backup(self, folder: Path, key: bytes, filled: str, now: datetime) -> Backup:
        made = backups.make(folder, key, now)
        with Vault.open(folder, key) as vault:
            vault.save("a = 2", name=None, call=None, now=now, draft_id=filled)
        return made

    def test_the_vault_is_as_it_was_and_the_newer_one_set_aside(
        self, folder: Path, key: bytes, backup: Backup, now: datetime
    ) -> None:
        aside = backups.restore(folder, key, backup.name, now)

        assert payloads(folder, key) == ["a = 1"]
        assert payloads(aside, key) == ["a = 2"]
        assert stat.S_IMODE((folder / "vault.db").stat().st_mode) == 0o600
        with Vault.open(folder, key) as vault:
            vault.save("a = 3", name=None, call=None, now=now)
        assert backups.restore(folder, key, backup.name, now) != aside
        assert payloads(aside, key) == ["a = 2"]

    def test_a_log_of_the_old_file_is_not_read_into_the_new_one(
        self, folder: Path, key: bytes, backup: Backup, now: datetime, filled: str
    ) -> None:
        crashed = folder.with_name("crashed")
        with Vault.open(folder, key) as vault:
            vault.save("a = 3", name=None, call=None, now=now, draft_id=filled)
            shutil.copytree(folder, crashed)
        shutil.rmtree(folder)
        crashed.rename(folder)
        assert (folder / "vault.db-wal").stat().st_size

        aside = backups.restore(folder, key, backup.name, now)
        assert payloads(folder, key) == ["a = 1"]
        assert payloads(aside, key) == ["a = 3"]

    @pytest.mark.parametrize("lost", [["vault.db"], ["vault.json"], ["vault.db", "vault.json"]])
    def test_what_was_lost_comes_back(
        self, folder: Path, key: bytes, backup: Backup, now: datetime, lost: list[str]
    ) -> None:
        for name in lost:
            (folder / name).unlink()

        assert keys.unlock(backup.folder, WORDS) == key
        backups.restore(folder, key, backup.name, now)
        with for_reading(folder, WORDS) as vault:
            assert vault
            assert vault.load(vault.drafts()[0].id) == "a = 1"

    def test_by_hand_the_two_files_are_copied(
        self, folder: Path, key: bytes, backup: Backup
    ) -> None:
        """As `docs/decisions` tells it."""
        recovery = keys.new_recovery_key(folder, key)
        shutil.rmtree(folder)
        shutil.copytree(backup.folder, folder)

        with for_reading(folder, recovery) as vault:
            assert vault
            assert vault.load(vault.drafts()[0].id) == "a = 1"

    def test_one_that_is_damaged_changes_nothing(
        self, folder: Path, key: bytes, backup: Backup, now: datetime
    ) -> None:
        broken = bytearray(backup.file.read_bytes())
        broken[5000] ^= 1
        backup.file.write_bytes(broken)

        with pytest.raises(UserFault, match="backup-damaged"):
            backups.restore(folder, key, backup.name, now)
        with pytest.raises(UserFault, match="no-backup"):
            backups.restore(folder, key, "2020-01-01T000000Z", now)
        assert payloads(folder, key) == ["a = 2"]

    def test_one_of_another_vault_is_refused(
        self, folder: Path, key: bytes, backup: Backup, now: datetime, cheap: Cost, tmp_path: Path
    ) -> None:
        other = tmp_path / "other"
        Vault.create(other, keys.set_up(other, "x", cheap)).close()
        shutil.copy(other / "vault.json", backup.folder / "vault.json")

        with pytest.raises(UserFault, match="vault-other-key"):
            backups.restore(folder, key, backup.name, now)
        assert payloads(folder, key) == ["a = 2"]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder, key: keys.hold_by_passphrase(folder, key, "new words", Cost(1, 1, 64)),
        keys.new_recovery_key,
    ],
)
def test_an_old_way_to_the_key_opens_no_backup_either(
    folder: Path,
    key: bytes,
    filled: str,
    now: datetime,
    change: Callable[[Path, bytes], object],
) -> None:
    recovery = keys.new_recovery_key(folder, key)
    made = backups.make(folder, key, now)
    change(folder, key)

    assert (made.folder / header.FILE).read_bytes() == (folder / header.FILE).read_bytes()
    if change is keys.new_recovery_key:
        with pytest.raises(UserFault, match="wrong-recovery-key"):
            keys.unlock(made.folder, recovery=recovery)
    else:
        assert keys.unlock(made.folder, "new words") == key


class TestAfterAKill:
    def test_a_damaged_vault_is_found_before_it_is_written(
        self, folder: Path, key: bytes, filled: str, now: datetime
    ) -> None:
        file = folder / "vault.db"
        broken = bytearray(file.read_bytes())
        broken[-2000] ^= 1  # a page of the file attached, which no list reads
        file.write_bytes(broken)
        with for_writing(folder, "command", now=now, passphrase=WORDS):
            pass  # the end before was a good one: nothing is looked through

        (folder / "vault.holder").write_text("{}")
        before = file.read_bytes()
        with (
            pytest.raises(UserFault, match="vault-damaged"),
            for_writing(folder, "command", now=now, passphrase=WORDS),
        ):
            pass
        assert file.read_bytes() == before

    def test_a_sound_vault_is_opened_as_ever(
        self, folder: Path, filled: str, now: datetime
    ) -> None:
        (folder / "vault.holder").write_text("{}")
        with for_writing(folder, "command", now=now, passphrase=WORDS) as vault:
            assert vault.load(filled) == "a = 1"

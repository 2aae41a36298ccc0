"""Two windows on one data folder: one writes, the other is told who does, and reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nato_apply import paths
from nato_apply.candidate.draft import Draft, with_person
from nato_apply.errors import UserFault
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from tests.ui.conftest import keep, settle, started, stop


def claimant(data: DataFolder) -> subprocess.Popen[str]:
    """Another process with a window: see `programs/claimant.py`."""
    program = Path(__file__).with_name("programs") / "claimant.py"
    return subprocess.Popen(
        [sys.executable, str(program), str(data.root)],
        env={**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    return process.stdout.readline().strip().split("|")


def test_of_two_windows_started_at_once_one_writes_and_the_other_reads(
    qtbot: QtBot, data: DataFolder, sample: Draft
) -> None:
    program = started(qtbot, data)
    keep(qtbot, program, sample)
    stop(program)
    both = [claimant(data), claimant(data)]
    try:
        answers = [said(process) for process in both]
        assert sorted(kind for kind, _count, _told in answers) == ["open", "read-only"]
        assert [count for _kind, count, _told in answers] == ["1", "1"]
        reads = [kind for kind, _count, _told in answers].index("read-only")
        writer, reader = both[1 - reads], both[reads]
        assert "open in the window of NATO Apply" in answers[reads][2]
        assert f"process {writer.pid}" in answers[reads][2]
        # Once the first is closed, the second may write.
        assert writer.stdin is not None
        writer.stdin.close()
        assert writer.wait(30) == 0
        assert reader.stdin is not None
        reader.stdin.write("again\n")
        reader.stdin.flush()
        assert said(reader)[0] == "open"
        reader.stdin.close()
        assert reader.wait(30) == 0
    finally:
        for process in both:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def test_of_two_that_begin_at_once_one_makes_the_vault_and_the_other_is_told(
    qtbot: QtBot, data: DataFolder, program: Program
) -> None:
    other = started(qtbot, data)
    assert program.drafts.situation.kind == other.drafts.situation.kind == "none"
    refused: list[Exception] = []
    other.drafts.refused.connect(refused.append)
    program.drafts.new("nato-hq-2026")
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    other.drafts.new("nato-hq-2026")
    qtbot.waitUntil(lambda: bool(refused), timeout=20_000)
    settle(qtbot, other)
    assert isinstance(refused[0], UserFault)
    assert refused[0].faults[0].code == "vault-held-by-window"
    assert other.session.view is None
    other.drafts.open_vault()
    qtbot.waitUntil(lambda: other.drafts.situation.kind == "read-only", timeout=20_000)
    settle(qtbot, other)
    assert [row.id for row in other.drafts.rows] == [row.id for row in program.drafts.rows]
    stop(other)


def test_who_reads_while_a_backup_is_restored_sees_one_or_the_other_whole(
    qtbot: QtBot, data: DataFolder, program: Program, window: MainWindow
) -> None:
    care, draft = program.drafts.care, program.session.draft_id
    assert draft
    care.back_up(lambda _made: None, lambda _error: None)
    settle(qtbot, program)
    (row,) = care.upkeep.backups()
    was = program.session.draft.person.name
    program.session.edit(lambda d: with_person(d, name="Anna"), N_("Name"))
    settle(qtbot, program)
    other = started(qtbot, data)
    qtbot.waitUntil(lambda: other.drafts.situation.kind == "read-only", timeout=20_000)
    assert other.keeper.load(draft).person.name == "Anna"
    care.restore(row.name, None, lambda _aside: None, lambda _error: pytest.fail("refused"))
    while program.jobs.busy:
        assert other.keeper.load(draft).person.name in ("Anna", was)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: program.drafts.situation.kind == "open", timeout=20_000)
    assert program.keeper.load(draft).person.name == was
    other.keeper.open_again()
    assert other.keeper.load(draft).person.name == was
    # Nor may it write, or put a backup in place itself.
    with pytest.raises(UserFault, match="held"):
        other.drafts.care.upkeep.restore(row.name)
    with pytest.raises(UserFault, match="held"):
        other.drafts.care.upkeep.take_over()
    stop(other)

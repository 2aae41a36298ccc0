"""A backup put in the place of a damaged vault takes nothing along that is in memory alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_person
from nato_apply.i18n import N_
from nato_apply.ui.dialogs.restore import RestoreDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from tests.ui.conftest import settle
from tests.ui.driving import dialog


def name(program: Program, text: str) -> None:
    program.session.edit(lambda draft: with_person(draft, name=text), N_("Name"))


def damage(program: Program) -> None:
    """Have the file turn into nonsense; what SQLite still remembers of it is gone, too."""
    program.jobs.store(program.keeper.close, lambda _none: None, lambda _error: None)
    file: Path = program.keeper.folder / "vault.db"
    program.jobs.store(
        lambda: file.write_bytes(b"\xa5" * file.stat().st_size),
        lambda _size: None,
        lambda _error: None,
    )


@pytest.mark.parametrize("known", [True, False])
def test_an_edit_that_cannot_be_saved_is_saved_into_the_restored_vault(
    qtbot: QtBot, program: Program, window: MainWindow, known: bool
) -> None:
    session, care = program.session, program.drafts.care
    backups: list[object] = []
    if known:
        care.back_up(backups.append, backups.append)
        settle(qtbot, program)
    else:  # the draft was begun after the backup
        first = session.draft_id
        assert first
        care.back_up(backups.append, backups.append)
        settle(qtbot, program)
        program.drafts.new("nato-hq-2026")
        qtbot.waitUntil(lambda: session.draft_id not in (None, first), timeout=20_000)
        settle(qtbot, program)
    before = session.draft_id
    (row,) = care.upkeep.backups()
    damage(program)
    name(program, "Anna")
    qtbot.waitUntil(lambda: session.save_state.kind == "failed", timeout=20_000)
    RestoreDialog(window, care, row.name).open()
    asking = dialog(qtbot, window, RestoreDialog)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    asking.accepting.click()
    qtbot.waitUntil(asking.said.isVisible, timeout=20_000)
    assert asking.said.strong.text() == "The backup is restored"
    assert "Your last changes were not saved before." in asking.said.label.text()
    qtbot.waitUntil(lambda: session.save_state.kind == "saved", timeout=20_000)
    settle(qtbot, program)
    assert session.draft.person.name == "Anna"
    assert session.draft_id
    assert (session.draft_id == before) == known
    assert program.keeper.load(session.draft_id).person.name == "Anna"
    assert session.draft_id in [row.id for row in program.drafts.rows]
    name(program, "Anna B")  # and it goes on from there
    settle(qtbot, program)
    assert program.keeper.load(session.draft_id).person.name == "Anna B"


def test_what_is_saved_is_closed_and_no_word_is_said_of_it(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    care = program.drafts.care
    care.back_up(lambda _made: None, lambda _error: None)
    settle(qtbot, program)
    name(program, "Anna")
    (row,) = care.upkeep.backups()
    RestoreDialog(window, care, row.name).open()
    asking = dialog(qtbot, window, RestoreDialog)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    asking.accepting.click()
    qtbot.waitUntil(asking.said.isVisible, timeout=20_000)
    assert "not saved before" not in asking.said.label.text()
    settle(qtbot, program)
    assert program.session.view is None

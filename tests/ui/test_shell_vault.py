"""How it stands with the vault: locked, held by another program, none yet, a disk that refuses."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.dialogs.passphrase import NewPassphraseDialog
from nato_apply.ui.dialogs.unsaved import UnsavedDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.start_vault import VaultCard
from nato_apply.vault.writer import writing
from tests.ui.conftest import NOW, PASSPHRASE, keep, settle, started, stop


@pytest.fixture
def kept(qtbot: QtBot, data: DataFolder, sample: Draft) -> DataFolder:
    """A data folder with one draft in its vault."""
    program = started(qtbot, data)
    keep(qtbot, program, sample)
    stop(program)
    return data


def test_a_wrong_passphrase_is_said_as_such_and_the_right_one_opens(
    qtbot: QtBot, kept: DataFolder
) -> None:
    again = started(qtbot, kept, passphrase=None)
    assert again.drafts.situation.kind == "passphrase"
    card = again.window.page("start").findChild(VaultCard)
    assert isinstance(card, VaultCard)
    QTest.keyClicks(card.field, "not it at all")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.row.error.text()), timeout=20_000)
    assert "not the passphrase" in card.row.error.text()
    QTest.keyClicks(card.field, PASSPHRASE)
    QTest.mouseClick(card.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.drafts.situation.kind == "open", timeout=20_000)
    assert len(again.drafts.rows) == 1
    stop(again)


def test_where_another_program_writes_the_drafts_are_read_and_nothing_is_changed(
    qtbot: QtBot, kept: DataFolder, sample: Draft
) -> None:
    with writing(kept.vault, "command", now=NOW):
        other = started(qtbot, kept)
        qtbot.waitUntil(lambda: other.drafts.situation.kind == "read-only", timeout=20_000)
        card = other.window.page("start").findChild(VaultCard)
        assert isinstance(card, VaultCard)
        assert "Another command of NATO Apply" in card.explained.text()
        other.drafts.open(other.drafts.rows[0].id)
        qtbot.waitUntil(lambda: other.session.view is not None)
        other.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
        assert other.session.draft.person.name == sample.person.name
        assert "reading only" in other.window.footer.saved.text()
    other.drafts.open_vault()
    qtbot.waitUntil(lambda: other.drafts.situation.kind == "open", timeout=20_000)
    stop(other)


def test_without_a_key_store_the_first_draft_asks_for_a_new_passphrase_typed_twice(
    qtbot: QtBot, data: DataFolder
) -> None:
    first = started(qtbot, data, passphrase=None)
    said: list[str] = []

    def answer() -> None:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, NewPassphraseDialog)]
        if not dialogs:
            QTimer.singleShot(20, answer)
            return
        dialog = dialogs[0]
        QTest.keyClicks(dialog.first, "short")
        dialog.keep.click()
        said.append(dialog.first_row.error.text())
        dialog.first.clear()
        QTest.keyClicks(dialog.first, PASSPHRASE)
        QTest.keyClicks(dialog.second, "another one")
        dialog.keep.click()
        said.append(dialog.second_row.error.text())
        dialog.second.clear()
        QTest.keyClicks(dialog.second, PASSPHRASE)
        dialog.keep.click()

    QTimer.singleShot(20, answer)
    first.drafts.new("nato-hq-2026")
    qtbot.waitUntil(lambda: first.session.view is not None, timeout=20_000)
    stop(first)
    assert "too short" in said[0]
    assert "not the same" in said[1]
    again = started(qtbot, data, passphrase=PASSPHRASE)
    assert len(again.drafts.rows) == 1
    stop(again)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def name_anna(window: MainWindow) -> None:
    window.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))


def test_a_disk_that_refuses_is_said_and_tried_again(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    with full_disk():
        name_anna(window)
        qtbot.waitUntil(lambda: window.session.save_state.kind == "failed", timeout=10_000)
    assert window.footer.saved.text().startswith("Not saved yet: ")
    assert window.session.draft.person.name == "Anna"
    window.session.save_now()
    settle(qtbot, program)
    assert window.session.save_state.kind == "saved"
    assert program.session.draft_id is not None
    assert program.keeper.load(program.session.draft_id).person.name == "Anna"


def test_closing_with_unsaved_changes_asks_first(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    asked: list[str] = []

    def stay() -> None:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, UnsavedDialog)]
        if not dialogs:
            QTimer.singleShot(20, stay)
            return
        asked.append(dialogs[0].windowTitle())
        dialogs[0].stay.click()

    with full_disk():
        name_anna(window)
        QTimer.singleShot(20, stay)
        window.close()
    assert asked == ["Not saved"]
    assert window.isVisible()
    window.session.save_now()
    settle(qtbot, program)
    window.close()
    assert not window.isVisible()

"""Earlier versions in the window: what changed, how it looked, back to it, and the record."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import with_choices, with_person, with_words
from nato_apply.i18n import N_
from nato_apply.ui.dialogs.history import HistoryDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.widgets.word_diff_view import WordDiffView
from nato_apply.vault import history
from tests.ui.conftest import settle
from tests.ui.saving import save_as

TEXT = "In the student union I coordinated four volunteers for the Nordic week."


@pytest.fixture
def history_of(qtbot: QtBot, program: Program, window: MainWindow) -> HistoryDialog:
    """Three revisions: the sample, a changed text, a changed birth date."""
    session = window.session
    for edit in (
        lambda d: with_words(d, "competency.teamwork", TEXT.replace("four", "five")),
        lambda d: with_person(d, born=date(2004, 3, 5)),
    ):
        session.edit(edit, N_("Edit"))
        session.save(autosave=False)
        settle(qtbot, program)
    next(a for a in window.actions() if a.shortcut().toString() == "Ctrl+H").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HistoryDialog)
    settle(qtbot, program)
    return dialog


def texts(dialog: HistoryDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_each_revision_says_in_words_what_it_changed(history_of: HistoryDialog) -> None:
    assert history_of.list.count() == 3
    assert "1 change" in history_of.list.item(0).text()
    assert "10 April 2026" in history_of.list.item(0).text()
    assert "Born: 3 May 2004 → 5 March 2004" in texts(history_of)


def test_it_says_whether_the_chain_holds_together(history_of: HistoryDialog) -> None:
    assert "3 saved states" in texts(history_of)
    assert "holds together" in texts(history_of)


def test_a_changed_text_is_shown_word_by_word_and_not_by_colour_alone(
    history_of: HistoryDialog,
) -> None:
    history_of.list.setCurrentRow(1)
    QTest.qWait(20)
    assert "Own text “Teamwork”" in texts(history_of)
    (view,) = history_of.findChildren(WordDiffView)
    assert "coordinated [−four−] [+five+] volunteers" in view.toPlainText()
    assert "Teamwork" in view.accessibleName()
    assert "struck through" in texts(history_of)


def test_an_earlier_state_can_be_looked_at_and_changes_nothing(
    window: MainWindow, history_of: HistoryDialog
) -> None:
    before = window.session.draft
    history_of.list.setCurrentRow(2)
    history_of.look.click()
    QTest.qWait(20)
    assert "3 May 2004" in texts(history_of)
    assert TEXT in texts(history_of)
    assert history_of.look.text() == "Fold away"
    assert window.session.draft == before


def test_bringing_a_state_back_is_a_new_revision_and_can_be_undone(
    qtbot: QtBot, program: Program, window: MainWindow, history_of: HistoryDialog
) -> None:
    session = window.session
    assert session.keeper is not None
    assert session.draft_id is not None
    assert not history_of.accepting.isEnabled()  # the newest is what there is
    history_of.list.setCurrentRow(2)
    history_of.accepting.click()
    settle(qtbot, program)
    assert session.draft.person.born == date(2004, 5, 3)
    assert session.draft.words["competency.teamwork"] == TEXT
    assert [r.number for r in session.keeper.revisions(session.draft_id)] == [1, 2, 3, 4]
    session.undo()
    assert session.draft.person.born == date(2004, 3, 5)


def test_the_record_of_authorship_is_written_and_holds(
    qtbot: QtBot, program: Program, history_of: HistoryDialog, tmp_path: Path
) -> None:
    file = tmp_path / "record.json"
    save_as(file)
    history_of.record.click()
    settle(qtbot, program)
    assert "record.json" in history_of.told.text()
    content = file.read_bytes()
    assert history.verified(content) is None
    assert len(json.loads(content)["revisions"]) == 3
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_chain_that_was_tampered_with_is_said(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    keeper, draft_id = program.keeper, window.session.draft_id
    window.session.edit(lambda d: with_choices(d, ()), N_("Edit"))
    window.session.save(autosave=False)
    settle(qtbot, program)
    keeper.vault._db.rows("UPDATE revision SET saved_at = '2020-01-01T00:00:00.000000+00:00'")
    assert draft_id is not None
    dialog = HistoryDialog(window, window.session)
    dialog.open()
    settle(qtbot, program)
    assert "does not hold together" in texts(dialog)
    dialog.reject()


def test_many_revisions_are_read_a_part_at_a_time(
    qtbot: QtBot, program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nato_apply.ui import history_reading

    monkeypatch.setattr(history_reading, "AT_ONCE", 2)
    for number in range(4):
        window.session.edit(partial(with_words, about="motivation", text=f"x {number}"), N_("Edit"))
        window.session.save(autosave=False)
    settle(qtbot, program)
    dialog = HistoryDialog(window, window.session)
    dialog._begin(2)
    dialog.open()
    settle(qtbot, program)
    assert dialog.more.isVisible()
    shown = dialog.list.count()
    dialog.more.click()
    settle(qtbot, program)
    assert dialog.list.count() == shown + 2
    dialog.reject()

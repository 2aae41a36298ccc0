"""Another call for the same draft: what it changes is seen before, in names, and can be undone."""

from __future__ import annotations

import attrs
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from nato_apply.candidate.draft import Document, Submitted
from nato_apply.ui.dialogs.switch_call import SwitchCallDialog
from nato_apply.ui.main_window import MainWindow
from tests.ui.conftest import NOW


@pytest.fixture
def dialog(window: MainWindow) -> SwitchCallDialog:
    next(a for a in window.actions() if a.shortcut().toString() == "Ctrl+K").trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, SwitchCallDialog)
    return found


def choose(dialog: SwitchCallDialog, call_id: str) -> str:
    """Choose a call; everything the dialog then says."""
    dialog.combo.setCurrentIndex([str(call.id) for call in dialog._calls].index(call_id))
    QTest.qWait(20)  # what is new in a layout is shown a moment later
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_switch_is_seen_before_it_is_done_and_undone(
    window: MainWindow, dialog: SwitchCallDialog
) -> None:
    session, before = window.session, window.session.draft
    told = choose(dialog, "nato-hq-2025")
    assert "Arguable" in told  # the verdict as it is
    assert "30 April 2026, 23:59" in told
    assert "2 chosen" in told
    assert "Vacancy: Political Affairs" not in told
    assert session.draft == before  # looking changes nothing
    dialog.accepting.click()
    assert session.draft.call == "nato-hq-2025"
    assert session.draft.person == before.person
    assert session.draft.choices == before.choices
    session.undo()
    assert session.draft == before


def test_what_is_set_aside_is_named_and_not_numbered(
    window: MainWindow, dialog: SwitchCallDialog
) -> None:
    told = choose(dialog, "nato-hq-2025")
    aside = dialog.aside.findChildren(QLabel)
    texts = [label.text() for label in aside]
    assert dialog.aside.isVisible()
    names = [str(v.title) for v in window.session.view.call.vacancies if v.id == "pasp-nasp"]  # type: ignore[union-attr]
    assert f"Vacancy: {names[0]}" in texts
    assert "pasp-nasp" not in told
    dialog.accepting.click()
    assert window.session.view is not None
    assert window.session.view.assessment is not None
    notes = " ".join(str(note) for note in window.session.view.assessment.notes)
    assert names[0] in notes
    assert "pasp-nasp" not in notes


def test_coming_back_makes_it_count_again(window: MainWindow, dialog: SwitchCallDialog) -> None:
    choose(dialog, "nato-hq-2025")
    dialog.accepting.click()
    again = SwitchCallDialog(window, window.session)
    again.open()
    choose(again, "nato-hq-2026")
    assert again.back.isVisible()
    assert not again.aside.isVisible()
    again.reject()


def test_a_submitted_application_is_not_switched(window: MainWindow) -> None:
    window.session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "Submitted")
    dialog = SwitchCallDialog(window, window.session)
    dialog.open()
    assert dialog.frozen.isVisible()
    assert not dialog.accepting.isEnabled()
    dialog.reject()


def test_a_slot_that_no_call_knows_is_called_by_its_id(window: MainWindow) -> None:
    document = Document("not-a-slot", "x.pdf")
    window.session.edit(lambda draft: attrs.evolve(draft, documents=(document,)), "Document")
    assert window.session.view is not None
    assert window.session.view.assessment is not None
    notes = " ".join(str(note) for note in window.session.view.assessment.notes)
    assert "asks for no such document: not-a-slot." in notes

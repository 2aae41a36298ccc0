"""Files given on the documents page: dropped, pasted; on a card or beside; good ones and bad."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document
from nato_apply.candidate.facts import Study
from nato_apply.ui.dialogs.which_slot import WhichSlotDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from tests.documents.hostile import document
from tests.ui.conftest import NOW, settle
from tests.ui.documents_given import SLOT, documents_page, drop, give, urls

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> Documents:
    return documents_page(window)


def written(folder: Path, **contents: bytes) -> list[Path]:
    paths = []
    for name, content in contents.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content)
        paths.append(path)
    return paths


def test_a_row_stands_there_before_its_file_has_been_read(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    drop(page.cards[SLOT], urls(*written(tmp_path, a_pdf=document(3))))
    qtbot.waitUntil(lambda: "a.pdf" in page.cards[SLOT].rows, timeout=20_000)
    assert page.cards[SLOT].rows["a.pdf"].about.text() == "Being read…"
    settle(qtbot, program)
    assert page.cards[SLOT].rows["a.pdf"].about.text() == "PDF, 3 pages, 3 kB"


def test_what_cannot_be_used_is_told_by_name_and_the_rest_is_taken(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    paths = written(
        tmp_path,
        good_pdf=document(1),
        empty_pdf=b"",
        setup_exe=b"MZ\0\0",
        login_pdf=b"<!DOCTYPE html><html>",
        other_pdf=document(2),
    )
    drop(page.cards[SLOT], urls(*paths, tmp_path / "gone.pdf", tmp_path))
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["good.pdf", "other.pdf"]
    refusal = page.cards[SLOT].refusal
    assert refusal.isVisible()
    assert refusal.strong.text() == "5 files were not taken in"
    told = refusal.label.text()
    for sentence in (
        "empty.pdf: This file is empty",
        "setup.exe: This is none of the kinds",
        "login.pdf: This is a web page",
        "gone.pdf: This file is not there",
        f"{tmp_path.name}: This is a folder",
    ):
        assert sentence in told.replace("\u200b", "")
    qtbot.mouseClick(refusal.close_it, Qt.MouseButton.LeftButton)
    assert not refusal.isVisible()


def test_the_same_content_is_taken_in_once(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    drop(page.cards[SLOT], urls(*written(tmp_path, a_pdf=document(1), b_pdf=document(1))))
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["a.pdf"]
    told = page.cards[SLOT].refusal.label.text()
    assert told == "“b.pdf” is already here as “a.pdf”, so it was not added again."


def test_the_same_file_for_another_slot_is_kept_once_and_said_to_be_there_twice(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    paths = written(tmp_path, a_pdf=document(1))
    drop(page.cards[SLOT], urls(*paths))
    settle(qtbot, program)
    drop(page.cards["study-proof"], urls(*written(tmp_path, b_pdf=document(1))))
    settle(qtbot, program)
    assert session.draft.documents == (Document(SLOT, "a.pdf"), Document("study-proof", "a.pdf"))
    assert session.view is not None
    assert session.view.slots is not None
    codes = {f.code for s in session.view.slots.slots for r in s.files for f in r.findings}
    assert "same-file-twice" in codes


def test_files_given_together_are_one_step_of_undo(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), b=document(2), c=document(3))
    assert len(page.cards[SLOT].rows) == 3
    session.undo()
    assert page.cards[SLOT].rows == {}
    session.redo()
    assert len(page.cards[SLOT].rows) == 3


def test_a_file_dropped_beside_the_cards_is_asked_about(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    drop(page, urls(*written(tmp_path, a_pdf=document(1))))
    dialog = page.findChild(WhichSlotDialog)
    assert dialog is not None
    # What is missing comes first.
    assert next(iter(dialog.buttons)) == SLOT
    assert "(Missing)" in dialog.buttons[SLOT].text()
    qtbot.mouseClick(dialog.buttons["study-proof"], Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert session.draft.documents == (Document("study-proof", "a.pdf"),)


def test_files_can_be_pasted(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    QApplication.clipboard().setMimeData(urls(*written(tmp_path, a_pdf=document(1))))
    page.cards[SLOT].zone.button.setFocus()
    qtbot.keyClick(page.cards[SLOT].zone.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["a.pdf"]


def test_a_picture_can_be_pasted(
    qtbot: QtBot, page: Documents, program: Program, session: Session
) -> None:
    picture = QImage(600, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    data = QMimeData()
    data.setImageData(picture)
    QApplication.clipboard().setMimeData(data)
    page.cards[SLOT].zone.button.setFocus()
    qtbot.keyClick(page.cards[SLOT].zone.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["Pasted picture.png"]
    assert page.cards[SLOT].rows["Pasted picture.png"].about.text().startswith("PNG")


def test_text_in_the_clipboard_is_no_file(
    qtbot: QtBot, page: Documents, program: Program, session: Session
) -> None:
    QApplication.clipboard().setText("a diploma")
    page.deeds.paste(SLOT)
    settle(qtbot, program)
    assert session.draft.documents == ()


def test_a_file_taken_away_can_be_brought_back_where_it_was(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), b=document(2))
    card = page.cards[SLOT]
    qtbot.mouseClick(card.rows["a.pdf"].remove, Qt.MouseButton.LeftButton)
    assert [d.file for d in session.draft.documents] == ["b.pdf"]
    assert card.undo.isVisible()
    assert card.undo.label.text() == "“a.pdf” was removed."
    session.edit(lambda d: attrs.evolve(d, name="Other"), "x")  # and something else since
    qtbot.mouseClick(card.undo.button, Qt.MouseButton.LeftButton)
    assert [d.file for d in session.draft.documents] == ["a.pdf", "b.pdf"]
    assert not card.undo.isVisible()
    assert card.rows["a.pdf"].about.text().startswith("PDF, 1 page")


def test_taking_in_says_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    names = {f"n{number}_pdf": document(number) for number in range(1, 13)}
    drop(page.cards[SLOT], urls(*written(tmp_path, **names)))
    assert page.progress.isVisible()
    assert page.progress.told.text() == "Taking in file 1 of 12…"
    qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert not page.progress.isVisible()
    assert len(session.draft.documents) < 12
    assert set(page.cards[SLOT].rows) == {d.file for d in session.draft.documents}


def test_a_masters_under_way_opens_the_proof_of_study(page: Documents, session: Session) -> None:
    card = page.cards["study-proof"]
    assert card.chip.text() == "Not needed"
    masters = Study(
        level="master",
        subject="Security studies",
        started=NOW.date().replace(year=2025, month=9, day=1),
        ends=NOW.date().replace(year=2027, month=6, day=30),
    )
    session.edit(lambda d: attrs.evolve(d, studies=(*(d.studies or ()), masters)), "Study added")
    assert card.chip.text() == "Missing"
    assert card.zone.isVisible()
    why = card.why.text()
    assert why.startswith("Special notice 2: ")
    assert "1 September 2025" in why
    session.undo()
    assert card.chip.text() == "Not needed"


def test_what_was_not_taken_in_is_told_in_the_language_of_the_window(
    qtbot: QtBot, program: Program, page: Documents, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, empty=b"")
    told = page.cards[SLOT].refusal.label
    assert "This file is empty" in told.text()
    program.window.set_language("fr")
    try:
        assert "Ce fichier est vide" in told.text()
    finally:
        program.window.set_language("en")

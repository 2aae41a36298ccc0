"""Prove your studies: which documents and why, files taken in, looked into, shown, explained."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, Draft, Submitted, with_person
from nato_apply.ui.dialogs.preview import PreviewDialog
from nato_apply.ui.dialogs.translation import TranslationDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.drop_zone import local_paths
from nato_apply.ui.widgets.file_row import FileRow
from tests.documents.hostile import document, encrypted, one_page
from tests.ui.conftest import NOW, settle
from tests.ui.saving import choose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SLOT = "qualifications"
SCRIPT = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"


@pytest.fixture
def page(window: MainWindow) -> Documents:
    window.go("documents")
    found = window.page("documents")
    assert isinstance(found, Documents)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "given"
    made.mkdir()
    return made


@pytest.fixture
def give(qtbot: QtBot, program: Program, page: Documents, folder: Path) -> Callable[..., None]:
    """Drop files of this content on a slot, and wait until they have been looked into."""

    def given(slot: str = SLOT, **contents: bytes) -> None:
        paths = []
        for name, content in contents.items():
            path = folder / f"{name}.pdf"
            path.write_bytes(content)
            paths.append(path)
        drop(page, slot, paths)
        settle(qtbot, program)

    return given


def drop(page: Documents, slot: str, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key, zone = Qt.KeyboardModifier.NoModifier, page.cards[slot].zone
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(10, 10), copy, data, left, no_key))
    QApplication.sendEvent(zone, QDropEvent(QPointF(10, 10), copy, data, left, no_key))


def row(page: Documents, file: str, slot: str = SLOT) -> FileRow:
    return page.cards[slot].rows[file]


def texts(row: FileRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel))


def test_each_document_is_asked_for_with_a_reason(page: Documents) -> None:
    needed, not_needed = page.cards[SLOT], page.cards["study-proof"]
    assert needed.chip.text() == "Missing"
    assert needed.why.text() == "Special notice 1: Degree obtained on 14 April 2025."
    assert "PDF is best" in needed.zone.told.text()
    assert not_needed.chip.text() == "Not needed"
    assert not_needed.why.text() == "Special notice 2: Not enrolled since 14 April 2025."
    assert not not_needed.zone.isVisible()


def test_what_is_asked_for_later_stands_apart(page: Documents) -> None:
    assert page.later_heading.isVisible()
    top = page.later_heading.mapTo(page, page.later_heading.rect().topLeft()).y()
    later = page.cards["medical-evidence"]
    assert later.mapTo(page, later.rect().topLeft()).y() > top
    assert page.cards[SLOT].mapTo(page, later.rect().topLeft()).y() < top


def test_asking_for_accommodation_makes_the_evidence_needed_later(
    page: Documents, session: Session
) -> None:
    session.edit(lambda draft: with_person(draft, accommodation=True), "x")
    card = page.cards["medical-evidence"]
    assert card.chip.text() == "Asked for later"
    assert "Sensitive" in card.text.text()


def test_dropped_files_are_kept_encrypted_and_looked_into(
    page: Documents, session: Session, program: Program, give: Callable[..., None]
) -> None:
    give(diploma=document(1), transcript=document(3))
    assert [d.file for d in session.draft.documents] == ["diploma.pdf", "transcript.pdf"]
    assert row(page, "transcript.pdf").about.text().startswith("PDF, 3 pages")
    assert page.cards[SLOT].chip.text() == "Ready"
    assert session.keeper is not None
    assert session.draft_id is not None
    assert session.keeper.content(session.draft_id, "diploma.pdf") == document(1)
    held = [f for f in program.keeper.folder.rglob("*") if f.is_file()]
    assert held
    assert not any(b"Transcript page" in f.read_bytes() for f in held)


def test_several_files_can_be_chosen_in_a_dialog(
    qtbot: QtBot, page: Documents, program: Program, session: Session, folder: Path
) -> None:
    for pages, name in enumerate(("a.pdf", "b.pdf"), start=1):
        (folder / name).write_bytes(document(pages))

    choose(folder, "a.pdf", "b.pdf")
    qtbot.mouseClick(page.cards[SLOT].zone.button, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["a.pdf", "b.pdf"]


def test_a_file_with_a_password_is_said_to_need_one(
    page: Documents, give: Callable[..., None]
) -> None:
    give(secret=encrypted(user="x"))
    assert "Cannot be used: This file needs a password" in texts(row(page, "secret.pdf"))
    assert page.cards[SLOT].chip.text() == "Incomplete"


def test_a_file_that_is_not_there_is_named_and_not_taken_in(
    qtbot: QtBot, page: Documents, session: Session, program: Program, folder: Path
) -> None:
    drop(page, SLOT, [folder / "gone.pdf"])
    settle(qtbot, program)
    card = page.cards[SLOT]
    assert card.refusal.isVisible()
    assert card.refusal.strong.text() == "Not taken in: gone.pdf"
    assert "not there" in card.refusal.label.text()
    assert session.draft.documents == ()


def test_a_warning_can_be_overruled_with_a_reason(
    qtbot: QtBot, page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(form=one_page(catalog=SCRIPT))
    shown = row(page, "form.pdf")
    assert "Warning: This PDF contains a script" in texts(shown)
    assert shown.note_row.isVisible()
    qtbot.keyClicks(shown.note, "The university made it so")
    assert session.draft.documents[0].note == "The university made it so"
    assert "Warning, overruled by you" in texts(row(page, "form.pdf"))
    assert row(page, "form.pdf") is shown  # the field being typed in stays


def test_a_file_can_be_taken_away_and_brought_back(
    qtbot: QtBot, page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(diploma=document(1))
    qtbot.mouseClick(row(page, "diploma.pdf").remove, Qt.MouseButton.LeftButton)
    assert session.draft.documents == ()
    assert page.cards[SLOT].chip.text() == "Missing"
    session.undo()
    assert page.cards[SLOT].chip.text() == "Ready"


def test_a_translation_names_its_original_its_language_and_its_day(
    qtbot: QtBot, page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(examen=document(1), translated=document(2))
    qtbot.mouseClick(row(page, "translated.pdf").translation, Qt.MouseButton.LeftButton)
    dialog = page.findChild(TranslationDialog)
    assert dialog is not None
    assert any("generative AI" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.original.value() == "examen.pdf"
    assert dialog.statement.text() == ""
    qtbot.keyClicks(dialog.translator, "Zoe")
    qtbot.keyClicks(dialog.language, "Swedish")
    qtbot.keyClick(dialog.language, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.day.line, "1/4/2026")
    qtbot.keyClick(dialog.day.line, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    assert session.draft.documents[1] == Document(
        SLOT, "translated.pdf", "examen.pdf", "Zoe", "sv", date(2026, 4, 1)
    )
    assert "self-translation of examen.pdf" in row(page, "translated.pdf").about.text()
    session.undo()
    assert session.draft.documents[1].translation_of is None


def test_a_translation_whose_original_was_taken_away_says_so(
    page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(translated=document(2))
    session.edit(
        lambda d: attrs.evolve(
            d, documents=(attrs.evolve(d.documents[0], translation_of="examen.pdf"),)
        ),
        "x",
    )
    assert "which is not among the documents" in texts(row(page, "translated.pdf"))


def test_a_language_that_does_not_exist_is_refused_beside_its_field(
    qtbot: QtBot, page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(examen=document(1), translated=document(2))
    qtbot.mouseClick(row(page, "translated.pdf").translation, Qt.MouseButton.LeftButton)
    dialog = page.findChild(TranslationDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.language, "Swehili")
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Swehili" in dialog.rows["language"].error.text()
    assert session.draft.documents[1].translation_of is None
    dialog.reject()


def test_closing_a_preview_before_it_is_drawn_harms_nothing(
    qtbot: QtBot, page: Documents, program: Program, give: Callable[..., None]
) -> None:
    give(transcript=document(3))
    for _ in range(3):
        qtbot.mouseClick(row(page, "transcript.pdf").look, Qt.MouseButton.LeftButton)
        dialog = page.findChild(PreviewDialog)
        assert dialog is not None
        dialog.reject()
    settle(qtbot, program)


def test_a_call_that_asks_for_no_documents_says_so(page: Documents, session: Session) -> None:
    session.edit(lambda draft: attrs.evolve(draft, call="nato-hq-2025"), "call")
    assert page.nothing.isVisible()
    assert page.nothing.strong.text() == "This notice names no documents"


def test_files_for_another_call_are_shown_and_not_lost(
    page: Documents, session: Session, give: Callable[..., None]
) -> None:
    give(diploma=document(1))
    session.edit(lambda draft: attrs.evolve(draft, call="nato-2027"), "call")
    assert page.strays.isVisible()
    assert any(label.text() == "diploma.pdf" for label in page.strays.findChildren(QLabel))
    session.undo()
    assert not page.strays.isVisible()
    assert page.cards[SLOT].chip.text() == "Ready"


def test_in_the_sample_files_are_looked_into_and_not_kept(
    qtbot: QtBot, program: Program, sample: Draft, folder: Path
) -> None:
    program.session.show_draft(sample)
    program.window.go("documents")
    page = program.window.page("documents")
    assert isinstance(page, Documents)
    assert page.sample.isVisible()
    path = folder / "diploma.pdf"
    path.write_bytes(document(2))
    drop(page, SLOT, [path])
    settle(qtbot, program)
    assert row(page, "diploma.pdf").about.text().startswith("PDF, 2 pages")
    assert not (program.keeper.folder / "vault.db").exists()


def test_a_hostile_name_is_only_a_name(
    qtbot: QtBot, page: Documents, program: Program, session: Session, folder: Path
) -> None:
    name = b"<b>a\n\xff\xe2\x80\xaefdp.pdf"
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    path.write_bytes(document(1))
    page.deeds.give(SLOT, [path])
    settle(qtbot, program)
    shown = session.draft.documents[0].file
    assert "\n" not in shown
    assert "\u202e" not in shown
    label = row(page, shown).name
    assert label.text().replace("\u200b", "") == shown
    assert label.accessibleName() == shown
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_dropped_name_that_is_no_text_is_still_the_right_file() -> None:
    urls = [QUrl.fromEncoded(b"file:///tmp/a%20b%FF.pdf"), QUrl("https://example.org/x.pdf")]
    assert [os.fsencode(path) for path in local_paths(urls)] == [b"/tmp/a b\xff.pdf"]


def test_a_submitted_application_takes_no_more_files(
    qtbot: QtBot, page: Documents, program: Program, session: Session, folder: Path
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "submitted")
    assert page.submitted.isVisible()
    assert not page.cards[SLOT].zone.isVisible()
    path = folder / "late.pdf"
    path.write_bytes(document(1))
    drop(page, SLOT, [path])
    settle(qtbot, program)
    assert session.draft.documents == ()


def test_the_page_turns_to_french_at_once(page: Documents, window: MainWindow) -> None:
    window.set_language("fr")
    assert page.cards[SLOT].title.text() == "Copies de vos diplômes universitaires"
    assert "14 avril 2025" in page.cards[SLOT].why.text()
    window.set_language("en")
    assert page.cards[SLOT].title.text() == "Copies of your university qualifications"


def test_every_button_of_a_file_names_the_file(page: Documents, give: Callable[..., None]) -> None:
    give(diploma=document(1))
    shown = row(page, "diploma.pdf")
    for button in (shown.look, shown.translation, shown.remove):
        assert "diploma.pdf" in button.accessibleName()
    assert page.cards[SLOT].accessibleName() == "Copies of your university qualifications, Ready"


def test_where_facts_are_missing_the_page_leads_to_them(
    qtbot: QtBot, page: Documents, session: Session, window: MainWindow
) -> None:
    assert not page.remark.isVisible()
    session.edit(lambda draft: attrs.evolve(draft, studies=None), "x")
    assert "not known yet" in page.remark.label.text()
    qtbot.mouseClick(page.to_facts, Qt.MouseButton.LeftButton)
    assert window.page_id == "about_you"


def test_the_panel_begins_with_the_document_that_is_needed_first(
    page: Documents, window: MainWindow, session: Session
) -> None:
    def shown() -> tuple[str, str, str]:
        panel = window.aside
        return panel.title.text(), panel.cite.text(), panel.words.text()

    title, cite, told = shown()
    assert (title, cite) == ("Copies of your university qualifications", "Special notice 1")
    assert told.startswith("A copy of each university qualification")
    assert told.index("A copy of each") < told.index("generative AI")
    page.cards["study-proof"].focused.emit()
    assert shown()[0] == "Proof of ongoing study, with its dates"
    session.show_draft(Draft(call="nato-hq-2026"))
    window.go("documents")
    assert shown()[0] == "Copies of your university qualifications"

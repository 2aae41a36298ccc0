"""One PDF of everything: what goes in, in which order, what is asked first, and the making."""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import pikepdf
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nato_apply.calls.call import Call
from nato_apply.candidate.draft import Document, Submitted
from nato_apply.ui.dialogs.password import PasswordDialog
from nato_apply.ui.dialogs.preview import PreviewDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.dossier_card import DossierCard
from nato_apply.ui.widgets.dossier_item import DossierItem
from tests.documents.hostile import document, encrypted, signed
from tests.ui.conftest import NOW, settle
from tests.ui.documents_given import SLOT, documents_page, give
from tests.ui.saving import save_as

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> Documents:
    return documents_page(window)


@pytest.fixture
def card(page: Documents) -> DossierCard:
    return page.dossier


def files(card: DossierCard) -> list[str]:
    assert card.choice is not None
    return [item.document.file for item in card.choice.items]


def item(card: DossierCard, file: str, slot: str = SLOT) -> DossierItem:
    found = card.ranked.item(f"{slot}\n{file}")
    assert isinstance(found, DossierItem)
    return found


def words(card: DossierCard) -> str:
    QApplication.processEvents()  # labels that were just made are shown by the event loop
    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts).replace("\u200b", "")


def make(qtbot: QtBot, program: Program, card: DossierCard, out: Path) -> None:
    save_as(out)
    qtbot.mouseClick(card.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not card.banner.isHidden(), timeout=60_000)
    settle(qtbot, program)


def test_without_documents_the_card_says_what_it_is_for(card: DossierCard) -> None:
    assert "Once there are documents" in card.told.text()
    assert not card.make.isEnabled()
    assert card.size_told.isHidden()


def test_the_documents_are_bound_in_the_order_of_the_notice(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, "study-proof", proof=document(2))
    give(qtbot, program, page, tmp_path, diploma=document(1))
    assert files(card) == ["diploma.pdf", "proof.pdf"]
    out = tmp_path / "out" / "dossier.pdf"
    out.parent.mkdir()
    make(qtbot, program, card, out)
    assert card.banner.strong.text() == "Written: dossier.pdf"
    with pikepdf.open(io.BytesIO(out.read_bytes())) as pdf:
        assert len(pdf.pages) == 4
        with pdf.open_outline() as outline:
            titles = [each.title for each in outline.root]
    assert titles[1:] == [
        "Copies of your university qualifications",
        "Proof of ongoing study, with its dates",
    ]
    assert out.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in out.parent.iterdir()] == ["dossier.pdf"]


def test_the_order_is_changed_by_button_by_key_and_by_mouse_and_kept_in_the_draft(
    qtbot: QtBot,
    page: Documents,
    card: DossierCard,
    program: Program,
    session: Session,
    tmp_path: Path,
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), b=document(2), c=document(3))
    assert item(card, "a.pdf").up.accessibleName() == "Move up: a.pdf"
    assert not item(card, "a.pdf").up.isEnabled()
    qtbot.mouseClick(item(card, "b.pdf").up, Qt.MouseButton.LeftButton)
    assert files(card) == ["b.pdf", "a.pdf", "c.pdf"]
    assert [d.file for d in session.draft.documents] == ["b.pdf", "a.pdf", "c.pdf"]
    c = item(card, "c.pdf").up
    c.setFocus()
    qtbot.keyClick(c, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert files(card) == ["b.pdf", "c.pdf", "a.pdf"]
    assert c.hasFocus()
    qtbot.keyClick(c, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert files(card) == ["b.pdf", "a.pdf", "c.pdf"]
    session.undo()
    assert files(card) == ["b.pdf", "c.pdf", "a.pdf"]

    program.window.resize(1200, 1600)
    QApplication.processEvents()
    start = item(card, "a.pdf").geometry().center()
    end = item(card, "b.pdf").geometry().topLeft()
    for kind, at, buttons in (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, (start + end) / 2, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        place = card.ranked.mapToGlobal(QPointF(at))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, QPointF(at), place, left, buttons, none)
        QApplication.sendEvent(card.ranked, event)
    assert files(card) == ["a.pdf", "b.pdf", "c.pdf"]


def test_a_document_stays_among_those_of_its_slot(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1))
    give(qtbot, program, page, tmp_path, "study-proof", proof=document(2))
    proof = item(card, "proof.pdf", "study-proof")
    assert not proof.up.isEnabled()
    proof.stepped.emit(-1)
    assert files(card) == ["a.pdf", "proof.pdf"]


def test_a_translation_moves_with_its_original(
    qtbot: QtBot,
    page: Documents,
    card: DossierCard,
    program: Program,
    session: Session,
    tmp_path: Path,
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), mine=document(2), b=document(3))
    session.edit(
        lambda d: attrs.evolve(
            d,
            documents=tuple(
                attrs.evolve(each, translation_of="b.pdf") if each.file == "mine.pdf" else each
                for each in d.documents
            ),
        ),
        "x",
    )
    assert files(card) == ["a.pdf", "b.pdf", "mine.pdf"]
    assert len(card.ranked.order) == 2
    qtbot.mouseClick(item(card, "b.pdf").up, Qt.MouseButton.LeftButton)
    assert files(card) == ["b.pdf", "mine.pdf", "a.pdf"]


def test_a_signed_document_is_asked_about_each_time(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, signed=signed(), plain=document(1))
    assert files(card) == ["plain.pdf"]
    field = card.signed.fields["signed.pdf"]
    assert field.currentText() == "Leave it out"
    field.setCurrentIndex(2)
    field.activated.emit(2)
    out = tmp_path / "out" / "dossier.pdf"
    out.parent.mkdir()
    make(qtbot, program, card, out)
    beside = out.parent / "signed.pdf"
    assert beside.read_bytes() == signed()  # untouched: the signature holds
    assert "Beside it, as signed: signed.pdf" in words(card)
    assert card.signed.fields["signed.pdf"].currentText() == "Leave it out"
    field = card.signed.fields["signed.pdf"]
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert files(card) == ["signed.pdf", "plain.pdf"]


def test_a_locked_document_goes_in_once_its_password_is_told(
    qtbot: QtBot,
    page: Documents,
    card: DossierCard,
    program: Program,
    tmp_path: Path,
) -> None:
    give(qtbot, program, page, tmp_path, secret=encrypted(user="sesame"), plain=document(1))
    assert files(card) == ["plain.pdf"]
    assert "1 file is left out" in words(card)
    qtbot.mouseClick(card.passwords["secret.pdf"], Qt.MouseButton.LeftButton)
    dialog = page.findChild(PasswordDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "sesame")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert files(card) == ["secret.pdf", "plain.pdf"]
    out = tmp_path / "dossier.pdf"
    make(qtbot, program, card, out)
    with pikepdf.open(io.BytesIO(out.read_bytes())) as pdf:
        assert len(pdf.pages) == 5
    held = [f for f in (tmp_path / "data").rglob("*") if f.is_file()]
    assert held
    assert not any(b"sesame" in f.read_bytes() for f in held)


def test_sensitive_documents_go_in_only_when_ticked_this_time(
    qtbot: QtBot,
    page: Documents,
    card: DossierCard,
    program: Program,
    session: Session,
    tmp_path: Path,
) -> None:
    assert session.view is not None
    assert session.view.call is not None
    _make_sensitive(session, session.view.call)
    give(qtbot, program, page, tmp_path, diploma=document(1))
    assert files(card) == []
    assert "It is sensitive" in words(card)
    assert card.sensitive.isVisible()
    card.sensitive.click()
    assert files(card) == ["diploma.pdf"]
    make(qtbot, program, card, tmp_path / "dossier.pdf")
    assert not card.sensitive.isChecked()
    assert files(card) == []


def _make_sensitive(session: Session, call: Call) -> None:
    """Have the call ask for sensitive qualifications, which no call that ships does."""
    slots = tuple(
        attrs.evolve(slot, sensitive=True) if slot.id == SLOT else slot for slot in call.slots
    )
    session._call = attrs.evolve(call, slots=slots)
    session.refresh()
    QApplication.processEvents()


def test_the_size_is_told_before_and_measured_against_the_limit(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, small=document(2))
    assert card.size_told.text() == "It will have about 0.1 MB."
    give(qtbot, program, page, tmp_path, a=document(30, 100_000), b=document(29, 100_000))
    assert "about 6.0 MB, more than 5 MB" in card.size_told.text()


def test_the_making_can_be_stopped_and_then_nothing_is_written(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, **{f"n{n}": document(n, 50_000) for n in range(10, 20)})
    out = tmp_path / "out" / "dossier.pdf"
    out.parent.mkdir()
    save_as(out)
    qtbot.mouseClick(card.make, Qt.MouseButton.LeftButton)
    while not card.banner.under_way:
        QApplication.processEvents()
    card.progress.cancel.click()  # before its reader has so much as started
    settle(qtbot, program)
    assert card.banner.strong.text() == "Stopped"
    assert not card.progress.isVisible()
    assert list(out.parent.iterdir()) == []


def test_the_making_says_how_far_it_is(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), b=document(2))
    told: list[str] = []
    card.progress.bar.valueChanged.connect(lambda _value: told.append(card.progress.told.text()))
    make(qtbot, program, card, tmp_path / "dossier.pdf")
    assert "Binding: step 2 of 3…" in told
    assert not card.progress.isVisible()


def test_the_dossier_can_be_looked_at(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, diploma=document(2))
    make(qtbot, program, card, tmp_path / "dossier.pdf")
    qtbot.mouseClick(card.banner.look, Qt.MouseButton.LeftButton)
    dialog = card.findChild(PreviewDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.desk.count == 3, timeout=20_000)
    assert "Copies of your university" in dialog.desk.panes[0].picture.accessibleDescription()


def test_page_numbers_are_an_option(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, diploma=document(2))
    assert card.numbered.isChecked()
    assert card.cleaned.isChecked()
    make(qtbot, program, card, tmp_path / "with.pdf")
    card.numbered.click()
    make(qtbot, program, card, tmp_path / "without.pdf")
    with_numbers = (tmp_path / "with.pdf").read_bytes()
    assert with_numbers != (tmp_path / "without.pdf").read_bytes()


def test_an_application_that_was_submitted_keeps_its_order(
    qtbot: QtBot,
    page: Documents,
    card: DossierCard,
    program: Program,
    session: Session,
    tmp_path: Path,
) -> None:
    give(qtbot, program, page, tmp_path, a=document(1), b=document(2))
    session.edit(lambda d: attrs.evolve(d, submitted=Submitted(NOW)), "submitted")
    assert not item(card, "b.pdf").up.isVisible()
    assert card.make.isEnabled()
    assert session.draft.documents[0] == Document(SLOT, "a.pdf")


def test_what_the_dossier_waits_for_is_named_and_leads_to_its_card(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    assert "Copies of your university qualifications: missing" in words(card)
    card.wants.links[SLOT].click()
    assert page.cards[SLOT].zone.button.hasFocus()
    give(qtbot, program, page, tmp_path, broken=b"%PDF-1.7 nothing of one")
    assert "Copies of your university qualifications: cannot be used" in words(card)
    give(qtbot, program, page, tmp_path, diploma=document(1))
    assert card.make.isEnabled()
    assert not card.wants.isVisible()


def test_what_is_left_out_is_told_in_the_language_of_the_window(
    qtbot: QtBot, page: Documents, card: DossierCard, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, secret=encrypted(user="sesame"), plain=document(1))
    program.window.set_language("fr")
    try:
        settle(qtbot, program)
        assert "secret.pdf\u00a0: Ce fichier exige un mot de passe" in words(card)
    finally:
        program.window.set_language("en")

"""Files looked at: page by page, large, as text, beside their original, in another program."""

from __future__ import annotations

import stat
from pathlib import Path

import attrs
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from nato_apply.ui.dialogs.preview import PreviewDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from tests.documents.hostile import document, encrypted, javascript
from tests.ui.conftest import settle
from tests.ui.documents_given import SLOT, documents_page, give

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> Documents:
    return documents_page(window)


def looked_at(qtbot: QtBot, page: Documents, file: str) -> PreviewDialog:
    qtbot.mouseClick(page.cards[SLOT].rows[file].look, Qt.MouseButton.LeftButton)
    dialog = page.findChild(PreviewDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.desk.count > 0, timeout=20_000)
    return dialog


def test_a_file_is_shown_page_by_page(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, transcript=document(3))
    desk = looked_at(qtbot, page, "transcript.pdf").desk
    pane = desk.panes[0]
    assert desk.where.text() == "Page 1 of 3"
    assert pane.picture.accessibleName() == "Page 1 of 3"
    assert "Transcript page 1" in pane.picture.accessibleDescription()
    qtbot.mouseClick(desk.on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.picture.accessibleName() == "Page 2 of 3", timeout=20_000)
    qtbot.keyClick(desk, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pane.picture.accessibleName() == "Page 3 of 3", timeout=20_000)
    assert not desk.on.isEnabled()


def test_small_pictures_lead_to_each_page(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, transcript=document(8))
    desk = looked_at(qtbot, page, "transcript.pdf").desk
    assert desk.thumbnails.isVisible()
    assert desk.thumbnails.count() == 8
    last = desk.thumbnails.item(7)
    assert last is not None
    qtbot.waitUntil(lambda: not last.icon().isNull(), timeout=20_000)
    desk.thumbnails.setFocus()
    qtbot.keyClick(desk.thumbnails, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: desk.where.text() == "Page 8 of 8", timeout=20_000)


def test_the_text_stands_beside_the_page(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, transcript=document(1))
    desk = looked_at(qtbot, page, "transcript.pdf").desk
    pane = desk.panes[0]
    assert not pane.text.isVisible()
    qtbot.mouseClick(desk.as_text, Qt.MouseButton.LeftButton)
    assert pane.text.isVisible()
    assert pane.picture.isVisible()
    assert "Transcript page 1" in pane.text.toPlainText()
    assert pane.text.accessibleName() == "The text of page 1"


def test_a_page_is_shown_larger_and_drawn_anew_for_it(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, transcript=document(1))
    desk = looked_at(qtbot, page, "transcript.pdf").desk
    pane = desk.panes[0]
    settle(qtbot, program)
    before = pane.picture.width()
    for _ in range(4):
        qtbot.mouseClick(desk.larger, Qt.MouseButton.LeftButton)
    assert desk.zoom.text() == "200\u00a0%"
    assert pane.picture.width() == pytest.approx(2 * before, rel=0.05)
    assert pane.sheet.horizontalScrollBar().maximum() > 0


def test_a_translation_is_shown_beside_its_original_and_both_move_together(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, examen=document(3), mine=document(2))
    session.edit(
        lambda d: attrs.evolve(
            d,
            documents=(
                d.documents[0],
                attrs.evolve(d.documents[1], translation_of="examen.pdf"),
            ),
        ),
        "x",
    )
    desk = looked_at(qtbot, page, "mine.pdf").desk
    mine, original = desk.panes
    qtbot.waitUntil(lambda: mine.count == 2 and original.count == 3, timeout=20_000)
    assert "Translation" in mine.title.text()
    assert "Original" in original.title.text()
    qtbot.mouseClick(desk.on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: (
            original.picture.accessibleName() == "Page 2 of 3"
            and mine.picture.accessibleName() == "Page 2 of 2"
        ),
        timeout=20_000,
    )
    desk.set_zoom(400)
    settle(qtbot, program)
    bar = mine.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    other = original.sheet.verticalScrollBar()
    assert other.value() == other.maximum() > 0


class Viewer(QObject):
    """Stands for the system's viewer: takes what the desktop would hand to it."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Viewer:
    return Viewer()


def test_another_program_gets_a_private_copy_that_is_removed(
    qtbot: QtBot,
    page: Documents,
    program: Program,
    session: Session,
    tmp_path: Path,
    viewer: Viewer,
) -> None:
    give(qtbot, program, page, tmp_path, diploma=document(1))
    dialog = looked_at(qtbot, page, "diploma.pdf")
    assert not dialog.outside.isVisible()
    qtbot.mouseClick(dialog.elsewhere, Qt.MouseButton.LeftButton)
    assert "A copy in clear is made" in dialog.outside.label.text()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type]
    try:
        qtbot.mouseClick(dialog.outside.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(viewer.files), timeout=20_000)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (copy,) = viewer.files
    assert copy.read_bytes() == document(1)
    assert "diploma" not in str(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    dialog.reject()
    assert copy.exists()
    session.leave()
    assert not copy.parent.exists()


def test_a_file_that_acts_is_not_handed_to_another_program(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    give(qtbot, program, page, tmp_path, form=javascript())
    dialog = looked_at(qtbot, page, "form.pdf")
    assert not hasattr(dialog, "elsewhere")


def test_a_locked_file_is_shown_once_its_password_is_told(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    from nato_apply.ui.dialogs.password import PasswordDialog

    give(qtbot, program, page, tmp_path, secret=encrypted(user="sesame"))
    row = page.cards[SLOT].rows["secret.pdf"]
    for word, state in (("wrong", "Incomplete"), ("sesame", "Ready")):
        qtbot.mouseClick(row.ways["password"], Qt.MouseButton.LeftButton)
        dialog = page.findChild(PasswordDialog)
        assert dialog is not None
        qtbot.keyClicks(dialog.field, word)
        qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
        settle(qtbot, program)
        assert page.cards[SLOT].chip.text() == state
        qtbot.waitUntil(lambda: page.findChild(PasswordDialog) is None, timeout=5_000)
    desk = looked_at(qtbot, page, "secret.pdf").desk
    assert "Transcript page 1" in desk.panes[0].picture.accessibleDescription()
    session.leave()
    assert session.files.passwords == {}

"""A large file made smaller, by eye; a text document made into a PDF where that can be done."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from nato_apply.documents.size_limit import SETTING
from nato_apply.ui.dialogs.convert import ConvertDialog
from nato_apply.ui.dialogs.shrink import ShrinkDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from tests.documents.hostile import docx, zip_of
from tests.documents.papers import photo
from tests.ui.conftest import settle
from tests.ui.documents_given import SLOT, documents_page, drop, give, urls

_OOXML = "http://schemas.openxmlformats.org"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LETTER = zip_of(
    {
        "[Content_Types].xml": (
            f'<Types xmlns="{_OOXML}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_OOXML}/package/2006/relationships"><Relationship Id="r" '
            f'Type="{_OOXML}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": (
            f'<w:document xmlns:w="{_OOXML}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>I am enrolled.</w:t></w:r></w:p></w:body></w:document>"
        ).encode(),
    }
)
"""A Word document with one line."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow, program: Program) -> Documents:
    window.settings.set(SETTING, "1")
    return documents_page(window)


@pytest.fixture(scope="module")
def large() -> bytes:
    """A page of A4 at 400 dpi, as noisy as a scanner makes it."""
    out, jpeg = io.BytesIO(), io.BytesIO()
    size = (3307, 4677)
    noisy = Image.blend(Image.effect_noise(size, 40), photo(size, "L"), 0.6)
    noisy.save(jpeg, "JPEG", quality=70)
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(jpeg), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


def opened(qtbot: QtBot, page: Documents) -> ShrinkDialog:
    row = page.cards[SLOT].rows["scan.pdf"]
    assert row.ways["smaller"].accessibleName() == "Make smaller… scan.pdf"
    qtbot.mouseClick(row.ways["smaller"], Qt.MouseButton.LeftButton)
    dialog = page.findChild(ShrinkDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.accepting.isEnabled, timeout=60_000)
    return dialog


def test_a_smaller_file_is_compared_and_then_takes_the_place_of_the_original(
    qtbot: QtBot,
    page: Documents,
    program: Program,
    session: Session,
    tmp_path: Path,
    large: bytes,
) -> None:
    give(qtbot, program, page, tmp_path, scan=large)
    dialog = opened(qtbot, page)
    before, after = dialog.desk.panes
    assert before.title.text().startswith("As it is: ")
    assert after.title.text().startswith("Smaller: ")
    qtbot.waitUntil(lambda: before.count == after.count == 1, timeout=20_000)
    assert "Compare the pages" in dialog.told.text()
    assert [d.file for d in session.draft.documents] == ["scan.pdf"]  # nothing yet
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    (taken,) = session.draft.documents
    assert taken.file == "scan (smaller).pdf"
    assert session.keeper is not None
    assert session.draft_id is not None
    assert session.keeper.content(session.draft_id, "scan.pdf") == large
    assert len(session.keeper.content(session.draft_id, taken.file)) < len(large)
    assert "smaller" not in page.cards[SLOT].rows[taken.file].ways
    session.undo()
    assert [d.file for d in session.draft.documents] == ["scan.pdf"]


def test_without_accepting_nothing_changes(
    qtbot: QtBot,
    page: Documents,
    program: Program,
    session: Session,
    tmp_path: Path,
    large: bytes,
) -> None:
    give(qtbot, program, page, tmp_path, scan=large)
    dialog = opened(qtbot, page)
    qtbot.mouseClick(dialog.closing, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["scan.pdf"]


def test_shrinking_can_be_given_up_while_it_goes_on(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path, large: bytes
) -> None:
    give(qtbot, program, page, tmp_path, scan=large)
    row = page.cards[SLOT].rows["scan.pdf"]
    qtbot.mouseClick(row.ways["smaller"], Qt.MouseButton.LeftButton)
    dialog = page.findChild(ShrinkDialog)
    assert dialog is not None
    dialog.reject()
    settle(qtbot, program)
    assert list(page.cards[SLOT].rows) == ["scan.pdf"]


def test_without_a_program_that_converts_it_is_said_how_to_print_to_a_pdf(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "letter.docx"
    path.write_bytes(docx())
    drop(page.cards[SLOT], urls(path))
    settle(qtbot, program)
    row = page.cards[SLOT].rows["letter.docx"]
    assert row.ways == {}
    findings = page.session.view.slots.slots[0].files[0].findings  # type: ignore[union-attr]
    assert any("Print it to a PDF" in str(found.text) for found in findings)


@pytest.mark.system("soffice")
def test_a_text_document_is_converted_looked_at_and_takes_its_place(
    qtbot: QtBot, page: Documents, program: Program, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(LETTER)
    drop(page.cards[SLOT], urls(path))
    settle(qtbot, program)
    row = page.cards[SLOT].rows["letter.docx"]
    qtbot.mouseClick(row.ways["convert"], Qt.MouseButton.LeftButton)
    dialog = page.findChild(ConvertDialog)
    assert dialog is not None
    assert dialog.bar.isVisible()
    qtbot.waitUntil(dialog.accepting.isEnabled, timeout=90_000)
    assert not dialog.bar.isVisible()
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    assert [d.file for d in session.draft.documents] == ["letter.pdf"]

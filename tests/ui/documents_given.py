"""What the tests of the documents page share: the page, and files given to it by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from tests.ui.conftest import settle

SLOT = "qualifications"


def documents_page(window: MainWindow) -> Documents:
    """The documents page, in front, with nothing in front of it."""
    for dialog in window.findChildren(QDialog):
        dialog.done(0)
    window.go("documents")
    page = window.page("documents")
    assert isinstance(page, Documents)
    window.activateWindow()
    QApplication.processEvents()  # cards that were just made are shown by the event loop
    return page


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(onto: QWidget, data: QMimeData) -> None:
    """Drop something onto a widget, as a mouse does it."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(onto, QDragEnterEvent(QPoint(10, 10), copy, data, left, no_key))
    QApplication.sendEvent(onto, QDropEvent(QPointF(10, 10), copy, data, left, no_key))


def give(
    qtbot: QtBot,
    program: Program,
    page: Documents,
    folder: Path,
    slot: str = SLOT,
    /,
    **files: bytes,
) -> None:
    """Drop PDFs of these names and contents on a slot, and wait until all is known of them."""
    paths = []
    for name, content in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(content)
        paths.append(path)
    drop(page.cards[slot], urls(*paths))
    settle(qtbot, program)
    program.window.repaint()

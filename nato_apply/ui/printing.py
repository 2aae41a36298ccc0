"""Printing pages that were drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from nato_apply.ui.files import Files
    from nato_apply.ui.jobs import Failed
    from nato_apply.ui.page_images import Drawn

NOT_PRINTED = FaultKind(
    "not-printed",
    N_("the printer took no page. See that it is on and connected, then print again."),
)


WIDTH = 2480
"""Pixels of an A4 page at 300 dots an inch."""


def print_document(
    parent: QWidget,
    files: Files,
    made: Callable[[], bytes],
    printed: Callable[[], None],
    failed: Failed,
) -> None:
    """Ask for a printer, make a PDF in a job, and print all its pages; nothing, where none is."""
    printer = asked_for(parent)
    if printer is None:
        return
    images: list[QImage] = []

    def drawn(content: bytes, found: Drawn) -> None:
        images.extend(page.image for page in found.pages)
        if found.pages and len(images) < found.of:
            draw(content)
            return
        try:
            print_pages(printer, images)
        except UserFault as error:
            failed(error)
            return
        printed()

    def draw(content: bytes) -> None:
        """One page at a time: they are large."""
        files.pages(content, [len(images)], partial(drawn, content), failed, width=WIDTH)

    files.run(lambda _progress: made(), draw, failed)


def asked_for(parent: QWidget) -> QPrinter | None:
    """The printer that the user chooses; `None` where none is."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, images: Iterable[QImage]) -> None:
    """Print each picture, as large as its page allows and in its middle.

    Raises `UserFault` where the printer takes none.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter

    painter = QPainter()
    if not painter.begin(printer):
        raise refuse(NOT_PRINTED)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate(images):
        if number:
            printer.newPage()
        area = painter.viewport()
        place = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (area.width() - place.width()) // 2, (area.height() - place.height()) // 2
        area.setSize(place)
        painter.drawImage(area.translated(left, top), image)
    painter.end()

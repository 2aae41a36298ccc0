"""Printing pages that were drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOT_PRINTED = FaultKind(
    "not-printed",
    N_("the printer took no page. See that it is on and connected, then print again."),
)


def asked_for(parent: QWidget) -> QPrinter | None:
    """The printer that the user chooses; `None` where none is."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pictures: Iterable[bytes]) -> None:
    """Print each picture (PNG), as large as its page allows and in its middle.

    Raises `UserFault` where the printer takes none.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    painter = QPainter()
    if not painter.begin(printer):
        raise refuse(NOT_PRINTED)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, picture in enumerate(pictures):
        if number:
            printer.newPage()
        area = painter.viewport()
        image = QImage.fromData(picture)
        place = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (area.width() - place.width()) // 2, (area.height() - place.height()) // 2
        area.setSize(place)
        painter.drawImage(area.translated(left, top), image)
    painter.end()

"""Printing pages that were drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def asked_for(parent: QWidget) -> QPrinter | None:
    """The printer that the user chooses; `None` where none is."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, pictures: Iterable[bytes]) -> None:
    """Print each picture (PNG), as large as its page allows."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    painter = QPainter(printer)
    for number, picture in enumerate(pictures):
        if number:
            printer.newPage()
        area = painter.viewport()
        image = QImage.fromData(picture)
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area.setSize(size)
        painter.drawImage(area, image)
    painter.end()

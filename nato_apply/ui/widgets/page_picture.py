"""One page of a document as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nato_apply.i18n import N_, Message
from nato_apply.ui import theme

if TYPE_CHECKING:
    from nato_apply.ui.page_images import PageImage

FAILED = {
    "crashed": N_("This file could not be shown safely: it stopped the separate reader."),
    "timed-out": N_("This file could not be shown: drawing it took too long and was ended."),
    "unavailable": N_("This file could not be shown: the separate reader did not start."),
}
"""Why there is no picture, by the reader's outcome."""


class Picture(QWidget):
    """One page, as wide as there is room for; larger than it was drawn only where `stretched`."""

    def __init__(self, *, stretched: bool = False) -> None:
        super().__init__()
        self.setProperty("personal", True)  # covered while presenting
        self._pixmap = QPixmap()
        self._stretched = stretched
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_page(self, page: PageImage, of: int) -> None:
        self._pixmap = QPixmap.fromImage(page.image)
        wording = N_("Page {number} of {count}")
        self.setAccessibleName(str(Message(wording, {"number": page.place + 1, "count": of})))
        self.setAccessibleDescription(page.text)
        self.updateGeometry()
        self.update()

    def show_nothing(self) -> None:
        self._pixmap = QPixmap()
        self.setAccessibleDescription("")
        self.updateGeometry()
        self.update()

    def _wide(self, width: int) -> int:
        return width if self._stretched else min(width, self._pixmap.width())

    def heightForWidth(self, width: int) -> int:
        if self._pixmap.isNull():
            return 0
        return round(self._wide(width) * self._pixmap.height() / self._pixmap.width())

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(self._pixmap.width() or 240, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        wide = self._wide(self.width())
        box = QRectF((self.width() - wide) / 2, 0, wide, self.heightForWidth(self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setPen(QPen(QColor(theme.colours().field_border), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

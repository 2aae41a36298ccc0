"""Pages of a document as pictures, and the same as text for those who do not see them.

The pictures come from the documents' worker process; nothing of the document is opened here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_picture import FAILED, Picture

if TYPE_CHECKING:
    from nato_apply.ui.files import Files
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.page_images import Drawn

LEAST_BESIDE = 480
"""Below this width (pixels at 100 %) pages stand below each other."""


class PageViewer(QWidget):
    """Give it a document with `show_document`. `shown` is emitted when pages stand there."""

    shown = Signal()

    def __init__(self, files: Files, at_once: int = 1) -> None:
        super().__init__()
        self._files = files
        self._at_once = at_once
        self._content = b""
        self._first = 0
        self._job: Job | None = None
        self._there = 0
        self.count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._controls())
        self.told = Label(role="muted")
        column.addWidget(self.told)
        self._pages = QWidget()
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._pages)
        self._side_by_side.setContentsMargins(0, 0, 0, 0)
        self._side_by_side.setSpacing(16)
        self.pictures = [Picture() for _ in range(at_once)]
        for picture in self.pictures:
            self._side_by_side.addWidget(picture, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._pages)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(240))
        column.addWidget(self.text, 1)
        self._retranslate()
        self._show_text(on=False)

    def _controls(self) -> FlowLayout:
        self.back = Button(icon="chevron-left")
        self.on = Button(icon="chevron-right")
        self.back.clicked.connect(lambda: self._turn(-self._at_once))
        self.on.clicked.connect(lambda: self._turn(self._at_once))
        self.where = Label(role="muted", wrap=False)
        self.as_text = Button(kind="link", icon="file-text")
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(lambda on: self._show_text(on=on))
        self.larger = Button(kind="link", icon="search")
        self.larger.setCheckable(True)
        self.larger.toggled.connect(self._place)
        row = FlowLayout()
        for each in (self.back, self.on, self.where, self.larger, self.as_text):
            row.addWidget(each)
        return row

    def show_document(self, content: bytes) -> None:
        """Show a document from its first page on; while it is drawn, the one before stays."""
        self._content = content
        self._first = min(self._first, max(0, self.count - 1))
        self._draw()

    def show_failure(self, reason: object) -> None:
        """Say why there is nothing to show."""
        self._tell(reason if isinstance(reason, str) else reason_words(reason))

    def _turn(self, by: int) -> None:
        self._first = max(0, min(self._first + by, self.count - 1))
        self._draw()

    def _draw(self) -> None:
        self.stop()
        if not self.count:
            self.told.setText(translated(N_("Drawing the pages…")))
            self.told.show()
        indices = range(self._first, self._first + self._at_once)
        self._job = self._files.pages(self._content, indices, self._drawn, self.show_failure)

    def stop(self) -> None:
        """Wait for no pages any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _drawn(self, pages: Drawn) -> None:
        if pages.outcome != "read":
            self._tell(translated(FAILED[pages.outcome]))
            return
        if not pages.pages:
            self._tell(translated(N_("There is no preview of this file.")))
            return
        self.count = pages.of
        self.told.hide()
        for place, picture in enumerate(self.pictures):
            there = place < len(pages.pages)
            picture.setVisible(there and not self.as_text.isChecked())
            if there:
                picture.show_page(pages.pages[place], pages.of)
        self._there = len(pages.pages)
        self.text.setPlainText("\n\n".join(page.text for page in pages.pages))
        self._show_controls()
        self._show_text(on=self.as_text.isChecked())
        self.shown.emit()

    def _tell(self, sentence: str) -> None:
        self.count = 0
        self._there = 0
        self.told.setText(sentence)
        self.told.show()
        self._show_text(on=False)
        self._show_controls()

    def _show_controls(self) -> None:
        turns = self.count > self._at_once
        for button, able in (
            (self.back, self._first > 0),
            (self.on, self._first + self._at_once < self.count),
        ):
            button.setVisible(turns)
            button.setEnabled(able)
        first, last = self._first + 1, min(self._first + self._at_once, self.count)
        wording = (
            N_("Page {number} of {count}")
            if first >= last
            else N_("Pages {number} and {last} of {count}")
        )
        params = {"number": first, "last": last, "count": self.count}
        self.where.setText(str(Message(wording, params)) if self.count else "")
        self.where.setVisible(bool(self.count))
        self.as_text.setVisible(bool(self.count))
        self._place()

    def _place(self) -> None:
        """Pages beside each other where they fit and are not wanted large."""
        beside = not self.larger.isChecked() and self.width() >= theme.px(LEAST_BESIDE)
        way = QBoxLayout.Direction
        self._side_by_side.setDirection(way.LeftToRight if beside else way.TopToBottom)
        fits = self._at_once > 1 and self.width() >= theme.px(LEAST_BESIDE)
        self.larger.setVisible(fits and self._there > 1 and not self.as_text.isChecked())
        larger = self.larger.isChecked()
        self.larger.setText(translated(N_("Show whole pages") if larger else N_("Show larger")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _show_text(self, *, on: bool) -> None:
        on = on and bool(self.count)
        self.text.setVisible(on)
        for place, picture in enumerate(self.pictures):
            picture.setVisible(not on and place < self._there)
        self._pages.setVisible(not on and bool(self._there))
        self.as_text.setText(translated(N_("Show the pages") if on else N_("Show as text")))
        self._place()

    def _retranslate(self) -> None:
        self.back.setText(translated(N_("Page before")))
        self.on.setText(translated(N_("Next page")))
        self.text.setAccessibleName(translated(N_("The pages as text")))
        self._show_controls()
        self._show_text(on=self.as_text.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

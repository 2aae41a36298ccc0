"""One document, a page at a time, as large as wanted, with the page's text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_picture import FAILED, Picture

if TYPE_CHECKING:
    from nato_apply.ui.files import Files
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.page_images import Drawn

WIDEST = 2400
"""Pixels; a page is drawn no wider, however large it is shown."""
TEXT_BESIDE = 600
"""From this width on (pixels at 100 %) the text stands beside the page, else in its place."""
DRAW_AFTER_MS = 120


class PagePane(QWidget):
    """Give it a document with `show_document`, a page with `go`."""

    turned = Signal(int)
    """The index of the page that stands there now; once the first does, `count` is known."""
    scrolled = Signal(float)
    """How far down the page, from 0 to 1, by the user."""

    def __init__(self, files: Files, title: str = "") -> None:
        super().__init__()
        self._files = files
        self._content = b""
        self._password = ""
        self._zoom = 100
        self._job: Job | None = None
        self._follows = False
        self._wants_text = False
        self.index = 0
        self.count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.title = Label(title, role="strong")
        self.title.setVisible(bool(title))
        self.told = Label(translated(N_("Reading the file…")), role="muted")
        column.addWidget(self.title)
        column.addWidget(self.told)
        across = QHBoxLayout()
        across.setSpacing(12)
        column.addLayout(across, 1)
        self.picture = Picture(stretched=True)
        self.sheet = _Scroll(self.picture)
        self.sheet.setProperty("personal", True)  # the part in view is covered, not the whole page
        self.sheet.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        across.addWidget(self.sheet, 3)
        across.addWidget(self.text, 2)
        self._timer = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        self._place()

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))

    def show_document(self, content: bytes, password: str = "", first: int = 0) -> None:
        """Show a document from one of its pages on."""
        self._content, self._password, self.index = content, password, first
        self._draw()

    def show_failure(self, reason: object) -> None:
        """Say why there is nothing to show."""
        self.count = 0
        self.picture.show_nothing()
        self.told.setText(reason if isinstance(reason, str) else reason_words(reason))
        self.told.show()

    def go(self, index: int) -> None:
        """Show another page, from its top."""
        index = max(0, min(index, self.count - 1))
        if self.count and index != self.index:
            self.index = index
            self.scroll_to(0.0)
            self._draw()

    def set_zoom(self, percent: int) -> None:
        """How wide the page is, in percent of the room it has."""
        self._zoom = percent
        self.sheet.set_zoom(percent)
        self._timer.start()

    def set_text(self, wanted: bool) -> None:
        """Show the text of the page too."""
        self._wants_text = wanted
        self._place()

    def scroll_to(self, share: float) -> None:
        """Show the page from this share of its height on; says nothing of it."""
        bar = self.sheet.verticalScrollBar()
        self._follows = True
        bar.setValue(round(share * bar.maximum()))
        self._follows = False

    def stop(self) -> None:
        """Wait for no page any more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _scrolled(self, value: int) -> None:
        most = self.sheet.verticalScrollBar().maximum()
        if not self._follows and most:
            self.scrolled.emit(value / most)

    def _draw(self) -> None:
        self.stop()
        if not self._content:
            return
        room = max(200, self.sheet.viewport().width())
        width = min(WIDEST, round(room * self._zoom / 100 * self.devicePixelRatioF()))
        self._job = self._files.pages(
            self._content,
            [self.index],
            self._drawn,
            self.show_failure,
            width=width,
            password=self._password,
        )

    def _drawn(self, drawn: Drawn) -> None:
        if drawn.outcome != "read":
            self.show_failure(translated(FAILED[drawn.outcome]))
        elif not drawn.pages:
            self.show_failure(translated(N_("There is no preview of this file.")))
        else:
            self.count = drawn.of
            page = drawn.pages[0]
            self.told.hide()
            self.picture.show_page(page, drawn.of)
            self.sheet.fit()
            wording = N_("The text of page {number}")
            self.text.setAccessibleName(str(Message(wording, {"number": page.place + 1})))
            self.text.setPlainText(page.text or translated(N_("This page has no text.")))
            self.turned.emit(self.index)

    def _place(self) -> None:
        beside = self.width() >= theme.px(TEXT_BESIDE)
        self.text.setVisible(self._wants_text)
        self.sheet.setVisible(not self._wants_text or beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._timer.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), 240)


class _Scroll(QScrollArea):
    """The page, as wide as wanted, to be moved by keys too."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._zoom = 100
        self._picture = picture
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(picture)

    def set_zoom(self, percent: int) -> None:
        self._zoom = percent
        self.fit()

    def fit(self) -> None:
        """Give the page its size; to be called when another one stands there."""
        width = max(1, round(self.viewport().width() * self._zoom / 100))
        self._picture.resize(width, max(1, self._picture.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

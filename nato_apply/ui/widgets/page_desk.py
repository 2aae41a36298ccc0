"""Documents to be looked at: one alone, or two beside each other that turn and scroll together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_pane import PagePane

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from nato_apply.ui.files import Files
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.page_images import Drawn, PageImage

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 50, 400, 25
THUMBNAIL = 72
"""Pixels a small picture is wide, at 100 %."""
_AT_ONCE = 6
_MOST_THUMBNAILS = 120
ROOM_BESIDE = 560
"""From this width on (pixels at 100 %) the small pictures leave room enough for the page."""


class PageDesk(QWidget):
    """`titles`: one for each document; `panes` are in the same order."""

    def __init__(self, files: Files, titles: Sequence[str]) -> None:
        super().__init__()
        self._files = files
        self._content = b""
        self._password = ""
        self._job: Job | None = None
        self._zoom = 100
        self._shows_text = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._controls())
        across = QHBoxLayout()
        across.setSpacing(12)
        column.addLayout(across, 1)
        self.thumbnails = QListWidget()
        self.thumbnails.setViewMode(QListWidget.ViewMode.ListMode)
        self.thumbnails.setIconSize(QSize(theme.px(THUMBNAIL), theme.px(THUMBNAIL) * 3 // 2))
        self.thumbnails.setFixedWidth(theme.px(THUMBNAIL + 56))
        self.thumbnails.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.thumbnails.setAccessibleName(translated(N_("Pages")))
        self.thumbnails.currentRowChanged.connect(self.go)
        self.thumbnails.hide()
        across.addWidget(self.thumbnails)
        self.panes = [PagePane(files, title) for title in titles]
        for pane in self.panes:
            pane.turned.connect(self._turned)
            pane.scrolled.connect(partial(self._scrolled, pane))
            across.addWidget(pane, 1)
        self._keys()
        self._show_state()

    def _controls(self) -> QWidget:
        controls = QWidget()
        row = FlowLayout(controls)
        self.back = Button(translated(N_("Page before")), icon="chevron-left")
        self.on = Button(translated(N_("Next page")), icon="chevron-right")
        self.where = Label(role="muted", wrap=False)
        self.smaller = IconButton("minus", translated(N_("Show smaller (Ctrl+−)")))
        self.larger = IconButton("plus", translated(N_("Show larger (Ctrl++)")))
        self.zoom = Label(role="muted", wrap=False)
        self.as_text = Button(translated(N_("Show the text")), "link", icon="file-text")
        self.back.clicked.connect(lambda: self.go(self.index - 1))
        self.on.clicked.connect(lambda: self.go(self.index + 1))
        self.smaller.clicked.connect(lambda: self.set_zoom(self._zoom - ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.set_zoom(self._zoom + ZOOM_STEP))
        self.as_text.clicked.connect(self._turn_text)
        size = QWidget()  # of one piece, where the row does not fit on one line
        group = QHBoxLayout(size)
        group.setContentsMargins(0, 0, 0, 0)
        for each in (self.smaller, self.zoom, self.larger):
            group.addWidget(each)
        for part in (self.back, self.on, self.where, size, self.as_text):
            row.addWidget(part)
        return controls

    def _keys(self) -> None:
        keys = QKeySequence.StandardKey
        for sequence, act in (
            (QKeySequence("Ctrl+PgDown"), lambda: self.go(self.index + 1)),
            (QKeySequence("Ctrl+PgUp"), lambda: self.go(self.index - 1)),
            (QKeySequence(keys.ZoomIn), lambda: self.set_zoom(self._zoom + ZOOM_STEP)),
            (QKeySequence("Ctrl+="), lambda: self.set_zoom(self._zoom + ZOOM_STEP)),
            (QKeySequence(keys.ZoomOut), lambda: self.set_zoom(self._zoom - ZOOM_STEP)),
            (QKeySequence("Ctrl+0"), lambda: self.set_zoom(100)),
        ):
            QShortcut(sequence, self).activated.connect(act)

    # What is shown

    def show_document(self, place: int, content: bytes, password: str = "", first: int = 0) -> None:
        """Show a document in one of the panes; the first one's pages stand at the left, small."""
        self.panes[place].show_document(content, password, first)
        if place == 0:
            self._content, self._password = content, password

    def show_failure(self, place: int, reason: object) -> None:
        self.panes[place].show_failure(reason)

    @property
    def index(self) -> int:
        """The page in view; with documents of different lengths, that of the longer one."""
        return max(pane.index for pane in self.panes)

    @property
    def count(self) -> int:
        return max(pane.count for pane in self.panes)

    def go(self, index: int) -> None:
        if 0 <= index < self.count:
            for pane in self.panes:
                pane.go(index)

    def set_zoom(self, percent: int) -> None:
        self._zoom = max(LEAST_ZOOM, min(percent, MOST_ZOOM))
        for pane in self.panes:
            pane.set_zoom(self._zoom)
        self._show_state()

    def stop(self) -> None:
        for pane in self.panes:
            pane.stop()
        if self._job is not None:
            self._job.cancel()

    def _turn_text(self) -> None:
        """Show the text of the pages too, or no more."""
        wanted = self._shows_text = not self._shows_text
        self.as_text.setText(translated(N_("Hide the text") if wanted else N_("Show the text")))
        for pane in self.panes:
            pane.set_text(wanted)

    def _turned(self, _index: int) -> None:
        self._show_state()
        count = self.panes[0].count
        if self.thumbnails.count() != count:
            self._begin_thumbnails(count)
        self.thumbnails.blockSignals(True)
        self.thumbnails.setCurrentRow(self.panes[0].index)
        self.thumbnails.blockSignals(False)

    def _scrolled(self, moved: PagePane, share: float) -> None:
        for pane in self.panes:
            if pane is not moved:
                pane.scroll_to(share)

    def _show_state(self) -> None:
        index, count = self.index, self.count
        self.back.setEnabled(index > 0)
        self.on.setEnabled(index + 1 < count)
        self.back.setVisible(count > 1)
        self.on.setVisible(count > 1)
        wording = N_("Page {number} of {count}")
        params = {"number": index + 1, "count": count}
        self.where.setText(str(Message(wording, params)) if count else "")
        self.zoom.setText(f"{self._zoom}\u00a0%")
        self.smaller.setEnabled(self._zoom > LEAST_ZOOM)
        self.larger.setEnabled(self._zoom < MOST_ZOOM)

    # Small pictures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_thumbnails()

    def _begin_thumbnails(self, count: int) -> None:
        self.thumbnails.blockSignals(True)
        self.thumbnails.clear()
        for number in range(1, count + 1):
            item = QListWidgetItem(str(number))
            said = str(Message(N_("Page {number} of {count}"), {"number": number, "count": count}))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.thumbnails.addItem(item)
        self.thumbnails.blockSignals(False)
        self._place_thumbnails()
        if count > 1 and len(self.panes) == 1:
            self._draw_thumbnails(0)

    def _place_thumbnails(self) -> None:
        """Show them where there is more than one page, and room for them beside it."""
        more = self.thumbnails.count() > 1 and len(self.panes) == 1
        self.thumbnails.setVisible(more and self.width() >= theme.px(ROOM_BESIDE))

    def _draw_thumbnails(self, first: int) -> None:
        last = min(first + _AT_ONCE, self.thumbnails.count(), _MOST_THUMBNAILS)
        if first < last:
            self._job = self._files.pages(
                self._content,
                range(first, last),
                partial(self._thumbnails_drawn, last),
                lambda _error: None,
                width=theme.px(THUMBNAIL),
                password=self._password,
            )

    def _thumbnails_drawn(self, last: int, drawn: Drawn) -> None:
        for page in drawn.pages:
            item = self.thumbnails.item(page.place)
            if item is not None:
                item.setIcon(_framed(page))
        if drawn.pages:
            self._draw_thumbnails(last)


def _framed(page: PageImage) -> QIcon:
    """A small page with an edge, the same where it is selected."""
    pixmap = QPixmap.fromImage(page.image)
    painter = QPainter(pixmap)
    painter.setPen(QPen(QColor(theme.colours().field_border), 1))
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon

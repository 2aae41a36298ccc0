"""A page of the guide as text one reads, with its links and pictures; from its own folder alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser

from nato_apply import i18n
from nato_apply.ui import guide, theme, tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SIZES = {1: tokens.TITLE, 2: tokens.HEADING, 3: tokens.BODY + 1}
"""Pixels at 100 % of the headings."""

AROUND = 24
PICTURE = "\ufffc"
"""What stands for a picture in the text of a block."""

REDRAW_AFTER_MS = 120


class GuideView(QTextBrowser):
    """Shows one page of the guide. Loads nothing but pictures that lie in the guide's folder."""

    place_changed = Signal()
    outside = Signal(str)
    """A link that leaves the guide: its address, which is not opened."""
    link_reached = Signal(str)
    """The words of the link that Tab has gone to."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always: filling the page would else change the width, and the width fill the page anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("role", "guide")
        self.document().setDocumentMargin(AROUND)
        self.anchorClicked.connect(self._follow)
        self._place = guide.Place(guide.page("index", i18n.language()))
        self._before: list[guide.Place] = []
        self._after: list[guide.Place] = []
        self.title = ""
        self._top = 0  # the block that was scrolled to
        self._read_on = False  # whether the reader has scrolled since
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._moved())
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_AFTER_MS)
        self._redraw.timeout.connect(self.again)

    # By keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where a screen reader listens, the arrow keys go through the text, not only past it."""
        super().focusInEvent(event)
        if QAccessible.isActive():
            flags = self.textInteractionFlags()
            self.setTextInteractionFlags(flags | Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stays = super().focusNextPrevChild(forward)
        link = self.textCursor().selectedText()
        if stays and self.hasFocus() and link:
            self.link_reached.emit(link)
        return stays

    # Going about

    def go_to(self, place: guide.Place) -> None:
        """Show a place, and be able to come back."""
        if self.title:
            self._before.append(self._place)
        self._after.clear()
        self._show(place)

    @property
    def heading(self) -> str:
        """The heading that was gone to."""
        return self.document().findBlockByNumber(self._top).text()

    @property
    def can_go_back(self) -> bool:
        return bool(self._before)

    @property
    def can_go_forth(self) -> bool:
        return bool(self._after)

    def go_back(self) -> None:
        self._step(self._before, self._after)

    def go_forth(self) -> None:
        self._step(self._after, self._before)

    def _step(self, source: list[guide.Place], target: list[guide.Place]) -> None:
        if source:
            target.append(self._place)
            self._show(source.pop())

    def turn_to(self, language: str) -> None:
        """Show the same place in another language."""
        self._before = [guide.in_language(place, language) for place in self._before]
        self._after = [guide.in_language(place, language) for place in self._after]
        self._show(guide.in_language(self._place, language))

    def find_next(self, asked: str) -> bool:
        """Mark the next place where a text stands; from the beginning after the last."""
        if self.find(asked):
            return True
        cursor = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(asked):
            return True
        self.setTextCursor(cursor)
        return False

    def _follow(self, address: QUrl) -> None:
        path, _hash, anchor = unquote(address.toString()).partition("#")
        file = (self._place.file.parent / path).resolve() if path else self._place.file
        if address.scheme() or not _is_guide(file) or file.suffix != ".md":
            self.outside.emit(address.toString() if address.scheme() else str(file))
            return
        known = guide.anchors(file.read_text(encoding="utf-8"))
        self.go_to(guide.Place(file, known.index(anchor) if anchor in known else 0))

    # Showing

    def _show(self, place: guide.Place) -> None:
        self._place = place
        self._fill()
        self._scroll_to(place.heading)
        self.place_changed.emit()

    def again(self) -> None:
        """Show the same once more: in another size, another theme, another width."""
        if not self.title:
            return
        top = self._top
        if self._read_on:
            top = self.cursorForPosition(QPoint(AROUND, 12)).blockNumber()
        self._fill()
        self._scroll_to_block(self.document().findBlockByNumber(top))

    def _fill(self) -> None:
        text = self._place.file.read_text(encoding="utf-8")
        found = guide.headings(text)
        self.title = found[0] if found else self._place.file.stem
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.BODY))
        document = self.document()
        document.setDefaultFont(font)
        document.setBaseUrl(QUrl.fromLocalFile(str(self._place.file)))
        self.setMarkdown(text)
        document.setDocumentMargin(AROUND)
        self._set()

    def _set(self) -> None:
        """What Markdown does not say: sizes, distances, colours, the lines of tables."""
        document, c = self.document(), theme.colours()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            self._set_block(QTextCursor(block))
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_table(frame, QColor(c.border))
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _set_block(self, cursor: QTextCursor) -> None:
        level = cursor.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        if PICTURE not in cursor.block().text():  # whose height would grow as well
            percent = 115 if level else 130
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            shape.setLineHeight(percent, kind.value)
        if level:
            shape.setTopMargin(theme.px(20 if level > 1 else 0))
            shape.setBottomMargin(theme.px(6))
            font = QFont(self.document().defaultFont())
            font.setPixelSize(theme.px(SIZES.get(level, tokens.BODY)))
            font.setBold(True)
            letters = QTextCharFormat()
            letters.setFont(font)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(letters)
        else:
            inside = cursor.currentTable() is not None
            listed = isinstance(cursor.currentList(), QTextList)
            shape.setTopMargin(0)
            shape.setBottomMargin(0 if inside else theme.px(2 if listed else 8))
            shape.setNonBreakableLines(False)  # an example is wrapped, and never cut
        cursor.mergeBlockFormat(shape)

    def _scroll_to(self, heading: int) -> None:
        """Bring a heading to the top, and put the cursor there, for those who read by ear."""
        block, number = self.document().begin(), -1
        while block.isValid():
            number += 1 if block.blockFormat().headingLevel() else 0
            if number == heading:
                break
            block = block.next()
        self._scroll_to_block(block)

    def _scroll_to_block(self, block: QTextBlock) -> None:
        if not block.isValid():
            return
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self._top = block.blockNumber()
        self._read_on = False
        self.verticalScrollBar().setValue(0 if self._top == 0 else round(top) - 8)

    def _moved(self) -> None:
        self._read_on = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._moved()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._moved()
        super().keyPressEvent(event)

    # Pictures

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, no wider than the text; of anything else nothing."""
        file = (self._place.file.parent / unquote(QUrl(name).path())).resolve()
        picture = QTextDocument.ResourceType.ImageResource.value
        if int(kind) != picture or QUrl(name).scheme() not in ("", "file") or not _is_guide(file):
            return None
        image = QImage(str(file))
        room = self.viewport().width() - 2 * AROUND
        if image.isNull() or image.width() <= room:
            return image
        return image.scaledToWidth(max(1, room), Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._redraw.start()


def _is_guide(file: Path) -> bool:
    """Whether a file is the guide's own."""
    root = guide.folder("en").parent.resolve()
    return file.is_relative_to(root) and file.is_file()


def _set_table(table: QTextTable, line: QColor) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(line)
    shape.setBorderCollapse(True)
    shape.setCellPadding(theme.px(6))
    shape.setCellSpacing(0)
    shape.setBottomMargin(theme.px(12))
    shape.setTopMargin(theme.px(4))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)

"""A short text of one's own: as tall as what is in it, up to a few lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from nato_apply.ui import theme
from nato_apply.ui.widgets.text_editor import TextEditor

_FEWEST, _MOST = 2, 8


class NoteField(TextEditor):
    gone_to = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fitting = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        if self._fitting:  # a scroll bar takes room, which may take another line, and so on
            return
        self._fitting = True
        self._take_height()
        self._fitting = False

    def _take_height(self) -> None:
        lines = round(self.document().size().height())
        line = self.fontMetrics().lineSpacing()
        # The frame of the style sheet: a border of up to 2 pixels and its padding, twice.
        frame = 2 * (theme.px(6) + 2 + round(self.document().documentMargin()))
        tall = max(_FEWEST, min(_MOST, lines)) * line + frame
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if lines > _MOST else bar.ScrollBarAlwaysOff
        )
        if tall != self.maximumHeight():
            self.setFixedHeight(tall)

    def sizeHint(self) -> QSize:
        return QSize(200, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.maximumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.gone_to.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

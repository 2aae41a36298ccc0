"""The field for a text of many lines: as tall as its text, as wide as one reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.text_editor import TextEditor

FEWEST = 6
"""Lines that it shows however little room there is."""
AT_FIRST = 22
"""Lines that it shows of an empty text, where there is room."""
AHEAD = 3
"""Empty lines below the text, where there is room: to see that there is more to come."""
MEASURE = 75
"""Characters a line: more are hard to read, and the portal's field is no wider."""
_SAMPLE = "the quick brown fox jumps over the lazy dog and back again "


class GrowingEditor(TextEditor):
    """Grows with what is written in it, up to the room that its layout gives it.

    `gone_to` once it has the keyboard, but not by a click: that must not move it under the mouse.
    """

    gone_to = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _tall(self, lines: int) -> int:
        # The style sheet's frame: a border of up to 2 pixels and its padding, twice.
        frame = 2 * (theme.px(6) + 2 + round(self.document().documentMargin()))
        return lines * self._metrics().lineSpacing() + frame

    def _metrics(self) -> QFontMetrics:
        """Of the text size in force: the style sheet's font comes when it is shown, too late."""
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.BODY))
        return QFontMetrics(font)

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        tall = self._tall(max(AT_FIRST, lines + AHEAD))
        if tall != self.maximumHeight():
            self.setMaximumHeight(tall)

    def measure(self) -> int:
        """How wide it is in pixels where a line has as many characters as one reads well."""
        bar = self.verticalScrollBar().sizeHint().width()
        of_sample = self._metrics().horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return round(MEASURE * of_sample) + bar + self._tall(0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self._tall(FEWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._tall(FEWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.gone_to.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
            self.updateGeometry()

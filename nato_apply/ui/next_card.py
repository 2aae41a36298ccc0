"""The one next action, below the task list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from nato_apply.i18n import N_, Message, kept_together, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.list_button import ListButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from nato_apply.ui.next_step import NextStep


class NextCard(ListButton):
    """The one next action; pressing it opens its page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self._words = ""

    def show_step(self, step: NextStep) -> None:
        self.page = step.page
        self._words = kept_together(step.text)
        self.setAccessibleName(str(Message(N_("Next: {step}"), {"step": step.text})))
        self.updateGeometry()
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.SMALL))
        return font

    def heightForWidth(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        inside = QFontMetrics(self.font()).boundingRect(0, 0, width - 26, 999, flags, self._words)
        return inside.height() + QFontMetrics(self._small()).height() + 28

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = c.accent if self.hasFocus() or self.underMouse() else c.field_border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(c.accent_soft if self.underMouse() else c.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(self._small())
        painter.setPen(QColor(c.muted))
        top = QRectF(13, 10, self.width() - 26, QFontMetrics(self._small()).height())
        painter.drawText(top, 0, translated(N_("Next")))
        painter.setFont(self.font())
        painter.setPen(QColor(c.text))
        painter.drawText(
            QRectF(13, top.bottom() + 4, self.width() - 26, self.height()),
            int(Qt.TextFlag.TextWordWrap),
            self._words,
        )
        painter.end()

"""A picture of time: for each row, when it holds; today, the planned day, the closing.

Solid where met, hatched where arguable, nothing elsewhere: told apart without colour. The same in
words is the widget's description, and `cells` gives it as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.phrases import spoken, titled
from nato_apply.ui.widgets import timeline_axis, timeline_words
from nato_apply.ui.widgets.timeline_axis import Scale


class Bar(NamedTuple):
    """Days from `start` to `end`, both included; None has no end in that direction."""

    start: date | None
    end: date | None
    kind: Literal["met", "arguable"]


class Row(NamedTuple):
    name: str
    bars: tuple[Bar, ...]
    strong: bool = False
    """The row that sums up the others: set apart, in bold."""


class Mark(NamedTuple):
    """A line across the rows, with its label below."""

    day: date
    label: str
    kind: Literal["today", "planned", "closes", "step"]


_TONES = {"today": "muted", "planned": "accent", "closes": "not_met", "step": "text"}


class TimelineView(QWidget):
    """Give it rows and marks with `show_rows`; it asks for the height that it needs."""

    ROLE = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("personal", True)  # its bars begin on birthdays and accessions
        self._rows: tuple[Row, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._first, self._last = date(2026, 1, 1), date(2026, 12, 31)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_rows(
        self, rows: Sequence[Row], marks: Sequence[Mark], first: date, last: date
    ) -> None:
        """Show the rows between two days, and the marks that lie between them."""
        self._rows = tuple(rows)
        self._marks = tuple(
            sorted((m for m in marks if first <= m.day <= last), key=lambda mark: mark.day)
        )
        self._first, self._last = first, last
        self.setAccessibleName(translated(N_("Time line")))
        self.setAccessibleDescription(self.in_words())
        self.updateGeometry()
        self.update()

    def in_words(self) -> str:
        """The whole picture as sentences, for those who do not see it."""
        rows = [
            titled(name, timeline_words.together(met, arguable))
            for name, met, arguable in self.cells()
        ]
        marks = [titled(mark.label, Message("{day}", {"day": mark.day})) for mark in self._marks]
        return spoken(*rows, *marks)

    def cells(self) -> list[tuple[str, str, str]]:
        """The same as a table: name, when met, when arguable."""
        return [
            (row.name, timeline_words.days(row, "met"), timeline_words.days(row, "arguable"))
            for row in self._rows
        ]

    # Measures

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.SMALL))
        return font

    def _row_font(self, row: Row) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.px(13))
        font.setBold(row.strong)
        return font

    def _stacked(self, width: float) -> bool:
        """Whether names stand above their bars: where both have no room side by side."""
        return width < theme.px(440)

    def _scale(self, width: float) -> Scale:
        if self._stacked(width):
            return Scale(self._first, self._last, 1, width - 1)
        names = max(
            (QFontMetricsF(self._row_font(row)).horizontalAdvance(row.name) for row in self._rows),
            default=0.0,
        )
        left = min(names + 14, width * 0.38)
        return Scale(self._first, self._last, left, width - 2)

    def _axis_height(self) -> float:
        return QFontMetricsF(self._small()).height() * 2 + 6

    def _row_height(self, width: float) -> float:
        bar = theme.px(28)
        return bar + theme.px(18) if self._stacked(width) else bar

    def _rows_height(self, width: float) -> float:
        apart = sum(theme.px(8) for row in self._rows if row.strong)
        return len(self._rows) * self._row_height(width) + apart

    def _labels(self, scale: Scale) -> tuple[timeline_axis.Label, ...]:
        metrics = QFontMetricsF(self._small())
        return timeline_axis.placed(
            [(scale.x(m.day), metrics.horizontalAdvance(m.label)) for m in self._marks],
            1,
            scale.right,
        )

    def heightForWidth(self, width: int) -> int:
        lanes = max((label.lane + 1 for label in self._labels(self._scale(width))), default=0)
        below = lanes * (QFontMetricsF(self._small()).height() + 2) + 10
        return round(self._axis_height() + self._rows_height(width) + below)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 320)
        return QSize(theme.px(520), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self.width())
        top = self._axis_height()
        bottom = top + self._rows_height(self.width())
        self._paint_axis(painter, scale, bottom)
        y = top
        for row in self._rows:
            y += theme.px(8) if row.strong else 0
            self._paint_row(painter, scale, row, y)
            y += self._row_height(self.width())
        self._paint_marks(painter, scale, top, bottom)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_axis(self, painter: QPainter, scale: Scale, bottom: float) -> None:
        c = theme.colours()
        painter.setFont(self._small())
        metrics = QFontMetricsF(self._small())
        for tick in timeline_axis.ticks(scale, metrics.horizontalAdvance):
            painter.setPen(QPen(QColor(c.border), 1))
            painter.drawLine(QLineF(tick.x, self._axis_height() - 4, tick.x, bottom))
            painter.setPen(QColor(c.text if tick.year else c.muted))
            base = metrics.ascent()
            if tick.year:
                painter.drawText(QRectF(tick.x, 0, 99, metrics.height()), 0, tick.year)
            painter.setPen(QColor(c.muted))
            painter.drawText(
                QRectF(tick.x, metrics.height(), 200, base + metrics.descent()), 0, tick.label
            )

    def _paint_row(self, painter: QPainter, scale: Scale, row: Row, y: float) -> None:
        c = theme.colours()
        font = self._row_font(row)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        tall = theme.px(28)
        if self._stacked(self.width()):
            box = QRectF(0, y, self.width(), theme.px(18))
            flags = Qt.AlignmentFlag.AlignLeft
            y += theme.px(18)
        else:
            box = QRectF(0, y, scale.left - 12, tall)
            flags = Qt.AlignmentFlag.AlignRight
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignVCenter, name)
        height = theme.px(15)
        for bar in row.bars:
            self._paint_bar(painter, scale, bar, y + (tall - height) / 2, height)

    def _paint_bar(
        self, painter: QPainter, scale: Scale, bar: Bar, y: float, height: float
    ) -> None:
        if (bar.end and bar.end < self._first) or (bar.start and bar.start > self._last):
            return
        left = scale.x(bar.start) if bar.start else scale.left
        right = scale.x_after(bar.end) if bar.end else scale.right
        box = QRectF(left + 0.5, y, max(2.0, right - left - 1), height)
        opens = bar.start is None or bar.start < self._first
        goes_on = bar.end is None or bar.end > self._last
        path = _rounded(box, 0 if opens else 3, 0 if goes_on else 3)
        c = theme.colours()
        painter.save()
        if bar.kind == "met":
            painter.fillPath(path, QColor(c.met))
        else:
            painter.fillPath(path, QColor(c.arguable_soft))
            painter.setClipPath(path)
            painter.setPen(QPen(QColor(c.arguable), 1.2))
            step = theme.px(7)
            x = box.left() - height
            while x < box.right():
                painter.drawLine(QLineF(x, box.bottom(), x + height, box.top()))
                x += step
            painter.setClipping(False)
            painter.setPen(QPen(QColor(c.arguable), 1.2))
            painter.drawPath(path)
        painter.restore()

    def _paint_marks(self, painter: QPainter, scale: Scale, top: float, bottom: float) -> None:
        c = theme.colours()
        painter.setFont(self._small())
        metrics = QFontMetricsF(self._small())
        placed = list(zip(self._marks, self._labels(scale), strict=True))
        below = [bottom + 6 + label.lane * (metrics.height() + 2) for _, label in placed]
        for (mark, label), y in zip(placed, below, strict=True):
            pen = QPen(QColor(c.tone(_TONES[mark.kind])), 2)
            if mark.kind in ("closes", "today"):
                pen.setStyle(Qt.PenStyle.DashLine if mark.kind == "closes" else Qt.PenStyle.DotLine)
            painter.setPen(QPen(QColor(c.surface), 4))
            x = min(scale.x(mark.day), scale.right - 1)
            painter.drawLine(QLineF(x, top - 2, x, bottom + 2))
            painter.setPen(pen)
            painter.drawLine(QLineF(x, top - 2, x, y if label.lane else bottom + 4))
        # The labels after every line: no line may strike through one.
        for (mark, label), y in zip(placed, below, strict=True):
            box = QRectF(label.x, y, metrics.horizontalAdvance(mark.label) + 1, metrics.height())
            painter.fillRect(box.adjusted(-3, 0, 3, 0), QColor(c.surface))
            painter.setPen(QColor(c.tone(_TONES[mark.kind])))
            painter.drawText(box, 0, mark.label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()


def _rounded(box: QRectF, left: float, right: float) -> QPainterPath:
    """A bar, rounded where it really begins or ends, square where it goes on."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    radius = max(left, right)
    path.addRoundedRect(box, radius, radius)
    half = box.width() / 2
    if not left:
        path.addRect(QRectF(box.left(), box.top(), half, box.height()))
    if not right:
        path.addRect(QRectF(box.left() + half, box.top(), half, box.height()))
    return path.simplified()

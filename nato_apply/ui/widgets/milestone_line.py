"""A picture of the time that is left: the milestones up to the closing, each with its name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets import milestone_places
from nato_apply.ui.widgets.milestone_mark import paint_milestone, state_word, tone
from nato_apply.ui.widgets.milestone_places import Place, Wanted

if TYPE_CHECKING:
    from nato_apply.deadlines.plan import Plan, PlanItem


class _Point(NamedTuple):
    """Something on the line: a milestone, or (no item) now."""

    when: datetime
    item: PlanItem | None
    day: str
    name: str


class _Text(NamedTuple):
    """What stands beside a point: strong, then plain."""

    strong: str
    plain: str


class _Drawn(NamedTuple):
    """Where everything stands at one width."""

    xs: list[float]
    places: tuple[Place, ...]
    texts: list[_Text]


class MilestoneLine(QWidget):
    """Asks for the height its labels need. The list below it says the same in words.

    Where there is no room for their names, the steps have the numbers of that list.
    """

    ROLE = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self._points: list[_Point] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plan(self, plan: Plan) -> None:
        points = [
            _Point(item.due, item, i18n.short_day(item.due), str(item.title)) for item in plan.items
        ]
        points.append(_Point(plan.now, None, translated(N_("Now")), ""))
        self._plan = plan
        self._points = sorted(points, key=lambda point: point.when.astimezone(UTC))
        self.setAccessibleName(translated(N_("Time line of the steps")))
        self.setAccessibleDescription(self.in_words())
        self.updateGeometry()
        self.update()

    def in_words(self) -> str:
        """The whole picture as sentences, for those who do not see it."""
        wording = N_("{day}: {title} ({state})")
        return ". ".join(
            str(
                Message(
                    wording,
                    {"day": p.day, "title": p.name, "state": state_word(p.item, plan=self._plan)},
                )
            )
            if p.item
            else titled(p.day, i18n.short_day(p.when))
            for p in self._points
        )

    # Measures

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.SMALL))
        font.setBold(bold)
        return font

    def _side(self) -> float:
        return theme.px(20)

    def _drawn(self, width: float) -> _Drawn:
        left, right = self._side() / 2 + 1, width - self._side() / 2 - 1
        first, last = self._points[0].when, self._points[-1].when
        whole = max(1.0, (last.astimezone(UTC) - first.astimezone(UTC)).total_seconds())
        xs = [
            left
            + (p.when.astimezone(UTC) - first.astimezone(UTC)).total_seconds()
            / whole
            * (right - left)
            for p in self._points
        ]
        xs = milestone_places.apart(xs, self._side() + 2, left, right)
        texts = [_Text(point.day, point.name) for point in self._points]
        room = [milestone_places.room(x, left, right) - milestone_places.GAP for x in xs]
        if any(self._width(text) > most for text, most in zip(texts, room, strict=True)):
            texts = self._numbered()
        wanted = [
            Wanted(x, min(self._width(text) + 2, most))
            for x, text, most in zip(xs, texts, room, strict=True)
        ]
        return _Drawn(xs, milestone_places.placed(wanted, left, right), texts)

    def _numbered(self) -> list[_Text]:
        """A number and the day at each step."""
        steps = [point for point in self._points if point.item is not None]
        return [
            _Text(f"{steps.index(point) + 1}", point.day) if point.item else _Text(point.day, "")
            for point in self._points
        ]

    def _width(self, text: _Text) -> float:
        plain = QFontMetricsF(self._font()).horizontalAdvance(text.plain)
        return self._strong_width(text) + plain

    def _strong_width(self, text: _Text) -> float:
        strong = f"{text.strong}  " if text.plain else text.strong
        return QFontMetricsF(self._font(bold=True)).horizontalAdvance(strong)

    def _lane(self) -> float:
        return QFontMetricsF(self._font()).height() + 5

    def _heights(self, drawn: _Drawn) -> tuple[float, float]:
        """How much the labels take above and below the axis."""
        above = max((p.lane + 1 for p in drawn.places if p.above), default=0)
        below = max((p.lane + 1 for p in drawn.places if not p.above), default=0)
        return above * self._lane(), below * self._lane()

    def heightForWidth(self, width: int) -> int:
        if not self._points:
            return 0
        drawn = self._drawn(width)
        above, below = self._heights(drawn)
        return round(above + below + self._side() + 16)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(520), self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._drawn(self.width())
        above, _below = self._heights(drawn)
        axis = above + 8 + self._side() / 2
        self._paint_axis(painter, drawn, axis)
        for point, x, place, text in zip(
            self._points, drawn.xs, drawn.places, drawn.texts, strict=True
        ):
            self._paint_label(painter, point, x, place, text, axis)
        half = self._side() / 2
        for point, x in zip(self._points, drawn.xs, strict=True):
            if point.item is not None:
                box = QRectF(x - half, axis - half, 2 * half, 2 * half)
                paint_milestone(painter, point.item, box)
        painter.end()

    def _paint_axis(self, painter: QPainter, drawn: _Drawn, axis: float) -> None:
        c = theme.colours()
        now = next(x for p, x in zip(self._points, drawn.xs, strict=True) if p.item is None)
        painter.setPen(QPen(QColor(c.field_border), 2))
        painter.drawLine(QLineF(drawn.xs[0], axis, now, axis))
        painter.setPen(QPen(QColor(c.accent), 4))
        painter.drawLine(QLineF(now, axis, drawn.xs[-1], axis))
        painter.setPen(QPen(QColor(c.text), 2))
        painter.drawLine(QLineF(now, axis - self._side() / 2, now, axis + self._side() / 2))

    def _paint_label(
        self, painter: QPainter, point: _Point, x: float, place: Place, text: _Text, axis: float
    ) -> None:
        c = theme.colours()
        lane, half = self._lane(), self._side() / 2 + 4
        top = (
            axis - half - (place.lane + 1) * lane
            if place.above
            else axis + half + place.lane * lane
        )
        end = top + 2 if place.above else top + lane - 3
        painter.setPen(QPen(QColor(c.border), 1.5))
        painter.drawLine(QLineF(x, axis, x, end))
        inset = 5.0 if place.above else -5.0
        colour = (
            c.text if point.item is None or not point.item.overdue else c.tone(tone(point.item))
        )
        painter.setPen(QColor(colour))
        painter.setFont(self._font(bold=True))
        strong = self._strong_width(text)
        painter.drawText(QRectF(place.left + inset, top, strong + 2, lane), 0, text.strong)
        painter.setPen(QColor(c.text if point.item and not point.item.done else c.muted))
        painter.setFont(self._font())
        rest = QRectF(place.left + inset + strong, top, self.width(), lane)
        painter.drawText(rest, 0, text.plain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

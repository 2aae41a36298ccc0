"""A month to choose a day from, in a box below the field it is for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, translated
from nato_apply.ui import theme
from nato_apply.ui.widgets.discard import hold
from nato_apply.ui.widgets.labels import set_tip

_TURNS = (
    ("qt_calendar_prevmonth", "chevron-left", N_("Previous month")),
    ("qt_calendar_nextmonth", "chevron-right", N_("Next month")),
)
"""Qt's names for the buttons of its calendar; our icons and names for them."""

CELL = 40
"""Least width of a day, in pixels at 100 %."""


class Calendar(QCalendarWidget):
    """Qt's calendar in our look: every day is painted whole, whatever the size of the text."""

    def __init__(self, shown: date, today: date) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        french = i18n.language() == "fr"
        self.setLocale(
            QLocale(QLocale.Language.French, QLocale.Country.France)
            if french
            else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        )
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._dress()

    def days(self) -> QTableView:
        """The table of the days, with their names above them."""
        found = self.findChild(QTableView, "qt_calendar_calendarview")
        assert found is not None
        return found

    def _dress(self) -> None:
        """Our colours, icons and names, in place of Qt's red week-ends and nameless arrows."""
        c = theme.colours()
        named = QTextCharFormat()
        named.setForeground(QColor(c.muted))
        named.setBackground(QColor(c.surface))
        self.setHeaderTextFormat(named)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, named)
        for name, icon, told in _TURNS:
            button = self.findChild(QToolButton, name)
            assert button is not None
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
            button.setAccessibleName(translated(told))
            set_tip(button, translated(told))
        for each in self.findChildren(QToolButton):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt leaves them to the mouse
        days = self.days()
        days.horizontalHeader().setMinimumSectionSize(theme.px(CELL))
        height = max(theme.px(30), self.fontMetrics().height() + theme.px(8))
        days.verticalHeader().setMinimumSectionSize(height)
        days.setMinimumSize(7 * theme.px(CELL) + 2, 7 * height + 2)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """A day as it is: of the month in view or not, chosen, today."""
        c = theme.colours()
        at = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        chosen = at == self.selectedDate()
        box = rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(c.surface))
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(c.accent))
            painter.drawRoundedRect(box, 4, 4)
        elif at == self._today:
            painter.setPen(QPen(QColor(c.accent), 1.5))
            painter.drawRoundedRect(box, 4, 4)
        within = at.month() == self.monthShown()
        colour = c.on_accent if chosen else c.text if within else c.muted
        painter.setPen(QColor(colour))
        painter.setFont(self.font())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(at.day()))
        painter.restore()


class CalendarBox(QFrame):
    """`picked` gives the day that was chosen, by mouse or Enter; Escape closes it."""

    picked = Signal(object)

    def __init__(self, field: QWidget, name: str, shown: date, today: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setProperty("ground", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.calendar = Calendar(shown, today)
        self.calendar.setAccessibleName(name)
        self.calendar.days().setAccessibleName(name)
        column.addWidget(self.calendar)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)

    def show_below(self, field: QWidget) -> None:
        """Below a field, or above it where the screen ends; never beyond its edges."""
        self._place(field)
        self.show()
        self._place(field)  # once shown, it knows how large it is
        self.calendar.days().setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, field: QWidget) -> None:
        self.adjustSize()
        screen = field.screen().availableGeometry()
        at = field.mapToGlobal(QPoint(0, field.height() + 2))
        if at.y() + self.height() > screen.bottom():
            at.setY(field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        left = min(at.x(), screen.right() - self.width())
        self.move(max(screen.left(), left), max(screen.top(), at.y()))

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close:
            hold(self)
        return super().event(event)

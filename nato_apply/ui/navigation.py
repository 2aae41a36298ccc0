"""The task list at the left: icons and words, a status each, what comes next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.tasks import AFTERWARDS, TASKS, NextStep, Standing
from nato_apply.ui.widgets.cards import Ground
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled
from nato_apply.ui.widgets.status import paint_mark


class Entry(Checkable, QAbstractButton):
    """One line of the list: status shape, name, and one line below; a house for the start."""

    def __init__(self, page: str, icon: str) -> None:
        super().__init__()
        self.page = page
        self._icon = icon
        self._standing: Standing | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)  # for a screen reader: one of several
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_standing(self, name: str, standing: Standing | None) -> None:
        self.setText(name)
        self._standing = standing
        spoken = [name, standing.word, standing.line] if standing else [name]
        self.setAccessibleName(", ".join(spoken))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list; Enter and Space open the page."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        group = self.group()
        if step is not None and group is not None:
            rows = [each for each in group.buttons() if each.isVisible()]
            rows[(rows.index(self) + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _fonts(self) -> tuple[QFont, QFont]:
        name, line = QFont(self.font()), QFont(self.font())
        name.setPixelSize(theme.px(tokens.BODY))
        line.setPixelSize(theme.px(tokens.SMALL))
        return name, line

    def _left(self) -> int:
        return theme.px(40)

    def heightForWidth(self, width: int) -> int:
        inside = width - self._left() - 8
        name, line = self._fonts()
        flags = int(Qt.TextFlag.TextWordWrap)
        tall = QFontMetrics(name).boundingRect(0, 0, inside, 999, flags, self.text()).height()
        if self._standing:
            text = self._standing.line
            tall += QFontMetrics(line).boundingRect(0, 0, inside, 999, flags, text).height() + 2
        return max(tall + 10, theme.px(36))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 60 else theme.px(216)
        return QSize(theme.px(216), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(c.accent_soft if self.isChecked() else c.sunken))
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if self.isChecked():
            painter.setBrush(QColor(c.accent))
            painter.drawRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8))
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        self._paint_shape(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_shape(self, painter: QPainter) -> None:
        size = theme.px(20)
        top = 8 if self._standing else (self.height() - size) / 2
        box = QRectF(theme.px(10), top, size, size)
        if self._standing:
            paint_mark(painter, self._standing.shape, box)
        else:
            painter.drawPixmap(box.topLeft(), theme.pixmap(self._icon, "muted", 20))

    def _paint_words(self, painter: QPainter) -> None:
        c = theme.colours()
        name, line = self._fonts()
        inside = QRectF(self._left(), 5, self.width() - self._left() - 8, self.height() - 10)
        flags = int(Qt.TextFlag.TextWordWrap)
        if not self._standing:
            flags |= int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(name)
        painter.setPen(QColor(c.text))
        painter.drawText(inside, flags, self.text())
        if self._standing:
            painter.setFont(line)
            painter.setPen(QColor(c.muted))
            tall = (
                QFontMetrics(name)
                .boundingRect(0, 0, int(inside.width()), 999, flags, self.text())
                .height()
            )
            below = inside.adjusted(0, tall + 2, 0, 0)
            painter.drawText(below, flags, self._standing.line)


class NextCard(QAbstractButton):
    """The one next action; pressing it opens its page."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.page = ""
        self._words = ""

    def show_step(self, step: NextStep) -> None:
        self.page = step.page
        self._words = step.text
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

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 60 else theme.px(216)
        return QSize(theme.px(216), self.heightForWidth(width))

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


class Navigation(Ground):
    """Start, then the tasks of the current draft, then what comes next. `chosen`: a page's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("nav")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        inner = QWidget()
        scroll = scrolled(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self.entries: dict[str, Entry] = {}
        column.addWidget(self._entry("start", "house"))
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 8, 0, 0)
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addStretch(1)
        self._column = column
        self._compact = False
        self._tasks: list[QWidget] = []
        self.mark("start")
        self.retranslate()

    def _begin(self) -> None:
        """Make the tasks: before a draft is open they are not seen."""
        self._heading = Label(role="heading")
        self._count = Label(role="small")
        self._count.setContentsMargins(0, 0, 0, 6)
        self.next_card = NextCard()
        self.next_card.clicked.connect(lambda: self.chosen.emit(self.next_card.page))
        self._tasks = [self._heading, self._count]
        self._tasks += [self._entry(task.id, task.icon) for task in (*TASKS, AFTERWARDS)]
        for widget in self._tasks:
            self._list.addWidget(widget)
        self._column.addWidget(self.next_card)
        self._tasks.append(self.next_card)
        self.retranslate()

    def _entry(self, page: str, icon: str) -> Entry:
        entry = Entry(page, icon)
        self._group.addButton(entry)
        entry.clicked.connect(lambda: self.chosen.emit(page))
        self.entries[page] = entry
        return entry

    def mark(self, page: str) -> None:
        """Show which page is in view; none of the list's for one that is not in it."""
        self._group.setExclusive(False)
        for name, entry in self.entries.items():
            entry.setChecked(name == page)
        self._group.setExclusive(True)

    def show_none(self) -> None:
        """There is no current draft: only the start."""
        for widget in self._tasks:
            widget.hide()

    def show_tasks(self, found: dict[str, Standing], step: NextStep) -> None:
        if not self._tasks:
            self._begin()
        for task in TASKS:
            self.entries[task.id].show_standing(translated(task.name), found[task.id])
        done = sum(1 for standing in found.values() if standing.done)
        self._count.setText(
            str(Message(N_("{done} of {all} done"), {"done": done, "all": len(TASKS)}))
        )
        self.next_card.show_step(step)
        for widget in self._tasks:
            widget.show()
        after = self.entries[AFTERWARDS.id]
        after.setVisible(AFTERWARDS.id in found)
        after.show_standing(translated(AFTERWARDS.name), found.get(AFTERWARDS.id))
        self._heading.setVisible(not self._compact)

    def set_compact(self, compact: bool) -> None:
        """Leave the heading out where the window is low for its text; the count says enough."""
        self._compact = compact
        self._column.setContentsMargins(8 if compact else 12, 4 if compact else 10, 12, 10)
        self._list.setContentsMargins(0, 0 if compact else 8, 0, 0)
        if self._tasks:
            self._heading.setVisible(not compact and not self._count.isHidden())

    def retranslate(self) -> None:
        self.entries["start"].show_standing(translated(N_("All applications")), None)
        if self._tasks:
            self._heading.setText(translated(N_("Your application")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

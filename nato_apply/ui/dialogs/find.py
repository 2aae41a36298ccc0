"""Find (Ctrl+F): a search over the whole draft and its call; Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nato_apply.i18n import N_, plural, translated
from nato_apply.ui import finding, theme, tokens
from nato_apply.ui.announcing import announce
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from nato_apply.ui.main_window import MainWindow

_HIT = int(Qt.ItemDataRole.UserRole)


class _Last:
    asked = ""  # of this run alone: it may hold a name


def find(window: MainWindow) -> None:
    """Ask what to find, and go to what is chosen."""
    view = window.session.view
    if view is None:
        return
    hides = window.guarding.presenting.on
    # What the candidate entered is not to be read on a projector.
    known = tuple(each for each in finding.things(view) if not (hides and each.own))
    dialog = FindDialog(window, known, "" if hides else _Last.asked)
    dialog.accepted.connect(lambda: _go(window, dialog))
    dialog.open()


def _go(window: MainWindow, dialog: FindDialog) -> None:
    from nato_apply.ui.pointing import point_to

    hit = dialog.hit()
    if hit is not None:
        point_to(window, hit.thing)


_AMONG = N_("Your texts, studies, papers; vacancies, conditions, dates")


class FindDialog(Frame):
    def __init__(self, parent: QWidget, known: tuple[finding.Thing, ...], asked: str) -> None:
        title = translated(N_("Find in this application"))
        super().__init__(
            parent, title, accept=translated(N_("Go there")), close=translated(N_("Close"))
        )
        self._things = known
        self.field = QLineEdit(asked)
        self.field.setProperty("public", True)
        self.field.setAccessibleName(translated(N_("What to find")))
        self.field.setAccessibleDescription(translated(_AMONG))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(translated(N_("What was found")))
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.itemActivated.connect(lambda _item: self.take())
        self.list.itemClicked.connect(lambda _item: self.take())
        self.count = Label(role="small")
        for part in (self.field, self.count):
            self.middle.addWidget(part)
        self.middle.addWidget(self.list, 1)
        self._nothing = QWidget()  # takes the place of a list that is not there
        self.middle.addWidget(self._nothing, 1)
        self.field.textChanged.connect(self._search)
        self._search(asked)
        self.field.selectAll()
        self.field.setFocus()
        self.fill(640, 560)

    def hit(self) -> finding.Hit | None:
        """What is chosen in the list."""
        chosen = self.list.selectedItems()
        found = chosen[0].data(_HIT) if chosen else None
        return found if isinstance(found, finding.Hit) else None

    def take(self) -> None:
        if self.hit() is not None:
            self.accept()

    def _search(self, asked: str) -> None:
        _Last.asked = asked
        hits = finding.search(self._things, asked)
        self.list.clear()
        for hit in hits:
            self.list.addItem(_item(hit))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self.accepting.setEnabled(bool(hits))
        self.count.setText(_told(asked, len(hits)))
        if asked:
            announce(self.count, self.count.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, the arrow keys move in the list, and Enter goes there."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
        return False


def _told(asked: str, count: int) -> str:
    if not asked.strip():
        anyhow = translated(N_("Accents and capitals make no difference."))
        return f"{translated(_AMONG)}\n{anyhow}"
    if not count:
        return translated(N_("Nothing found. Try fewer or shorter words."))
    return plural("{count} place found", "{count} places found", count)


def _item(hit: finding.Hit) -> QListWidgetItem:
    item = QListWidgetItem(hit.thing.title)
    item.setData(_HIT, hit)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.thing.title}, {hit.where}")
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, hit.excerpt)
    return item


class _Painter(QStyledItemDelegate):
    """A title, and below it where it stands and what stands around it; each on one line."""

    def _fonts(self) -> tuple[QFont, QFont]:
        view = self.parent()
        assert isinstance(view, QWidget)
        title, small = QFont(view.font()), QFont(view.font())
        title.setPixelSize(theme.px(tokens.BODY))
        title.setBold(True)
        small.setPixelSize(theme.px(tokens.SMALL))
        return title, small

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        title, small = self._fonts()
        return QSize(100, QFontMetrics(title).height() + QFontMetrics(small).height() + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(_HIT)
        c = theme.colours()
        title, small = self._fonts()
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(c.accent_soft))
            painter.setPen(QPen(QColor(c.accent), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inner = rect.adjusted(12, 8, -12, -8)
        below = f"{hit.where} · {hit.excerpt}" if hit.excerpt else hit.where
        lines = ((title, hit.thing.title, c.text), (small, below, c.muted))
        for font, text, colour in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), short)
            inner.setTop(inner.top() + metrics.height())
        painter.restore()

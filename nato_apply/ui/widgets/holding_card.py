"""When each condition holds: the picture, its key, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme, windows
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.timeline import TimelineView
from nato_apply.ui.widgets.timeline_table import TimelineTable

if TYPE_CHECKING:
    from nato_apply.ui.view import View


class HoldingCard(Card):
    """Hidden where the notice states no essential condition."""

    def __init__(self) -> None:
        super().__init__()
        self.empty = Label(role="muted")
        self.picture = TimelineView()
        self.table = TimelineTable()
        self.table.hide()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.table)
        below = FlowLayout(spread=True)
        self._key = QWidget()
        key = FlowLayout(self._key, spacing=16)
        self._entries = (_Entry("met"), _Entry("arguable"), _Entry(""))
        for entry in self._entries:
            key.addWidget(entry)
        below.addWidget(self._key)
        self.as_table = Check()
        self.as_table.ticked.connect(lambda _ticked: self._switch())
        below.addWidget(self.as_table)
        self.body.addLayout(below)

    def _switch(self) -> None:
        anything = self.empty.isHidden()
        table = self.as_table.isChecked()
        self.picture.setVisible(anything and not table)
        self._key.setVisible(anything and not table)
        self.table.setVisible(anything and table)
        self.as_table.setVisible(anything)

    def show_view(self, view: View) -> None:
        found = view.assessment
        assert found is not None
        self.setVisible(found.verdict != "unstated")
        if found.verdict == "unstated":
            return
        self.set_heading(translated(N_("When each condition holds")))
        rows = windows.rows(found)
        anything = any(row.bars for row in rows)
        self.empty.setVisible(not anything)
        self.empty.setText(
            translated(N_("Once your answers are in, this shows since when and until when."))
        )
        self.as_table.setText(translated(N_("Show as a table")))
        for entry, wording in zip(
            self._entries,
            (N_("Met"), N_("Arguable"), N_("Empty: not met, or not known")),
            strict=True,
        ):
            entry.show_text(translated(wording))
        if anything:
            self.picture.show_rows(rows, windows.marks(view), *windows.stretch(view))
            self.table.show_cells(self.picture.cells(), rows)
        self._switch()


class _Entry(QWidget):
    """One entry of the key: a piece of a bar and its word."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        if kind:
            across.addWidget(_Swatch(kind), 0, Qt.AlignmentFlag.AlignVCenter)
        self._label = Label(role="small")
        across.addWidget(self._label, 1)

    def show_text(self, text: str) -> None:
        self._label.setText(text)


class _Swatch(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._kind == "met":
            painter.fillRect(box, QColor(c.met))
        else:
            painter.fillRect(box, QColor(c.arguable_soft))
            painter.setPen(QPen(QColor(c.arguable), 1.2))
            painter.setClipRect(box)
            step, x = theme.px(7), -self.height()
            while x < self.width():
                painter.drawLine(x, self.height(), x + self.height(), 0)
                x += step
            painter.drawRect(box)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

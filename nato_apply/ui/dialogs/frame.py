"""What every dialog here is made of: a scrolling middle, and its buttons always in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import reading_order, theme
from nato_apply.ui.phrases import unbroken
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.discard import hold
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

_LAID_OUT_MS = 50
"""After so long the middle has grown by what was just shown in it, text that wraps included."""


_FAULT = 24
"""Pixels (at 100 %) that a fault takes which is said below a field."""


class _Middle(QWidget):
    """Says when what is in it is laid out anew."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._changed()
        return done


class Frame(QDialog):
    """Titled twice: in the window's frame and, for those who see no frame, as a heading.

    Put what it is about into `middle`. `accepting` and `closing` are its buttons.
    """

    def __init__(self, parent: QWidget, title: str, *, accept: str = "", close: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(unbroken(title))
        self.heading = Label(title, role="heading")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = _Middle(self._grow)
        self.middle = QVBoxLayout(inside)
        self.middle.setContentsMargins(24, 20, 24, 20)
        self.middle.setSpacing(16)
        self.middle.addWidget(self.heading)
        self._scroll = scrolled(inside)
        self._scroll.setAccessibleName(unbroken(title))
        outer.addWidget(self._scroll, 1)
        self._bar = self._buttons(accept, close or translated(N_("Cancel")))
        outer.addWidget(self._bar)
        self._most = 0

    def _buttons(self, accept: str, close: str) -> QWidget:
        bar = QFrame()
        bar.setProperty("ground", "footer")
        row = FlowLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        self.closing = Button(close)
        self.closing.clicked.connect(self.reject)
        self.accepting = Button(accept, "primary")
        if accept:
            self.accepting.clicked.connect(self.take)
            row.addWidget(self.accepting)
        else:
            self.accepting.hide()
        row.addWidget(self.closing)
        return bar

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first thing to fill in or press, unless put elsewhere."""
        super().showEvent(event)
        if self._most and not event.spontaneous():
            self._fit()
        first = reading_order.first(self._scroll)
        if first is not None and self.focusWidget() in (None, self._scroll):
            first.setFocus()

    def done(self, result: int) -> None:
        hold(self)
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return reading_order.step(self, forward=forward)

    def _grow(self) -> None:
        """What is in it has come to need more room."""
        if self._most and self.isVisible():
            self._fit(least=self.height())

    def show_in_view(self, part: QWidget) -> None:
        """Show a part of the middle that was hidden, and scroll to it where it would be below."""
        part.show()
        QTimer.singleShot(_LAID_OUT_MS, part, lambda: bring_into_view(part))

    def take(self) -> None:
        """What the button that accepts does; by default, it closes the dialog."""
        self.accept()

    def fill(self, width: int, height: int) -> None:
        """Be this large (pixels at 100 %), and no larger than the window it belongs to."""
        parent = self.parentWidget()
        assert parent is not None
        around = parent.window().size()
        self.resize(
            min(theme.px(width), around.width() - 40), min(theme.px(height), around.height() - 40)
        )

    def fit(self, width: int, most: int) -> None:
        """The same, but no higher than what is in it needs; for what is not made to grow."""
        self.fill(width, most)
        self._most = self.height()

    def _fit(self, *, least: int = 0) -> None:
        """Leave room for a fault said below a field, and none for nothing."""
        inside = self._scroll.widget()
        assert inside is not None
        wide = self.width()
        needed = inside.heightForWidth(wide) if inside.hasHeightForWidth() else -1
        needed = max(needed, inside.sizeHint().height()) if needed < 0 else needed
        bar = self._bar.heightForWidth(wide) if self._bar.hasHeightForWidth() else -1
        bar = bar if bar >= 0 else self._bar.sizeHint().height()
        self.resize(wide, min(self._most, max(least, needed + bar + theme.px(_FAULT))))

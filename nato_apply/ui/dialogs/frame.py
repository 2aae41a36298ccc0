"""What every dialog here is made of: a scrolling middle, and its buttons always in view."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import reading_order, theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.discard import hold
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

_LAID_OUT_MS = 50
"""After so long the middle has grown by what was just shown in it, text that wraps included."""


class Frame(QDialog):
    """Titled twice: in the window's frame and, for those who see no frame, as a heading.

    Put what it is about into `middle`. `accepting` and `closing` are its buttons.
    """

    def __init__(self, parent: QWidget, title: str, *, accept: str = "", close: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.heading = Label(title, role="heading")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        self.middle = QVBoxLayout(inside)
        self.middle.setContentsMargins(24, 20, 24, 20)
        self.middle.setSpacing(16)
        self.middle.addWidget(self.heading)
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(self._buttons(accept, close or translated(N_("Cancel"))))

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

    def done(self, result: int) -> None:
        hold(self)
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return reading_order.step(self, forward=forward)

    def show_in_view(self, part: QWidget) -> None:
        """Show a part of the middle that was hidden, and scroll to it where it would be below."""
        part.show()
        QTimer.singleShot(_LAID_OUT_MS, part, lambda: bring_into_view(part))

    def take(self) -> None:
        """What the button that accepts does; by default, it closes the dialog."""
        self.accept()

    def fit(self, width: int, height: int) -> None:
        """Be this large (pixels at 100 %), and no larger than the window it belongs to."""
        parent = self.parentWidget()
        assert parent is not None
        around = parent.window().size()
        self.resize(
            min(theme.px(width), around.width() - 40), min(theme.px(height), around.height() - 40)
        )

"""Covers what no text can be made harmless in: pictures, and things whose mere state tells much.

A widget says so by the property `personal`. `COVERED`: something is laid over it. `CLOSED`: what is
in it is put away, for a screen reader too, and a line says that it is hidden; a part of it with the
property `public` stays. `instead`: what that line says, in place of the usual.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from nato_apply.i18n import translated
from nato_apply.ui.personal_data import HIDDEN

COVERED = True
CLOSED = "closed"

_LEAST = 80
"""Pixels; a narrower cover (of a status mark) has no words on it."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def close(widget: QWidget) -> None:
    """Put away what is personal in a widget, as it says by its property."""
    marked = widget.property("personal")
    if not marked:
        if widget.property("_covered"):  # it shows something else by now
            _uncover(widget)
    elif marked == CLOSED and widget.layout() is not None:
        _put_away(widget)
    elif isinstance(widget, QLabel | QTableWidget):
        pass  # its texts are hidden
    elif widget.findChild(Cover, "", _DIRECT) is None:
        Cover(widget)
    if widget.property("reveals") and widget.isEnabled():
        widget.setEnabled(False)
        widget.setProperty("_was_enabled", True)


def open_again(widget: QWidget) -> None:
    """Bring everything back that was put away."""
    if isinstance(widget, Cover | _Instead):
        widget.lift()
    if widget.property("_was_shown"):
        widget.setProperty("_was_shown", None)
        widget.show()
    if widget.property("_was_enabled"):
        widget.setProperty("_was_enabled", None)
        widget.setEnabled(True)


def put_away_again(widget: QWidget) -> None:
    """A part that a page brings to view again, in a widget that is closed, is put away again."""
    around = widget.parentWidget()
    if around is not None and around.property("personal") == CLOSED and _goes(widget):
        _hide(widget)


def _put_away(widget: QWidget) -> None:
    for part in widget.findChildren(QWidget, "", _DIRECT):
        if _goes(part) and not part.isHidden():
            _hide(part)
    layout = widget.layout()
    if layout is not None and widget.findChild(_Instead, "", _DIRECT) is None:
        layout.addWidget(_Instead(widget))
        widget.setProperty("_covered", True)


def _uncover(widget: QWidget) -> None:
    widget.setProperty("_covered", None)
    for part in widget.findChildren(QWidget, "", _DIRECT):
        open_again(part)


def _goes(part: QWidget) -> bool:
    return not (isinstance(part, _Instead) or part.isWindow() or part.property("public"))


def _hide(part: QWidget) -> None:
    part.setProperty("_was_shown", True)
    part.hide()


def _words(widget: QWidget) -> str:
    said = widget.property("instead")
    return "" if said == "" else translated(said or HIDDEN)


class _Instead(QLabel):
    """Stands in the place of what was put away."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(_words(around), around)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        around = self.parentWidget()
        if event.type() is QEvent.Type.LanguageChange and around is not None:
            self.setText(_words(around))

    def lift(self) -> None:
        around = self.parentWidget()
        layout = around.layout() if around is not None else None
        if layout is not None:
            layout.removeWidget(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()


class Cover(QLabel):
    """Lies over a picture that nobody may see, as large as that is."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__("", widget)
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setStyleSheet("background: palette(alternate-base);")
        widget.installEventFilter(self)
        widget.setProperty("_covered", True)
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())
            self.setText(_words(around) if self.width() > _LEAST else "")

    def lift(self) -> None:
        around = self.parentWidget()
        if around is not None:
            around.removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fit()

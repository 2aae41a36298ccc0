"""Going to a thing on a page: the keyboard is put there, and it is scrolled into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.plain import plain

if TYPE_CHECKING:
    from nato_apply.ui.finding import Thing
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.pages.page import Page


def point_to(window: MainWindow, thing: Thing) -> None:
    """Bring the page of a thing to the front, and go to the thing on it."""
    window.activateWindow()
    window.go(thing.page)
    # Once the page has shown what it holds, and has been laid out.
    QTimer.singleShot(0, window, lambda: _point(window.page(thing.page), thing))


def _point(page: Page, thing: Thing) -> None:
    if page.reveal(thing.key):
        return
    shown = _showing(page, thing.shown)
    target = _to_focus(page, shown) if shown is not None else None
    if shown is None or target is None:
        return
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring_into_view(shown)


def _showing(page: Page, text: str) -> QWidget | None:
    """The first widget in view that shows a text."""
    wanted = plain(text)
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page) and wanted in plain(_text_of(widget)):
            return widget
    return None


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _to_focus(page: Page, shown: QWidget) -> QWidget | None:
    """What takes the keyboard for it: itself, what it stands in, else what stands nearest below."""
    around: QWidget | None = shown
    while around is not None and around is not page:
        if _takes_focus(around):
            return around
        inside = next((w for w in around.findChildren(QWidget) if _takes_focus(w)), None)
        if inside is not None:
            return inside
        around = around.parentWidget()
    return None


def _takes_focus(widget: QWidget) -> bool:
    can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can and widget.isEnabled() and widget.isVisible()

"""Going to a thing on a page: the keyboard is put there, and it is scrolled into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.plain import plain
from nato_apply.ui.widgets.thing import shown_thing

if TYPE_CHECKING:
    from nato_apply.ui.finding import Thing
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.pages.page import Page


CHECKLIST = "checklist"
"""What the checklist, to be exported and printed, is called as a thing on its page."""


def point_to(window: MainWindow, thing: Thing) -> None:
    """Bring the page of a thing that was found to the front, and go to the thing on it."""
    window.activateWindow()
    bring_up(window, thing.page, thing.key, thing.shown)


def bring_up(window: MainWindow, page_id: str, key: str, shown: str = "") -> None:
    """Bring a page to the front, and go to a thing on it: by its key, else by a text of it."""
    window.go(page_id)
    # Once the page has shown what it holds, and has been laid out.
    QTimer.singleShot(0, window, lambda: _point(window.page(page_id), key, shown))


def _point(page: Page, key: str, text: str) -> None:
    if key and page.reveal(key):
        focus: Any = page.focusWidget()  # none, where the thing takes no keyboard
        if focus is not None:
            bring_into_view(focus.parentWidget())  # what it is called stands above it
            bring_into_view(focus)
        return
    shown = shown_thing(page, key)
    target = _inside(shown) if shown is not None else None
    if shown is None and text:
        shown = _showing(page, text)
        target = _to_focus(page, shown) if shown is not None else None
    bring_into_view(shown or page.heading)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(target)  # of what is taller than the page, the part with the keyboard


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
        inside = _inside(around)
        if inside is not None:
            return inside
        around = around.parentWidget()
    return None


def _inside(widget: QWidget) -> QWidget | None:
    """What takes the keyboard in it, itself before all."""
    return next((w for w in (widget, *widget.findChildren(QWidget)) if _takes_focus(w)), None)


def _takes_focus(widget: QWidget) -> bool:
    proxy = widget.focusProxy() is not None
    can = proxy or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can and widget.isEnabled() and widget.isVisible()

"""How the window's width and height are shared out: menus, task list, page, and the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme

if TYPE_CHECKING:
    from nato_apply.settings import Settings
    from nato_apply.ui.main_window import MainWindow

LOW = 420
"""Below this height (pixels at 100 %) the header keeps to the name and the deadline, and the menus
stand behind a button."""

NARROW = 760
"""Below this width (pixels at 100 %) the deadline stands on three lines."""

LEAST_READING = 400
"""Below this width (pixels at 100 %) left for the page, the task list folds."""

LEAST_PAGE = 560
"""Below this width (pixels at 100 %) left for the page, the right panel folds by itself."""


FRAME = 40
"""Pixels that the window's own frame and title may take above and below it."""


def size_at_start(settings: Settings) -> QSize:
    """As large as the window was left, as far as the screen has room for it and its frame."""
    wide, high = settings.number("width", 1280), settings.number("height", 820)
    room = QGuiApplication.primaryScreen().availableSize()
    return QSize(min(wide, room.width()), min(high, room.height() - FRAME))


def low(window: MainWindow) -> bool:
    """Whether the window is low for the size of its text."""
    return window.height() < theme.px(LOW)


def narrow(window: MainWindow) -> bool:
    """Whether name and call have too little room beside a deadline on two lines."""
    return window.width() < theme.px(NARROW)


def navigation_width(window: MainWindow) -> int:
    """Pixels for the task list."""
    return min(theme.px(256), round(window.width() * 0.34))


def navigation_fits(window: MainWindow) -> bool:
    """Whether the page keeps enough beside the task list."""
    return window.width() - navigation_width(window) >= theme.px(LEAST_READING)


def panel_width(window: MainWindow) -> int:
    """Pixels for what the notice says."""
    return min(theme.px(280), round(window.width() * 0.36))


def panel_fits(window: MainWindow) -> bool:
    """Whether the page keeps enough beside the panel."""
    left = window.width() - navigation_width(window) - panel_width(window)
    return left >= theme.px(LEAST_PAGE)


def panel_words(*, shown: bool) -> str:
    """What the button that folds the panel does."""
    wording = N_("Hide what the notice says") if shown else N_("Show what the notice says")
    return translated(wording)

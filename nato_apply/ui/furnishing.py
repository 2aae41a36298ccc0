"""What the window gets once the drafts are in view; nothing of it is needed for the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nato_apply import i18n, paths
from nato_apply.ui import column_widths, roles, shortcuts, text_limits
from nato_apply.ui.attending import attend
from nato_apply.ui.commands import Commands
from nato_apply.ui.focus_in_view import FocusInView
from nato_apply.ui.folding import Folding
from nato_apply.ui.guarding import Guarding
from nato_apply.ui.navigation import Navigation
from nato_apply.ui.pointing import bring_up
from nato_apply.ui.qt_texts import QtTexts
from nato_apply.ui.reading_order import ReadingOrder
from nato_apply.ui.rehearsing import Rehearsing
from nato_apply.ui.returning import Returning
from nato_apply.ui.sample_bar import SampleBar
from nato_apply.ui.telling import Telling
from nato_apply.ui.tokens import PERCENT_STEP
from nato_apply.ui.unread import Unread

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Give the window its task list, its controls, its shortcuts, and what it says."""
    roles.install()
    QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "nato-apply.svg"))))
    window.put_navigation(Navigation())
    window.aside_button = window.header.begin()
    window.footer.begin(window.look.mode)
    window.folding = Folding(window)
    _put_menus(window)
    shortcuts.add(window)
    window.look.follow_system()
    column_widths.keep_in(window.settings)
    text_limits.keep_in(window.settings)
    window.session.files.heed(window.settings)
    window.put_above(SampleBar(window))
    window.put_above(Returning(window))
    _connect(window)
    attend(window)
    whole = window.centralWidget()
    assert whole is not None
    ReadingOrder(whole, window.stack)
    Rehearsing(window.stack, window.session, window.drafts)
    telling = Telling(window)
    window.language_changed.connect(telling.again)
    window.guarding = Guarding(window)
    Unread(window)
    FocusInView(window)
    qt_texts = QtTexts(window)
    qt_texts.turn_to(i18n.language())
    window.language_changed.connect(lambda: qt_texts.turn_to(i18n.language()))


def _put_menus(window: MainWindow) -> None:
    window.menus = Commands(window).menus
    window.header.put_first(window.menus.button)
    whole = window.centralWidget()
    column = whole.layout() if whole is not None else None
    assert column is not None
    column.replaceWidget(window.menu_place, window.menus.bar)
    window.menu_place.deleteLater()


def _connect(window: MainWindow) -> None:
    footer = window.footer
    window.navigation.chosen.connect(window.go)
    window.aside_button.clicked.connect(window.toggle_aside)
    footer.language_chosen.connect(window.set_language)
    footer.smaller.connect(lambda: window.change_percent(-PERCENT_STEP))
    footer.larger.connect(lambda: window.change_percent(PERCENT_STEP))
    footer.theme_turned.connect(window.next_theme)
    footer.settings_wanted.connect(lambda: window.go("settings"))
    window.stack.go.connect(window.go)
    window.stack.point.connect(partial(bring_up, window))
    window.stack.language_chosen.connect(window.set_language)
    window.look.changed.connect(window.look_changed)

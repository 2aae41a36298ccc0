"""The window: the task list, the page in view, the notice beside it, and the state of saving.

Made in two steps: `__init__` makes what the first paint shows, `begin` the rest.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.errors import UserFault
from nato_apply.i18n import N_, translated
from nato_apply.ui import sharing, theme
from nato_apply.ui.footer import Footer, reason_words
from nato_apply.ui.header import Header
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from nato_apply.paths import DataFolder
    from nato_apply.settings import Settings
    from nato_apply.ui.aside_panel import AsidePanel
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.folding import Folding
    from nato_apply.ui.guarding import Guarding
    from nato_apply.ui.menu import Menus
    from nato_apply.ui.navigation import Navigation
    from nato_apply.ui.page_stack import PageStack
    from nato_apply.ui.pages.page import Page
    from nato_apply.ui.session import Session
    from nato_apply.ui.theme import Theme
    from nato_apply.ui.widgets.buttons import IconButton
    from nato_apply.ui.widgets.cards import Notice

ALWAYS = ("start", "settings")
"""Pages that need no current draft."""

_LOG = logging.getLogger(__name__)

PAINTED_AFTER_MS = 5
"""Time for what has just been shown to be painted first."""

MENU_HEIGHT = 30
"""Pixels (at 100 %) that the menus are given above the header; they come after the first paint."""

FURNISH_AFTER_MS = 200
"""After so long the window is completed, also where the vault is still being opened."""


class MainWindow(QMainWindow):
    first_painted = Signal()
    language_changed = Signal()
    """Every text has been set again in another language."""

    session: Session
    drafts: Drafts
    navigation: Navigation
    stack: PageStack
    folding: Folding
    aside_button: IconButton
    guarding: Guarding
    menus: Menus
    data: DataFolder

    def __init__(self, look: Theme, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.page_id = ""  # of the page in view
        self._painted = False
        self._begun = False
        self._aside: AsidePanel | None = None
        self._message: Notice | None = None
        self._aside_wanted = settings.get("aside", "open") == "open"
        self.setMinimumSize(640, 480)
        self.resize(sharing.size_at_start(settings))
        self.setWindowTitle("NATO Apply")
        self._build()

    def _build(self) -> None:
        whole = QWidget()
        self.setCentralWidget(whole)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.menu_place = QWidget()
        self.menu_place.setFixedHeight(theme.px(MENU_HEIGHT))
        if sharing.low(self):
            self.menu_place.hide()
        column.addWidget(self.menu_place)
        self.header = Header()
        column.addWidget(self.header)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        column.addLayout(self._middle, 1)
        self._place = Ground("nav")
        self._place.setFixedWidth(sharing.navigation_width(self))
        self._middle.addWidget(self._place)
        self.centre = QWidget()
        self._centre = QVBoxLayout(self.centre)
        self._centre.setContentsMargins(0, 0, 0, 0)
        self._centre.setSpacing(0)
        self._middle.addWidget(self.centre, 1)
        self._opening = Label(translated(N_("Opening your drafts…")), role="lead")
        self._opening.setContentsMargins(28, 0, 28, 0)
        self._centre.addWidget(self._opening)
        self.footer = Footer()
        column.addWidget(self.footer)

    def begin(self, session: Session, drafts: Drafts, data: DataFolder) -> None:
        """Show the start; the rest of the window once the drafts are in view."""
        from nato_apply.ui.page_stack import PageStack
        from nato_apply.ui.services import Services

        self.session = session
        self.drafts = drafts
        self.data = data
        self.stack = PageStack(Services(session, drafts, self.look, self.settings, data))
        self._centre.replaceWidget(self._opening, self.stack)
        self._opening.deleteLater()
        self.stack.setCurrentWidget(self.page("start"))
        drafts.changed.connect(self._furnish_soon)
        QTimer.singleShot(FURNISH_AFTER_MS, self.furnish)
        if self.settings.get("presenting") == "on":
            self.furnish()  # before any name is shown

    def _furnish_soon(self) -> None:
        self.drafts.changed.disconnect(self._furnish_soon)
        QTimer.singleShot(PAINTED_AFTER_MS, self.furnish)

    def furnish(self) -> None:
        """Make what neither the first paint nor the list of drafts needs."""
        if self._begun:
            return
        self._begun = True
        from nato_apply.ui.furnishing import furnish

        furnish(self)
        self.go("start")

    def put_navigation(self, navigation: Navigation) -> None:
        """Put the task list where the first paint left its place free."""
        self.navigation = navigation
        self._middle.replaceWidget(self._place, navigation)
        self._place.deleteLater()

    @property
    def aside(self) -> AsidePanel:
        """The panel at the right, made when it is first needed."""
        if self._aside is None:
            from nato_apply.ui.aside_panel import AsidePanel

            self._aside = AsidePanel()
            self._aside.hide()
            self._middle.addWidget(self._aside)
            self.stack.about.connect(self._aside.show_aside)
        return self._aside

    # Pages

    def go(self, page_id: str) -> None:
        """Bring a page to the front and put the keyboard there."""
        if page_id not in ALWAYS and self.session.view is None:
            page_id = "start"
        if self._message is not None:
            self._message.hide()
        page = self.page(page_id)
        self.page_id = page_id
        self.navigation.mark(page_id)
        self.folding.fold()
        self.stack.turn_to(page, self.fit)
        page.focus_first()
        if self._aside is not None:  # not at the very start: it costs a moment
            self.announce(translated(page.title))

    def page(self, page_id: str) -> Page:
        return self.stack.page(page_id)

    def search(self) -> None:
        self.page(self.page_id).search()

    # What is said above the page, and to screen readers

    def put_above(self, widget: QWidget) -> None:
        """Put something above every page."""
        self._centre.insertWidget(self._centre.indexOf(self.stack), widget)

    def tell(self, tone: str, text: str) -> None:
        """Say something above the page, until another page comes to the front."""
        if self._message is None:
            from nato_apply.ui.widgets.cards import Notice

            self._message = Notice(tone)
            self._centre.insertWidget(0, self._message)
        self._message.show_notice(tone, "", text)
        self._message.show()
        self.announce(text)

    def announce(self, text: str) -> None:
        from nato_apply.ui.announcing import announce

        announce(self, text)

    # The look

    def set_language(self, code: str) -> None:
        """Show everything in another language, at once."""
        from PySide6.QtCore import QCoreApplication, QEvent

        i18n.use(code)
        self.remember("language", code)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))
        self.language_changed.emit()

    def change_percent(self, by: int) -> None:
        """Larger or smaller text, in percent of the usual size."""
        self.look.set_percent(self.look.percent + by)

    def next_theme(self) -> None:
        modes = theme.MODES
        self.look.set_mode(modes[(modes.index(self.look.mode) + 1) % len(modes)])

    def look_changed(self) -> None:
        self.remember("text_size", str(self.look.percent))
        self.remember("theme", self.look.mode)
        self.footer.show_theme(self.look.mode)
        self.fit()

    def toggle_aside(self) -> None:
        self._aside_wanted = self.aside.isHidden()
        self.remember("aside", "open" if self._aside_wanted else "folded")
        self.fit(by_hand=True)

    def fit(self, *, by_hand: bool = False) -> None:
        """Share the width out: the task list, the page, and the notice where it fits."""
        low = sharing.low(self)
        self.header.set_compact(low, narrow=sharing.narrow(self))
        if self._begun:
            self.folding.fit()
            self.menus.set_compact(low)
            self.navigation.set_compact(low)
        if self._aside is None:
            return
        self._aside.setFixedWidth(sharing.panel_width(self))
        useful = self.session.view is not None and self.page_id not in ALWAYS
        room = by_hand or sharing.panel_fits(self)
        self._aside.setVisible(useful and self._aside_wanted and room)
        shown = self._aside.isVisibleTo(self)
        self.aside_button.setVisible(useful)
        self.aside_button.setChecked(shown)
        self.aside_button.set_name(sharing.panel_words(shown=shown))
        self._middle.activate()  # at once: a page is laid out for the width that it has then

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        from nato_apply.ui.reading_order import step

        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._begun and not self.may_be_closed():
            event.ignore()
            return
        self.remember("maximized", "yes" if self.isMaximized() else "no")
        if not self.isMaximized():
            self.remember("width", str(self.width()))
            self.remember("height", str(self.height()))
        event.accept()

    def may_be_closed(self) -> bool:
        """Save what is not saved; where that fails, whether the user closes all the same."""
        if self.session.finish_saving():
            return True
        from nato_apply.ui.dialogs.unsaved import UnsavedDialog

        return UnsavedDialog(self, reason_words(self.session.save_state.reason)).asked()

    def remember(self, name: str, value: str) -> None:
        """Write a setting down. Where the disk refuses, it holds until the window is closed."""
        try:
            self.settings.set(name, value)
        except UserFault as fault:
            _LOG.warning("a setting was not written: %s", fault)

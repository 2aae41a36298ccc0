"""The guide in a window of its own: offline, in the language of the program, from F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import guide, theme
from nato_apply.ui.announcing import announce
from nato_apply.ui.guide_view import GuideView
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from nato_apply.ui.main_window import MainWindow

_KEYS = QKeySequence.StandardKey


def show_help(window: MainWindow, dialog: QDialog | None = None) -> None:
    """Open the guide at what it says of the page in view, or of a dialog.

    Beside a dialog it belongs to that, and ends with it: another window could not be used then.
    """
    around = dialog or window
    found = around.findChild(HelpWindow, "", Qt.FindChildOption.FindDirectChildrenOnly)
    help_window = found if isinstance(found, HelpWindow) else HelpWindow(window, around)
    name = type(dialog).__module__.rpartition(".")[2] if dialog is not None else ""
    about = guide.OF_DIALOGS.get(name, window.page_id)
    help_window.show_place(guide.fitting(about, i18n.language()))
    help_window.show()
    help_window.raise_()
    help_window.activateWindow()
    help_window.view.setFocus()


class HelpWindow(QWidget):
    """Back, forth, contents, a search, and the text."""

    ROLE = QAccessible.Role.Window

    def __init__(self, window: MainWindow, around: QWidget) -> None:
        super().__init__(around, Qt.WindowType.Window)
        self._window = window
        self.view = GuideView()
        self.view.place_changed.connect(self._show_place)
        self.view.outside.connect(self._tell_outside)
        self.view.link_reached.connect(self._tell_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.told = Label(role="small")
        self.told.setContentsMargins(16, 4, 16, 4)
        self.told.hide()
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        window.language_changed.connect(self._turn_language)
        window.look.changed.connect(self.view.again)
        self._keys()
        self.resize(
            window.settings.number("help_width", min(theme.px(760), window.width())),
            window.settings.number("help_height", min(theme.px(820), window.height())),
        )
        self._retranslate()

    def _bar(self) -> QWidget:
        bar = Ground("header")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        self.back, self.forth = IconButton("arrow-left"), IconButton("arrow-right")
        self.contents = Button(kind="link")
        self.field = QLineEdit()
        self.field.setProperty("public", True)  # not hidden while presenting
        self.field.setClearButtonEnabled(True)
        self.back.clicked.connect(self.view.go_back)
        self.forth.clicked.connect(self.view.go_forth)
        self.contents.clicked.connect(self._show_contents)
        self.field.returnPressed.connect(self._find)
        for part in (self.back, self.forth, self.contents):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.field, 2)
        return bar

    def _keys(self) -> None:
        look = self._window
        for keys, act in (
            (QKeySequence(_KEYS.Back), self.view.go_back),
            (QKeySequence(_KEYS.Forward), self.view.go_forth),
            (QKeySequence(_KEYS.Find), self._begin_search),
            (QKeySequence(_KEYS.FindNext), self._find),
            (QKeySequence(_KEYS.Close), self.close),
            (QKeySequence("Esc"), self.close),
            (QKeySequence("Ctrl++"), lambda: look.change_percent(10)),
            (QKeySequence("Ctrl+-"), lambda: look.change_percent(-10)),
        ):
            self._key(keys, act)

    def _key(self, keys: QKeySequence, act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(lambda _on=False: act())
        self.addAction(action)

    def show_place(self, place: guide.Place) -> None:
        self.view.go_to(place)

    # What the user does

    def _show_contents(self) -> None:
        self.view.go_to(guide.Place(guide.page("index", i18n.language())))

    def _begin_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _find(self) -> None:
        asked = self.field.text().strip()
        if not asked or self.view.find_next(asked):
            self.told.hide()
            return
        self._tell(str(Message(N_("“{text}” is not on this page."), {"text": asked})))

    def _tell_outside(self, address: str) -> None:
        """No network, and no other program: the address is shown, to be copied."""
        wording = N_("This lies outside the guide: {address}")
        self._tell(str(Message(wording, {"address": address})))

    def _tell_link(self, text: str) -> None:
        """Qt tells a screen reader nothing when Tab goes from link to link."""
        announce(self, str(Message(N_("Link: {text}"), {"text": text})))

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()
        announce(self, text)

    # Showing

    def _show_place(self) -> None:
        self.told.hide()
        self.back.setEnabled(self.view.can_go_back)
        self.forth.setEnabled(self.view.can_go_forth)
        self.setWindowTitle(f"{self.view.title} – NATO Apply")
        self._name_text()
        if self.isVisible():
            announce(self, self.view.heading)

    def _name_text(self) -> None:
        """What the keyboard is in, for a screen reader: which page of the guide."""
        wording = N_("Guide: {page}")
        self.view.setAccessibleName(str(Message(wording, {"page": self.view.title})))

    def _turn_language(self) -> None:
        self.view.turn_to(i18n.language())
        self._retranslate()

    def _retranslate(self) -> None:
        self.back.set_name(translated(N_("Back")))
        self.forth.set_name(translated(N_("Forward")))
        self.contents.setText(translated(N_("Contents")))
        self.field.setPlaceholderText(translated(N_("Find on this page")))
        self.field.setAccessibleName(translated(N_("Find on this page")))
        self._name_text()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._window.remember("help_width", str(self.width()))
        self._window.remember("help_height", str(self.height()))
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

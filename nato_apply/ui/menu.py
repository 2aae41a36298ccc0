"""The menus: every command by its name and its keys. A bar; where the window is low, one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton

from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from nato_apply.ui.main_window import MainWindow

TITLES = {
    "draft": N_("&Draft"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "help": N_("&Help"),
}
"""The letter after the ampersand opens the menu, with Alt."""

Keys = str | QKeySequence.StandardKey | None


class _Entry(NamedTuple):
    action: QAction
    text: str | Callable[[], str]
    when: Callable[[], bool] | None
    checked: Callable[[], bool] | None

    def look(self) -> None:
        """Show what holds now."""
        text = self.text
        self.action.setText(translated(text) if isinstance(text, str) else text())
        if self.when is not None:
            self.action.setEnabled(self.when())
        if self.checked is not None:
            self.action.setChecked(self.checked())


class Menus(QObject):
    """The four menus of the window, kept at what holds and at the current language."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._entries: list[_Entry] = []
        self._titles: list[tuple[QMenu, str]] = []
        self.bar = QMenuBar()
        self.button = IconButton("menu")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._whole = QMenu(self.button)
        self.button.setMenu(self._whole)
        self.menus: dict[str, QMenu] = {}
        for name, title in TITLES.items():
            menu = self._made(title)
            self.menus[name] = menu
            self.bar.addMenu(menu)
            self._whole.addMenu(menu)
        window.installEventFilter(self)

    def _made(self, title: str) -> QMenu:
        menu = QMenu(self._window)
        menu.aboutToShow.connect(self.look)
        self._titles.append((menu, title))
        return menu

    def add(
        self,
        menu: str | QMenu,
        text: str | Callable[[], str],
        keys: Keys,
        act: Callable[[], object],
        *,
        when: Callable[[], bool] | None = None,
        checked: Callable[[], bool] | None = None,
    ) -> QAction:
        """Add a command. `text`: marked by `N_`, or what gives it in the current language.

        `when`: whether it can be given now; `checked`: whether it is on.
        """
        action = QAction(self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.setCheckable(checked is not None)
        action.triggered.connect(lambda _on=False: act())
        self._window.addAction(action)  # so that its keys work while the bar is hidden
        (self.menus[menu] if isinstance(menu, str) else menu).addAction(action)
        entry = _Entry(action, text, when, checked)
        self._entries.append(entry)
        entry.look()
        return action

    def add_menu(self, menu: str, title: str) -> QMenu:
        """Add a menu within one of the four."""
        made = self._made(title)
        made.setTitle(translated(title))
        self.menus[menu].addMenu(made)
        return made

    def add_choice(
        self,
        menu: str,
        title: str,
        options: Mapping[str, str | Callable[[], str]],
        chosen: Callable[[], str],
        choose: Callable[[str], object],
    ) -> QMenu:
        """Add a menu of which one entry is on; the options' words are as those of `add`."""
        made = self.add_menu(menu, title)
        group = QActionGroup(made)
        for key, text in options.items():
            action = self.add(
                made,
                text,
                None,
                lambda key=key: choose(key),  # type: ignore[misc]
                checked=lambda key=key: chosen() == key,  # type: ignore[misc]
            )
            group.addAction(action)
        return made

    def separate(self, menu: str) -> None:
        self.menus[menu].addSeparator()

    # Showing

    def look(self) -> None:
        """Show what holds now: which commands can be given, which are on, and their words."""
        for entry in self._entries:
            entry.look()

    def retranslate(self) -> None:
        for menu, title in self._titles:
            menu.setTitle(translated(title))
        self.bar.setAccessibleName(translated(N_("Menus")))
        self.button.set_name(translated(N_("Menus (F10)")))
        self.look()

    def set_compact(self, compact: bool) -> None:
        """Where the window is low, one button in place of the bar."""
        self.bar.setVisible(not compact)
        self.button.setVisible(compact)

    def open(self) -> None:
        """Put the keyboard into the menus."""
        if self.button.isVisible():
            self._whole.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        else:
            self.bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self.bar.setActiveAction(self.menus["draft"].menuAction())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type().name == "LanguageChange":
            self.retranslate()
        return False

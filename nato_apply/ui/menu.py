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

PARTS = {
    "draft": ("begin", "keep", "whole", "close", "quit"),
    "edit": ("undo", "find"),
    "view": ("pages", "notice", "look", "guard", "settings"),
    "help": ("read", "about"),
}
"""What belongs together in each menu, in its order, a line between two; whenever it is added."""

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
        self._ends: dict[str, QAction] = {}  # of each part, what follows it
        for name, title in TITLES.items():
            menu = self._made(title)
            self.menus[name] = menu
            self._ends.update((f"{name}.{part}", menu.addSeparator()) for part in PARTS[name])
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
        """Add a command at the end of a part (`draft.keep`, see `PARTS`), or to a menu within one.

        `text`: marked by `N_`, or what gives it in the current language. `when`: whether it can be
        given now; `checked`: whether it is on.
        """
        action = QAction(self)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.setCheckable(checked is not None)
        action.triggered.connect(lambda _on=False: act())
        self._window.addAction(action)  # so that its keys work while the bar is hidden
        if isinstance(menu, str):
            self._of(menu).insertAction(self._ends[menu], action)
        else:
            menu.addAction(action)
        entry = _Entry(action, text, when, checked)
        self._entries.append(entry)
        entry.look()
        return action

    def _of(self, part: str) -> QMenu:
        return self.menus[part.partition(".")[0]]

    def add_menu(self, part: str, title: str) -> QMenu:
        """Add a menu within one of the four, at the end of a part."""
        made = self._made(title)
        made.setTitle(translated(title))
        self._of(part).insertMenu(self._ends[part], made)
        return made

    def add_choice(
        self,
        part: str,
        title: str,
        options: Mapping[str, str | Callable[[], str]],
        chosen: Callable[[], str],
        choose: Callable[[str], object],
    ) -> QMenu:
        """Add a menu of which one entry is on; the options' words are as those of `add`."""
        made = self.add_menu(part, title)
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

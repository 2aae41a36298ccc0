"""Every command of the window, in its menu: what it is called, its keys, and what it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from nato_apply import i18n
from nato_apply.i18n import N_
from nato_apply.ui import theme
from nato_apply.ui.menu import Menus
from nato_apply.ui.pointing import CHECKLIST, bring_up
from nato_apply.ui.recent import RecentDrafts
from nato_apply.ui.stepping import Stepping
from nato_apply.ui.tasks import TASKS
from nato_apply.ui.tokens import LEAST_PERCENT, PERCENT_STEP

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow

THEMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}
LANGUAGES = {"en": "English", "fr": "Français"}  # each in its own language, so never translated
_KEYS = QKeySequence.StandardKey


class Commands:
    """Fills the menus of a window and keeps them at what holds."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self.menus = Menus(window)
        self._draft()
        self._edit()
        self._view()
        self._help()
        session = window.session
        for signal in (session.changed, session.opened, session.closed, session.history_changed):
            signal.connect(self.menus.look)
        window.drafts.changed.connect(self.menus.look)
        window.look.changed.connect(self.menus.look)
        self.menus.retranslate()

    # What holds

    def _open(self) -> bool:
        return self._session.view is not None

    def _kept(self) -> bool:
        return self._open() and bool(self._session.draft_id) and not self._session.read_only

    # The menus

    def _draft(self) -> None:
        window, session, add = self._window, self._session, self.menus.add
        begin, keep = "draft.begin", "draft.keep"
        add(begin, N_("New application…"), _KEYS.New, self._new)
        add(begin, N_("Open a file…"), _KEYS.Open, self._open_file, when=self._can_keep)
        self.recent = RecentDrafts(window, self.menus.add_menu(begin, N_("Recent drafts")))
        save = partial(session.save, autosave=False)
        add(keep, N_("Save now"), _KEYS.Save, save, when=self._kept)
        hand_over = partial(bring_up, window, "hand_over", CHECKLIST)
        add(keep, N_("Export and print…"), _KEYS.Print, hand_over, when=self._open)
        add("draft.close", N_("Close the draft"), "Ctrl+W", session.leave, when=self._open)
        add("draft.quit", N_("Quit"), "Ctrl+Q", window.close)

    def _can_keep(self) -> bool:
        return self._window.drafts.can_keep

    def _open_file(self) -> None:
        self._window.go("start")
        self._window.page("start").choose_file()  # type: ignore[attr-defined]

    def _new(self) -> None:
        self._window.go("start")
        self._window.page("start").begin_new()  # type: ignore[attr-defined]

    def _edit(self) -> None:
        window, add = self._window, partial(self.menus.add, "edit.undo")
        back, forth = Stepping(window, "undo"), Stepping(window, "redo")
        add(back.text, _KEYS.Undo, back.step, when=back.can)
        redo = add(forth.text, _KEYS.Redo, forth.step, when=forth.can)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        add = partial(self.menus.add, "edit.find")
        add(N_("Find…"), _KEYS.Find, self._find, when=self._open)
        add(N_("Search the vacancies"), "Ctrl+Shift+F", self._search, when=self._open)

    def _find(self) -> None:
        from nato_apply.ui.dialogs.find import find

        find(self._window)

    def _search(self) -> None:
        """The list of vacancies has a search of its own, with groups."""
        self._window.go("choose")
        self._window.page("choose").search()

    def _view(self) -> None:
        window, add = self._window, partial(self.menus.add, "view.pages")
        pages = (("start", N_("All applications")), *((task.id, task.name) for task in TASKS))
        for number, (page_id, name) in enumerate(pages, start=1):
            when = None if page_id == "start" else self._open
            go = partial(window.go, page_id)
            shown = partial(self._shows, page_id)
            add(name, f"Ctrl+{number}", go, when=when, checked=shown)
        shown = partial(self._shows, "settings")
        settings, go = N_("Settings and safety"), partial(window.go, "settings")
        self.menus.add("view.settings", settings, "Ctrl+,", go, checked=shown)
        self.menus.add(
            "view.notice",
            N_("What the notice says"),
            "F9",
            window.toggle_aside,
            when=lambda: not window.aside_button.isHidden(),
            checked=window.aside_button.isChecked,
        )
        self._look()

    def _look(self) -> None:
        window, add = self._window, partial(self.menus.add, "view.look")
        larger = add(N_("Larger text"), "Ctrl++", lambda: window.change_percent(PERCENT_STEP))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        add(N_("Smaller text"), "Ctrl+-", lambda: window.change_percent(-PERCENT_STEP))
        add(N_("Text of the usual size"), "Ctrl+0", lambda: window.look.set_percent(LEAST_PERCENT))
        self._choices()

    def _choices(self) -> None:
        window, look = self._window, self._window.look
        themes: dict[str, str] = {mode: THEMES[mode] for mode in theme.MODES}
        self.menus.add_choice("view.look", N_("Theme"), themes, lambda: look.mode, self._set_theme)
        names = {code: partial(str, name) for code, name in LANGUAGES.items()}
        self.menus.add_choice(
            "view.look", N_("Language"), names, i18n.language, window.set_language
        )

    def _set_theme(self, mode: str) -> None:
        self._window.look.set_mode(next(each for each in theme.MODES if each == mode))

    def _shows(self, page_id: str) -> bool:
        return self._window.page_id == page_id

    def _help(self) -> None:
        add = partial(self.menus.add, "help.read")
        add(N_("Guide"), _KEYS.HelpContents, self._show_help)
        add(N_("The first steps"), None, self._first_steps)
        add(N_("Keys"), "Ctrl+F1", self._show_keys)
        self.menus.add("help.about", N_("About NATO Apply"), None, self._show_about)

    def _first_steps(self) -> None:
        self._window.go("start")
        self._window.page("start").welcome()  # type: ignore[attr-defined]

    def _show_help(self) -> None:
        from nato_apply.ui.help_window import show_help

        show_help(self._window)

    def _show_keys(self) -> None:
        from nato_apply.ui.dialogs.keys import KeysDialog

        KeysDialog(self._window, self.menus).open()

    def _show_about(self) -> None:
        from nato_apply.ui.dialogs.about import AboutDialog

        AboutDialog(self._window, self._window.data).open()

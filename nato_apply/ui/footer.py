"""The bottom: whether everything is saved; language, text size, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from nato_apply import i18n
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.by_enter import ByEnter
from nato_apply.ui.widgets.checkable import Checkable
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label, set_tip
from nato_apply.ui.widgets.two_ends import GAP

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from nato_apply.ui.save_state import SaveState

NOT_NATO = N_("Not affiliated with NATO")
THEMES = {
    "system": N_("Theme: as the system"),
    "light": N_("Theme: light"),
    "dark": N_("Theme: dark"),
    "contrast": N_("Theme: high contrast"),
}
_THEME_ICONS = {"light": "sun", "dark": "moon", "contrast": "contrast"}


def saved_words(state: SaveState) -> tuple[str, str]:
    """What the bottom says about saving, and the tone it says it in."""
    if state.kind == "saving":
        return translated(N_("Saving…")), "muted"
    if state.kind == "saved" and state.unread:
        return _unread_words(state.unread), "not_met"
    if state.kind == "saved" and state.at is None:
        return translated(N_("All changes saved on this computer, encrypted")), "muted"
    if state.kind == "saved" and state.at is not None:
        from nato_apply import clock

        time = i18n.time_of_day(state.at.astimezone(clock.local_zone()))
        wording = N_("All changes saved on this computer, encrypted · {time}")
        return str(Message(wording, {"time": time})), "muted"
    if state.kind == "failed":
        wording = N_("Not saved yet: {reason} Trying again.")
        return str(Message(wording, {"reason": reason_words(state.reason)})), "not_met"
    if state.kind == "read-only":
        return translated(N_("Opened for reading only; nothing can be changed")), "arguable"
    if state.kind == "sample":
        return translated(N_("A sample to look around in; it is not kept")), "muted"
    return "", "muted"


def saved_briefly(state: SaveState) -> str:
    """The same where there is no room for it; empty where nothing can be left out."""
    if state.kind == "saved" and state.unread:
        return plural("{count} answer not saved", "{count} answers not saved", state.unread)
    if state.kind != "saved" or state.at is None:
        return ""
    from nato_apply import clock

    time = i18n.time_of_day(state.at.astimezone(clock.local_zone()))
    return str(Message(N_("Saved · {time}"), {"time": time}))


def _unread_words(count: int) -> str:
    return plural(
        "{count} answer cannot be read and is not saved. Everything else is saved.",
        "{count} answers cannot be read and are not saved. Everything else is saved.",
        count,
    )


def reason_words(reason: object) -> str:
    """An exception in words: the sentences of a fault; of anything else, its kind alone."""
    from nato_apply import errors

    if isinstance(reason, errors.UserFault):
        text = " ".join(errors.sentence(fault) for fault in reason.faults)
        return text[:1].upper() + text[1:]
    return str(Message(N_("Something went wrong ({kind})."), {"kind": type(reason).__name__}))


class Footer(Ground):
    """The signals are emitted by the user alone."""

    language_chosen = Signal(str)
    smaller = Signal()
    larger = Signal()
    theme_turned = Signal()
    settings_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("footer")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 3, 12, 3)
        self._row.setSpacing(6)
        self.saved = Label(role="small")
        self._row.addWidget(self.saved, 1)
        self._begun = False
        self._state: SaveState | None = None
        self._mode = "system"
        self._able = False
        self.apart = Label(translated(NOT_NATO), role="small", wrap=False)
        self._row.addWidget(self.apart)
        self.setMinimumHeight(theme.px(tokens.CONTROL) + 7)

    def _controls(self) -> QWidget:
        controls = QWidget()
        self._buttons = QHBoxLayout(controls)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(4)
        self._buttons.addWidget(self.apart)
        self.apart.setContentsMargins(0, 0, 8, 0)
        self._group = QButtonGroup(self)
        self.languages = {code: _flat(code.upper()) for code in i18n.LANGUAGES}
        for button in self.languages.values():
            button.setCheckable(True)
            button.setAutoExclusive(True)  # for a screen reader: one of several
            self._group.addButton(button)
        self.less, self.more = _flat("A−"), _flat("A+")
        for button in (*self.languages.values(), self.less, self.more):
            self._buttons.addWidget(button)
        return controls

    def begin(self, mode: str) -> None:
        """Make what the first paint does without."""
        from nato_apply.ui.widgets.buttons import IconButton
        from nato_apply.ui.widgets.icons import Icon

        self._row.addWidget(self._controls())
        self._begun = True
        self._lock = Icon("lock", "muted", 14)
        self._lock.hide()
        self._row.insertWidget(0, self._lock)
        self.theme_button = IconButton("sun")
        self.theme_button.clicked.connect(self.theme_turned)
        self.settings_button = IconButton("settings")
        self.settings_button.clicked.connect(self.settings_wanted)
        self._buttons.addWidget(self.theme_button)
        self._buttons.addWidget(self.settings_button)
        self.lock_button = IconButton("lock")
        self.lock_button.clicked.connect(self.lock_wanted)
        self.lock_button.hide()
        self._buttons.addWidget(self.lock_button)
        self.less.clicked.connect(self.smaller)
        self.more.clicked.connect(self.larger)
        for code, button in self.languages.items():
            button.clicked.connect(lambda _on, code=code: self.language_chosen.emit(code))
        self._mode = mode
        self.retranslate()
        self._fit()

    def show_saved(self, state: SaveState) -> None:
        self._state = state
        text, tone = saved_words(state)
        self.saved.setText(text)
        self.saved.set_tone(tone)
        self.saved.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        """On one line: with less room in fewer words, then without what the menus offer too.

        That the program is not NATO's goes last, below the least width a screen has.
        """
        if not self._begun or self._state is None:
            return
        full = saved_words(self._state)[0]
        brief = saved_briefly(self._state) or full
        spare: list[QWidget] = [self.theme_button, self.settings_button]
        spare += [self._lock] if self._state.kind == "saved" else []
        kept: list[QWidget] = [*self.languages.values(), self.less, self.more]
        kept += [self.lock_button] if self._able else []
        room, most = self._room(), [*kept, *spare, self.apart]
        ways = ((full, most), (brief, most), (brief, [*kept, self.apart]), (brief, kept))
        text, shown = next((way for way in ways if self._wide(*way) <= room), ways[-1])
        for each in (*spare, self._lock, self.apart):
            if each.isHidden() is (each in shown):  # each change lays out, and may come back here
                each.setVisible(each in shown)
        self.saved.setText(text)
        set_tip(self.saved, full)

    def _wide(self, text: str, shown: list[QWidget]) -> int:
        """Pixels that the words of saving and these beside them take."""
        parts = sum(each.sizeHint().width() + self._buttons.spacing() for each in shown)
        return self.saved.fontMetrics().horizontalAdvance(text) + parts

    def _room(self) -> int:
        margins = self._row.contentsMargins()
        return self.width() - 2 * GAP - margins.left() - margins.right()

    def show_lock(self, *, able: bool) -> None:
        """Whether there is anything to lock."""
        self._able = able
        self.lock_button.setVisible(able)
        self._fit()

    def show_theme(self, mode: str) -> None:
        """Which theme is chosen; the icon is of the one in force."""
        self._mode = mode
        self.theme_button.set_name(translated(THEMES[mode]))
        self.theme_button.set_icon(_THEME_ICONS[theme.in_force()])
        self._fit()

    def retranslate(self) -> None:
        self.apart.setText(translated(NOT_NATO))
        for code, name in (("en", "English"), ("fr", "Français")):
            _named(self.languages[code], name)
        self.languages[i18n.language()].setChecked(True)
        _named(self.less, translated(N_("Smaller text")))
        _named(self.more, translated(N_("Larger text")))
        self.settings_button.set_name(translated(N_("Settings and safety")))
        self.lock_button.set_name(translated(N_("Lock now (Ctrl+L)")))
        self.show_theme(self._mode)
        if self._state is not None:
            self.show_saved(self._state)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._begun and event.type().name == "LanguageChange":
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Flat(ByEnter, Checkable, QToolButton):
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.bolder(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _flat(text: str) -> QToolButton:
    button = _Flat()
    button.setProperty("kind", "flat")
    button.setText(text)
    return button


def _named(button: QToolButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)

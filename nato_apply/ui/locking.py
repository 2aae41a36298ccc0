"""Locking: save, close the vault, forget its key, and show nothing of anybody until it is opened.

What could not be saved stays in memory behind the covered screen and is tried again; only then is
the vault closed (see docs/decisions/0016-locking.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import secret_clipboard
from nato_apply.ui.idle import Idle
from nato_apply.ui.open_dialogs import OpenDialogs
from nato_apply.ui.situation import Situation

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.keeper import Keeper
    from nato_apply.ui.lock_screen import LockScreen
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.save_state import SaveState
    from nato_apply.ui.sleep_delay import SleepDelay

USUAL_MINUTES = 10
LISTEN_AFTER_MS = 1_000
"""The system's bus is looked for so long after the window is complete."""

SLEEP_WAITS_MS = 3_000
"""So long, at most, a save is waited for before the system may sleep; it waits five seconds."""
AWAKE_AFTER_MS = 30_000
"""So long after it was let go, the delay is asked for again."""


class _Place(NamedTuple):
    """Where one was: the page, the draft, and the draft itself where it is kept nowhere."""

    page: str
    draft_id: str | None
    unkept: Draft | None


class Locking(QObject):
    """One for the window. `lock` at once; by itself after idle time, and with the system."""

    changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._drafts = window.session, window.drafts
        self.locked = False
        self.screen: LockScreen | None = None
        self._whole: QWidget | None = None
        # A window that is never shown: what is in it is in no accessibility tree either.
        self._away = QWidget(window, Qt.WindowType.Window)
        self._place: _Place | None = None
        self._unsaved = False  # covered, but the vault is still open
        self._shut = False  # the vault is closed, and what was under way before it has ended
        self._delay: SleepDelay | None = None
        self._dialogs = OpenDialogs()
        self._silenced: list[QAction | QShortcut] = []
        self.idle = Idle(self, self._minutes)
        self.idle.idle.connect(self.lock)
        self._session.history_changed.connect(self.idle.touch)  # typing through an input method
        self._session.save_state_changed.connect(self._saving_went)
        self._drafts.changed.connect(self._vault_changed)
        self._drafts.changed.connect(self._delay_sleep)
        QTimer.singleShot(LISTEN_AFTER_MS, self._listen)

    def _minutes(self) -> float:
        return max(0, self._window.settings.number("lock_after", USUAL_MINUTES))

    def _listen(self) -> None:
        from nato_apply.ui.sleep_delay import SleepDelay
        from nato_apply.ui.system_lock import SystemLock

        self.system = SystemLock(self)
        self.system.locked.connect(self._lock_with_system)
        self._delay = SleepDelay(self)
        self._delay_sleep()

    def _delay_sleep(self) -> None:
        if self._delay is not None and self.can_lock:
            self._delay.take()

    def _lock_with_system(self) -> None:
        if self._window.settings.get("lock_with_system", "on") == "on":
            self.lock()
        else:
            self._session.finish_saving(SLEEP_WAITS_MS)
        if self._delay is not None and (not self.locked or self._shut):
            self._delay.let_go()
            QTimer.singleShot(AWAKE_AFTER_MS, self._delay_sleep)

    @property
    def can_lock(self) -> bool:
        """Whether there is an open vault to close."""
        return not self.locked and self._drafts.situation.kind in ("listed", "open", "read-only")

    # Locking

    def lock(self) -> None:
        """Cover everything at once; then save, and close the vault."""
        if not self.can_lock:
            return
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a date still being typed is read when its field is left
        session = self._session
        unkept = session.draft if session.view is not None and not session.draft_id else None
        self._place = _Place(self._window.page_id, session.draft_id, unkept)
        self.locked = True
        self._shut = False
        self._cover()
        secret_clipboard.clear_any()
        self._unsaved = session.unsaved
        session.save_now()
        if not session.unsaved:
            self._close_vault()
        self.changed.emit(True)

    def _cover(self) -> None:
        from nato_apply.ui.lock_screen import LockScreen

        window = self._window
        self._dialogs.take_away()
        self.screen = LockScreen(self._drafts)
        self.screen.unlock.connect(self._unlock)
        self.screen.proved.connect(self._prove)
        self._whole = window.takeCentralWidget()
        assert self._whole is not None
        self._whole.setParent(self._away)
        window.setCentralWidget(self.screen)
        self.screen.show()
        window.setWindowTitle(translated(N_("Locked – NATO Apply")))
        self._silence()
        self.screen.focus_first()

    def _silence(self) -> None:
        """No command of the menus or the keyboard reaches what is covered."""
        window = self._window
        keys = ((key, key.parent()) for key in window.findChildren(QShortcut))
        # Those of dialogs go with them: they are closed, or out of sight.
        own = [key for key, of in keys if isinstance(of, QWidget) and of.window() is window]
        commands: list[QAction | QShortcut] = [*window.actions(), *own]
        self._silenced = [command for command in commands if command.isEnabled()]
        for command in self._silenced:
            command.setEnabled(False)
        menus = getattr(window, "menus", None)
        if menus is not None:
            menus.bar.setEnabled(False)

    def _saving_went(self, state: SaveState) -> None:
        if not self._unsaved or self.screen is None or self._session.view is None:
            return
        if not self._session.unsaved:
            self._close_vault()
        elif state.kind == "failed":
            self._store(self._asked, lambda asked: self._say_unsaved(state, asked))

    def _say_unsaved(self, state: SaveState, asked: Situation) -> None:
        if self.screen is not None and self._unsaved:
            self.screen.show_unsaved(state.reason, asked)
            self.screen.focus_first()

    def _asked(self) -> Situation:
        """What is asked for to get back in. On the store's thread."""
        from nato_apply.vault import keys

        state = keys.state(self._keeper.folder)
        return Situation("passphrase" if state == "passphrase" else "locked")

    def _close_vault(self) -> None:
        self._unsaved = False
        if self.screen is not None:
            self.screen.show_saved()
        if self._session.view is not None:
            self._session.leave()
        self._drafts.delete_for_good()
        self._forget_list(Situation("loading"))

        def close() -> Situation:
            self._drafts.care.upkeep.lock()
            return self._asked()

        self._store(close, self._closed)

    def _closed(self, asked: Situation) -> None:
        self._shut = True
        if self._delay is not None:
            self._delay.let_go()
        session = self._session
        if session.view is not None:  # a draft that was under way has arrived by now
            if self._place is not None:
                self._place = self._place._replace(draft_id=session.draft_id)
            session.leave()
        self._forget_list(asked)  # and so has a list
        if self.screen is not None:
            self.screen.focus_first()

    def _forget_list(self, situation: Situation) -> None:
        drafts = self._drafts
        drafts.rows, drafts.summaries, drafts.situation = (), {}, situation
        drafts.changed.emit()

    @property
    def _keeper(self) -> Keeper:
        assert self._session.keeper is not None  # there since the vault was opened
        return self._session.keeper

    def _store(self, work: Callable[[], Situation], then: Callable[[Situation], None]) -> None:
        self._session.jobs.store(work, then, self._drafts.refused.emit)

    # Unlocking

    def _unlock(self) -> None:
        if self._unsaved:
            self._prove(None)
        else:
            self._drafts.open_vault()

    def _prove(self, words: str | None) -> None:
        """The vault is still open: it is enough to know that it is the same person."""

        def refused(error: Exception) -> None:
            if self.screen is not None and self._unsaved:
                asked = Situation("passphrase", error)
                self.screen.show_unsaved(self._session.save_state.reason, asked)

        keeper = self._keeper
        self._session.jobs.store(
            lambda: keeper.prove(words), lambda _none: self._back_unsaved(), refused
        )

    def _back_unsaved(self) -> None:
        if not self._unsaved:  # it was saved, and the vault closed, in between
            return
        self._unsaved = False
        self._uncover()

    def _vault_changed(self) -> None:
        if not self.locked or self._unsaved or not self._shut or self.screen is None:
            return
        situation = self._drafts.situation
        self.screen.show_situation(situation)
        if situation.kind in ("none", "open", "read-only"):
            self._reopen()

    def _reopen(self) -> None:
        place, self._place = self._place, None
        if place is None:
            return
        if place.draft_id is not None:
            self._session.opened.connect(self._reopened)
            self._drafts.refused.connect(self._reopened)
            self._page = place.page
            self._drafts.open(place.draft_id)
            return
        if place.unkept is not None:
            self._session.show_draft(place.unkept)
        self._uncover()
        self._window.go(place.page)

    def _reopened(self, _error: object = None) -> None:
        self._session.opened.disconnect(self._reopened)
        self._drafts.refused.disconnect(self._reopened)
        self._uncover()
        self._window.go(self._page)

    def _uncover(self) -> None:
        window, whole, screen = self._window, self._whole, self.screen
        assert whole is not None
        self.locked = False
        self.screen = self._whole = None
        window.takeCentralWidget()
        if screen is not None:
            screen.deleteLater()
        window.setCentralWidget(whole)
        window.setWindowTitle("NATO Apply")  # and nothing of the draft: titles are shown elsewhere
        whole.show()
        for command in self._silenced:
            command.setEnabled(True)
        self._silenced.clear()
        menus = getattr(window, "menus", None)
        if menus is not None:
            menus.bar.setEnabled(True)
            menus.look()
        self.idle.touch()
        self.changed.emit(False)
        self._dialogs.show_again()

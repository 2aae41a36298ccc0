"""What guards the person at the window: locking, presenting, reminders, and their commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from nato_apply.i18n import N_, translated
from nato_apply.ui import sharing
from nato_apply.ui.dialog_keys import DialogKeys
from nato_apply.ui.locking import Locking
from nato_apply.ui.presenting import Presenting
from nato_apply.ui.reminders import Reminders
from nato_apply.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


class Guarding(QObject):
    """One of each for the window; made when the window is completed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.locking = Locking(window)
        self.presenting = Presenting(window)
        self.reminders = Reminders(window)
        DialogKeys(window, self)
        self._commands(window)
        self._draft_commands(window)
        self._footer = window.footer
        self._footer.lock_wanted.connect(self.locking.lock)
        window.drafts.changed.connect(self._show_lock)
        self.locking.changed.connect(self._show_lock)  # unlocked, the list was there before

    def _show_lock(self) -> None:
        self._footer.show_lock(able=self.locking.can_lock)

    def _draft_commands(self, window: MainWindow) -> None:
        """What can be done with a draft as a whole; the switch of call stands in the header too."""
        session, add = window.session, window.menus.add
        add(
            "draft.whole",
            N_("Switch to another call…"),
            "Ctrl+K",
            partial(_switch_call, window),
            when=lambda: session.view is not None and session.catalogue is not None,
        )
        add(
            "draft.whole",
            N_("Earlier versions…"),
            "Ctrl+H",
            partial(_show_history, window),
            when=lambda: session.view is not None,
        )
        button = IconButton("arrow-left-right", translated(N_("Switch to another call…")))
        button.clicked.connect(partial(_switch_call, window))
        self._switch = button
        for signal in (session.opened, session.closed, window.look.changed):
            signal.connect(self._show_switch)
        window.language_changed.connect(self._name_switch)
        header = window.header.layout()
        assert isinstance(header, QHBoxLayout)
        header.insertWidget(header.count() - 1, button)
        self._show_switch()

    def _show_switch(self) -> None:
        """Not where the window is low for its text: the name needs the room, and a menu has it."""
        window = self._window
        self._switch.setVisible(window.session.view is not None and not sharing.low(window))

    def _name_switch(self) -> None:
        self._switch.set_name(translated(N_("Switch to another call…")))

    def _commands(self, window: MainWindow) -> None:
        add, locking = window.menus.add, self.locking
        presenting = self.presenting
        add(
            "view.guard",
            N_("Present: hide personal data"),
            "F8",
            presenting.toggle,
            checked=lambda: presenting.on,
        )
        add("view.guard", N_("Lock now"), "Ctrl+L", locking.lock, when=lambda: locking.can_lock)


def _switch_call(window: MainWindow) -> None:
    from nato_apply.ui.dialogs.switch_call import SwitchCallDialog

    if window.session.view is not None:
        SwitchCallDialog(window, window.session).open()


def _show_history(window: MainWindow) -> None:
    from nato_apply.ui.dialogs.history import HistoryDialog

    if window.session.view is not None:
        HistoryDialog(window, window.session).open()

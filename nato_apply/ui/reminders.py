"""Reminders in the system's tray while the program runs: an extra, without a name in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nato_apply import clock
from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QSystemTrayIcon

    from nato_apply.deadlines.plan import Plan
    from nato_apply.deadlines.reminders import Reminder
    from nato_apply.ui.main_window import MainWindow

LOOK_AFTER_MS = 5_000
LOOK_EVERY_MS = 10 * 60_000
REMEMBERED = 60
"""How many reminders that were given are written down, so that none is given twice."""

Notify = Callable[[str, str], None]
"""Shows a title and a text as a notification of the system."""


class Reminders(QObject):
    """Looks at every plan now and then. Says a day and an hour, never whose or for which call."""

    def __init__(self, window: MainWindow, notify: Notify | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._notify = notify
        self._tray: QSystemTrayIcon | None = None
        self._plans: dict[str, Plan] = {}
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(LOOK_AFTER_MS, self.look)

    def look(self) -> None:
        """Remind of what comes due now and was not reminded of at this distance yet."""
        window = self._window
        if window.settings.get("reminders", "on") != "on":
            return
        from nato_apply.deadlines.reminders import reminders

        self._gather()
        given = window.settings.get("reminded").split()
        now = window.session.now()
        told = []
        for draft_id, plan in self._plans.items():
            for reminder in reminders(plan, now):
                key = f"{draft_id}/{reminder.item}/{reminder.stage}"
                if key not in given and key not in told:
                    self._give(reminder, plan)
                    told.append(key)
        if told:
            window.remember("reminded", " ".join([*given, *told][-REMEMBERED:]))

    def _gather(self) -> None:
        """The plans of what is not submitted; while the window is locked, those of before."""
        window = self._window
        if window.guarding.locking.locked:
            return
        from nato_apply.ui.draft_sources import is_sample

        samples = {row.id for row in window.drafts.rows if is_sample(row.name)}
        self._plans = {
            draft_id: summary.plan
            for draft_id, summary in window.drafts.summaries.items()
            if summary.plan is not None and not summary.submitted and draft_id not in samples
        }
        view, draft_id = window.session.view, window.session.draft_id
        if view is not None and draft_id is not None and draft_id not in samples:
            self._plans.pop(draft_id, None)
            if view.plan is not None and view.draft.submitted is None:
                self._plans[draft_id] = view.plan

    def _give(self, reminder: Reminder, plan: Plan) -> None:
        """In the tray; without one, in the window, where the step and its call can be named."""
        due = reminder.due.astimezone(clock.local_zone())
        if self._notify is None and not self._has_tray():
            if not self._window.guarding.locking.locked:
                self._window.tell("arguable", _in_full(reminder, plan, due))
            return
        wording = (
            N_("A call that you prepare for closes on {moment}, your time.")
            if reminder.closing
            else N_("A step of a plan is due on {moment}, your time.")
        )
        self.notify(
            translated(N_("NATO Apply: a deadline")), str(Message(wording, {"moment": due}))
        )

    def _has_tray(self) -> bool:
        from PySide6.QtWidgets import QSystemTrayIcon

        return QSystemTrayIcon.isSystemTrayAvailable()

    def notify(self, title: str, text: str) -> None:
        """Show a notification of the system."""
        if self._notify is not None:
            self._notify(title, text)
            return
        from PySide6.QtWidgets import QSystemTrayIcon

        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip("NATO Apply")
            self._tray.activated.connect(self._come_to_front)
            self._tray.messageClicked.connect(self._come_to_front)
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon(), 20_000)

    def _come_to_front(self, _why: object = None) -> None:
        window = self._window
        window.show()
        window.raise_()
        window.activateWindow()
        if self._tray is not None:
            self._tray.hide()


def _in_full(reminder: Reminder, plan: Plan, due: datetime) -> str:
    """What is due, for which call, and by whom it is wanted."""
    item = next(item for item in plan.items if item.id == reminder.item)
    if reminder.closing:
        wording = N_("{call} closes on {moment}, your time.")
    elif item.kind == "official":
        wording = N_("{call}: {step}, until {moment}, your time.")
    else:
        wording = N_("{call}: a step that we advise by {moment}, your time: {step}.")
    return str(Message(wording, {"call": plan.call.title, "step": item.title, "moment": due}))

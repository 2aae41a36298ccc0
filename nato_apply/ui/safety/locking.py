"""When the program locks itself, and whether it reminds of deadlines."""

from __future__ import annotations

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, plural, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.rows import FieldRow

MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
"""What can be chosen; 0 is never."""
USUAL = 10


class LockingCard(SafetyCard):
    title = N_("Locking and reminders")

    def build(self) -> None:
        self.body.setSpacing(16)
        self.told = Label(role="muted")
        self.text(
            self.told.setText,
            N_(
                "Locked, the window shows nothing of you and the key is forgotten. Everything is "
                "saved first. Ctrl+L locks at once."
            ),
        )
        self.after = PlainCombo()
        self.after.keep_narrow(24)
        self.after.activated.connect(lambda at: self._set("lock_after", str(MINUTES[at])))
        self.row = FieldRow(self.after, stretch=False)
        self.text(self.row.set_label, N_("Lock when nobody has used the program for"))
        self.with_system = self._check(
            "lock_with_system", N_("Lock when the computer sleeps or its screen is locked")
        )
        self.reminders = self._check(
            "reminders", N_("Remind me of deadlines while the program runs")
        )
        self.reminded = Label(role="small")
        self.text(
            self.reminded.setText,
            N_(
                "A notification of the system, without a name. Do not rely on it alone: put the "
                "calendar file into your own calendar."
            ),
        )
        for each in (self.told, self.row, self.with_system, self.reminders, self.reminded):
            self.body.addWidget(each)

    def _check(self, name: str, text: str) -> Check:
        check = Check()
        check.ticked.connect(lambda on: self._set(name, "on" if on else "off"))
        self.text(check.setText, text)
        return check

    def present(self) -> None:
        settings = self.services.settings
        self.after.clear()
        for minutes in MINUTES:
            words = plural("{count} minute", "{count} minutes", minutes)
            self.after.addItem(words if minutes else translated(N_("Never lock by itself")))
        now = settings.number("lock_after", USUAL)
        nearest = min(range(len(MINUTES) - 1), key=lambda n: abs(MINUTES[n] - now))
        self.after.setCurrentIndex(nearest if now > 0 else len(MINUTES) - 1)
        self.with_system.setChecked(settings.get("lock_with_system", "on") == "on")
        self.reminders.setChecked(settings.get("reminders", "on") == "on")

    def _set(self, name: str, value: str) -> None:
        try:
            self.services.settings.set(name, value)
            self.row.show_error("")
        except UserFault as fault:  # it holds until the program ends
            self.row.show_error(reason_words(fault))

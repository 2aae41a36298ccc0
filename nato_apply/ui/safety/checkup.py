"""Whether everything is well: what `doctor` looks at, each finding with its shape and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.safety.more import ShortList
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.status import StatusMark

if TYPE_CHECKING:
    from nato_apply.vault.checkup import Check

_STATES = {"ok": "met", "warn": "arguable", "fail": "not_met", "unchecked": "unknown"}
_WORDS = {
    "ok": N_("Well"),
    "warn": N_("Take care"),
    "fail": N_("Wrong"),
    "unchecked": N_("Not looked at"),
}


class CheckupCard(SafetyCard):
    title = N_("Is everything well?")

    def build(self) -> None:
        self._care = self.services.drafts.care
        self._found: list[Check] = []
        self.body.setSpacing(12)
        told = Label(role="muted")
        self.text(
            told.setText,
            N_(
                "Looks at every page of the file with your drafts, at the newest backup, and at "
                "who can read them. What is safe to put right is put right at once."
            ),
        )
        self.body.addWidget(told)
        row = FlowLayout()
        self.check = Button(icon="list-checks")
        self.text(self.check.setText, N_("Check now"))
        self.check.clicked.connect(self._check)
        row.addWidget(self.check)
        self.body.addLayout(row)
        self.said = Notice("met")
        self.said.hide()
        self.body.addWidget(self.said)
        self.list = ShortList(8)
        self.body.addWidget(self.list)
        self._care.drafts.changed.connect(self.present)

    def present(self) -> None:
        kind = self._care.drafts.situation.kind
        self.check.setEnabled(kind in ("open", "read-only"))
        if self._found:
            self._show(self._found)

    def _check(self) -> None:
        self.check.setEnabled(False)
        self.said.show_notice("accent", "", translated(N_("Checking…")))
        self.said.show()
        self._care.check(self._show, self._refused)

    def _show(self, found: list[Check]) -> None:
        self._found = found
        self.check.setEnabled(True)
        worst = max(list(_STATES).index(c.state) for c in found if c.state != "unchecked")
        tone, said = (
            ("met", N_("All is well.")),
            ("arguable", N_("All works; something needs your attention.")),
            ("not_met", N_("Something is wrong and needs your attention.")),
        )[worst]
        self.said.show_notice(tone, translated(said))
        self.said.show()
        well = [check for check in found if check.state == "ok" and not check.repaired]
        heeded = [check for check in found if check not in well]
        self.list.show_lines([_line(each) for each in heeded], [_line(each) for each in well])
        more = plural(
            "Show {count} thing that is well", "Show {count} things that are well", len(well)
        )
        self.list.name_link(more, translated(N_("Hide what is well")))

    def _refused(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self.said.show_notice(
            "not_met", translated(N_("This could not be done")), reason_words(error)
        )
        self.said.show()


def _line(check: Check) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(StatusMark(_STATES[check.state], 20))
    word = translated(N_("Put right")) if check.repaired else translated(_WORDS[check.state])
    wording = N_("{state}: {finding}")
    row.addWidget(Label(str(Message(wording, {"state": word, "finding": str(check.text)}))), 1)
    return line

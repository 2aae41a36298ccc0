"""Another call for the same draft: what that changes, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.phrases import titled
from nato_apply.ui.start_calls import call_line
from nato_apply.ui.switching import Change, switch, switched
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.cards import Card, Notice, clear
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.labels import Label, Role
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from nato_apply.ui.session import Session


class SwitchCallDialog(Frame):
    """Shows the calls there are and what each would change; the switch can be undone."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translated(N_("Switch to another call")),
            accept=translated(N_("Switch to this call")),
        )
        assert session.catalogue is not None
        assert session.view is not None
        self._session = session
        self._view = session.view
        self._all = session.catalogue.calls()
        self._calls = [call for call in self._all if call.id != session.draft.call]
        self.middle.addWidget(
            Label(
                translated(
                    N_(
                        "What you have told, written and attached stays. What the other call does "
                        "not ask for is set aside, and counts again when you come back."
                    )
                ),
                role="muted",
            )
        )
        self._build()
        self.fill(680, 680)
        self._show()

    def _build(self) -> None:
        self.combo = PlainCombo()
        self.combo.addItems([str(call.title) for call in self._calls])
        self.combo.currentIndexChanged.connect(self._show)
        row = FieldRow(self.combo)
        row.set_label(translated(N_("Call")))
        self.state = Label(role="small")
        self.frozen = Notice("arguable")
        self.table = Card(translated(N_("What changes")))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column, wide in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, wide)
        self.table.body.addLayout(self._grid)
        self.aside = Card(translated(N_("Set aside by the switch")))
        self.aside_lines = Bullets()
        self.aside.body.addWidget(self.aside_lines)
        self.back = Card(translated(N_("Counts again")))
        self.back_lines = Bullets()
        self.back.body.addWidget(self.back_lines)
        for part in (row, self.state, self.frozen, self.table, self.aside, self.back):
            self.middle.addWidget(part)
        self.middle.addStretch(1)
        self.frozen.show_notice(
            "arguable",
            translated(N_("This application was submitted")),
            translated(
                N_("It is kept as you sent it. Begin another application for another call.")
            ),
        )
        self.frozen.setVisible(self._view.draft.submitted is not None)

    def _show(self, _index: int = 0) -> None:
        if not self._calls:
            self.accepting.setEnabled(False)
            return
        call = self._calls[self.combo.currentIndex()]
        draft = self._view.draft
        after = self._session.computed_for(switched(draft, call), call)
        assert after.plan is not None
        found = switch(self._view, after, self._all)
        self.state.setText(call_line(call, after.plan))
        self._show_table(found.changes)
        for card, lines, texts in (
            (self.aside, self.aside_lines, found.aside),
            (self.back, self.back_lines, found.back),
        ):
            lines.show_lines(list(texts))
            card.setVisible(bool(texts))
        self.accepting.setEnabled(not self._view.read_only and draft.submitted is None)

    def _show_table(self, changes: tuple[Change, ...]) -> None:
        clear(self._grid)
        heads = ("", translated(N_("Now")), translated(N_("After the switch")))
        for column, text in enumerate(heads):
            self._grid.addWidget(Label(text, role="label"), 0, column)
        for row, change in enumerate(changes, start=1):
            same = change.before == change.after
            for column, text in enumerate(change):
                role: Role = "label" if not column else "muted" if same or column == 1 else "body"
                label = Label(text, role=role)
                if column:
                    label.setAccessibleName(titled(f"{change.what}, {heads[column]}", text))
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def take(self) -> None:
        call = self._calls[self.combo.currentIndex()]
        self._session.edit(lambda draft: switched(draft, call), N_("Switch of call"))
        self.accept()

"""Above every page of a draft that is kept nowhere: that it is not, and how it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.candidate.draft import without_documents
from nato_apply.i18n import N_, translated
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


class SampleBar(QWidget):
    """Hidden while the draft in view is kept, or there is none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session, self._drafts = window.session, window.drafts
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 0)
        ground = Ground("accent")
        column.addWidget(ground)
        row = FlowLayout(ground, spread=True)
        row.setContentsMargins(16, 4, 8, 4)
        self.label = Label()
        self.keep = Button(kind="link", icon="save")
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.label)
        row.addWidget(self.keep)
        session, drafts = window.session, window.drafts
        for signal in (session.opened, session.closed, drafts.changed, window.language_changed):
            signal.connect(self._show)
        self._show()

    def _show(self) -> None:
        session = self._session
        self.setVisible(session.view is not None and session.draft_id is None)
        self.label.setText(translated(N_("A sample to look around in: nothing of it is kept.")))
        self.keep.setText(translated(N_("Keep it among my drafts")))
        self.keep.setVisible(self._drafts.can_keep)

    def _keep(self) -> None:
        draft = without_documents(self._session.draft)
        self._drafts.keep(lambda: self._drafts.keeper.take_in(draft, {}))

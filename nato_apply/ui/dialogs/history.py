"""The earlier states of a draft: what each changed, how it looked, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from nato_apply import clock, i18n
from nato_apply.errors import UserFault, fault, sentence
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import history_reading, theme
from nato_apply.ui.dialogs import files
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.dialogs.revision_parts import ChangesCard, StateCard
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.writing import headings

if TYPE_CHECKING:
    from nato_apply.ui.history_reading import Read, Revised
    from nato_apply.ui.session import Session


class HistoryDialog(Frame):
    """Lists the revisions, the newest first; bringing one back is an edit, and can be undone."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translated(N_("Earlier versions")),
            accept=translated(N_("Bring this state back")),
            close=translated(N_("Close")),
        )
        self._session = session
        self._read: Read | None = None
        self.told = Label(translated(N_("Reading the earlier versions…")), role="muted")
        self.whole = Notice("met")
        self.whole.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(translated(N_("Saved states, the newest first")))
        self.list.currentRowChanged.connect(self._show)
        self.changes = ChangesCard()
        self.state = StateCard(session)
        for part in (self.told, self.whole, self.list):
            self.middle.addWidget(part)
        self._buttons_below()
        for card in (self.changes, self.state):
            self.middle.addWidget(card)
            card.hide()
        self.middle.addStretch(1)
        self.list.hide()
        self.accepting.setEnabled(False)
        self.fill(760, 760)
        self._begin(history_reading.AT_ONCE)

    def _buttons_below(self) -> None:
        row = FlowLayout()
        self.more = Button(translated(N_("Show earlier ones")), "link", "chevron-down")
        self.more.clicked.connect(self._read_more)
        self.look = Button(translated(N_("Look at it as it was")), icon="eye")
        self.look.clicked.connect(self._look)
        self.record = Button(translated(N_("Save the record of authorship…")), icon="download")
        self.record.clicked.connect(self._save_record)
        for button in (self.look, self.record, self.more):
            row.addWidget(button)
            button.hide()
        self.middle.addLayout(row)

    # Reading

    def _begin(self, most: int) -> None:
        session = self._session
        keeper, draft_id = session.keeper, session.draft_id
        if keeper is None or draft_id is None:
            self.told.setText(translated(N_("This draft is kept nowhere, so it has no history.")))
            return
        session.save_now()
        calls = session.catalogue.calls() if session.catalogue is not None else ()
        session.jobs.store(
            lambda: history_reading.read(keeper, draft_id, calls, most), self._list, self._failed
        )

    def _read_more(self) -> None:
        assert self._read is not None
        self._begin(len(self._read.revisions) + history_reading.AT_ONCE)

    def _failed(self, error: Exception) -> None:
        self.told.setText(reason_words(error))
        self.told.show()

    def _list(self, read: Read) -> None:
        at = self.list.currentRow()
        self._read = read
        self._say_whether_whole(read)
        zone = clock.local_zone()
        self.list.clear()
        for revised in read.revisions:
            moment = i18n.moment(revised.saved_at.astimezone(zone))
            count = plural("{count} change", "{count} changes", len(revised.changes))
            self.list.addItem(f"{moment} · {count}")
        self._fit_list()
        self.list.show()
        self.look.show()
        self.record.show()
        self.more.setVisible(len(read.revisions) < read.total)
        self.told.hide()
        self.list.setCurrentRow(max(0, at))
        self.list.setFocus()

    def _fit_list(self) -> None:
        """As tall as what is in it, up to a few rows; the rest is scrolled to."""
        rows = self.list.count()
        tall = rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() if rows else 0
        self.list.setFixedHeight(min(tall + theme.px(8), theme.px(220)))

    def _say_whether_whole(self, read: Read) -> None:
        from nato_apply.vault.history import BROKEN

        self.whole.show()
        if read.broken is None:
            self.whole.show_notice(
                "met",
                plural("{count} saved state", "{count} saved states", read.total),
                translated(
                    N_("Each carries a hash of the one before, and the whole chain holds together.")
                ),
            )
            return
        text = sentence(fault(BROKEN, number=read.broken))
        broken = translated(N_("The history does not hold together"))
        self.whole.show_notice("not_met", broken, text[:1].upper() + text[1:])

    # One of them

    @property
    def _chosen(self) -> Revised | None:
        row = self.list.currentRow()
        there = self._read is not None and 0 <= row < len(self._read.revisions)
        return self._read.revisions[row] if self._read is not None and there else None

    def _show(self, _row: int) -> None:
        chosen = self._chosen
        self.changes.setVisible(chosen is not None)
        if chosen is None:
            return
        self.changes.show_revised(chosen, self._titles())
        self._show_state(on=not self.state.isHidden())
        session = self._session
        frozen = session.read_only or session.draft.submitted is not None
        self.accepting.setEnabled(not frozen and chosen.draft != session.draft)

    def _titles(self) -> dict[str, str]:
        """What the headings of one's own texts are called."""
        view = self._session.view
        return {each.about: each.title for each in headings(view)} if view is not None else {}

    def _look(self) -> None:
        self._show_state(on=self.state.isHidden())
        if not self.state.isHidden():
            self.show_in_view(self.state)

    def _show_state(self, *, on: bool) -> None:
        chosen = self._chosen
        self.look.setText(translated(N_("Fold away") if on else N_("Look at it as it was")))
        self.look.set_icon("chevron-up" if on else "eye")
        self.state.setVisible(on and chosen is not None)
        if on and chosen is not None:
            self.state.show_revised(chosen)

    def take(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        draft = chosen.draft
        self._session.edit(lambda _now: draft, N_("Earlier state brought back"))
        self._session.save(autosave=False)  # a revision of its own
        self.accept()

    # The record

    def _save_record(self) -> None:
        session = self._session
        keeper, draft_id = session.keeper, session.draft_id
        assert keeper is not None
        assert draft_id is not None
        file = files.to_write(
            self,
            translated(N_("Save the record of authorship")),
            "authorship.json",
            translated(N_("Record of authorship (*.json)")),
        )
        if file is None:
            return

        def write() -> None:
            from nato_apply.whole_file import write_whole

            write_whole(file, history_reading.record(keeper, draft_id), replace=True)

        def written(_none: object) -> None:
            self._say("met", str(Message(N_("Saved as “{file}”."), {"file": file.name})))

        session.jobs.store(write, written, self._not_written)

    def _not_written(self, error: Exception) -> None:
        words = reason_words(error) if isinstance(error, UserFault) else str(type(error).__name__)
        self._say("not_met", words)

    def _say(self, tone: str, text: str) -> None:
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.show()

"""What the session and the drafts say, shown in the window."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nato_apply.i18n import N_, Message
from nato_apply.ui.footer import reason_words, saved_words
from nato_apply.ui.next_step import next_step
from nato_apply.ui.phrases import titled
from nato_apply.ui.tasks import standings

if TYPE_CHECKING:
    from nato_apply.documents.intake import FileReport
    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.save_state import SaveState
    from nato_apply.ui.view import View


class Telling(QObject):
    """Keeps header, task list, panel, bottom and title at what the session has."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._verdict = ""
        self._slots: dict[str, tuple[str, int]] = {}
        session = window.session
        session.changed.connect(self._show_view)
        session.time_passed.connect(self._show_view)
        session.opened.connect(self._open_first_page)
        session.closed.connect(self._show_none)
        session.save_state_changed.connect(self._show_saved)
        session.refused.connect(self._refused)
        session.files.refused.connect(self._refused)
        session.files.not_taken.connect(self._not_taken)

    def again(self) -> None:
        """Say everything once more, in the language now current."""
        self._verdict = ""
        if self._session.view is not None:
            self._show_view(self._session.view)
        else:
            self._window.header.show_none()

    def _show_view(self, view: View) -> None:
        found = standings(view)
        window = self._window
        window.header.show_view(view)
        window.navigation.show_tasks(found, next_step(view, found))
        window.aside.show_call(view.call)
        window.fit()
        verdict = found["eligibility"].line
        if self._verdict and verdict != self._verdict:
            window.announce(str(Message(N_("Eligibility: {verdict}"), {"verdict": verdict})))
        self._verdict = verdict
        self._say_slots(view)

    def _say_slots(self, view: View) -> None:
        """While documents are given: what has become of a slot once a file has been looked into."""
        slots = view.slots.slots if view.slots is not None else ()
        given = Counter(document.slot for document in view.draft.documents)
        changed = set()
        for each in slots:
            slot, state = each.slot.id, (each.state, len(each.files))
            if len(each.files) == given[slot]:  # else a file of it is still being looked into
                if self._slots.get(slot, state) != state:
                    changed.add(slot)
                self._slots[slot] = state
        if not changed or self._window.page_id != "documents" or view.slots is None:
            return
        from nato_apply.checklist.slot_parts import slot_parts  # not for the first paint

        for part in slot_parts(view.draft, view.slots):
            if part.id in changed:
                self._window.announce(titled(part.title, part.word))

    def _show_none(self) -> None:
        self._verdict = ""
        self._window.header.show_none()
        self._window.navigation.show_none()
        self._window.aside.show_call(None)
        self._window.go(self._window.page_id)  # the start, where the page needs a draft

    def _open_first_page(self) -> None:
        """The answer first; for a draft that knows nothing yet, the questions."""
        view = self._session.view
        known = view is not None and view.assessment is not None and view.draft.person.nationalities
        self._window.go("eligibility" if known else "about_you")

    def _show_saved(self, state: SaveState) -> None:
        self._window.footer.show_saved(state)
        if state.kind == "failed":
            self._window.announce(saved_words(state)[0])

    def _refused(self, error: Exception) -> None:
        self._window.tell("not_met", reason_words(error))

    def _not_taken(self, report: FileReport) -> None:
        why = " ".join(str(finding.text) for finding in report.findings)
        wording = N_("“{file}” was not taken in. {why}")
        self._window.announce(str(Message(wording, {"file": report.file, "why": why})))

"""The one current draft: what edits it, what follows from it, and that it is kept.

An edit is a function from draft to draft. The session swaps the draft, computes the view anew,
saves it a moment later on the store's thread, and says so. Undo is an earlier draft.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_
from nato_apply.ui.files import Files
from nato_apply.ui.frozen import is_frozen
from nato_apply.ui.jobs import Jobs
from nato_apply.ui.save_state import SaveState
from nato_apply.ui.view import View, answers, compute

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.documents.intake import FileReport
    from nato_apply.ui.keeper import Keeper

SUBMITTED = FaultKind(
    "submitted",
    N_(
        "This application was submitted on {day} and is kept as it was. To change it, say first "
        "under Check and hand over that it was not submitted after all."
    ),
)

SAVE_AFTER_MS = 350
SAVE_AT_LEAST_EVERY_S = 2.0  # while somebody types on and on
RETRY_AFTER_MS = 5_000
LOOK_AT_THE_CLOCK_MS = 20_000

Edit = Callable[["Draft"], "Draft"]


class _Step(NamedTuple):
    draft: Draft
    name: str


class Session(QObject):
    """Holds the current draft and its view. One for the whole window."""

    changed = Signal(object)
    """The new `View`, after every edit, switch of draft, and now and then as time goes by."""
    time_passed = Signal(object)
    """The `View` of a moment later, in which only what is left has become less."""
    opened = Signal()
    """Another draft has become the current one."""
    closed = Signal()
    """There is no current draft any more."""
    save_state_changed = Signal(object)
    history_changed = Signal()
    refused = Signal(object)
    """An exception: something the user asked for could not be done."""

    def __init__(self, jobs: Jobs, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.jobs = jobs
        self.now = now
        self.catalogue: Catalogue | None = None
        self.keeper: Keeper | None = None
        self.draft_id: str | None = None
        self.view: View | None = None
        self.save_state = SaveState("none")
        self._call: Call | None = None
        self._reports: dict[str, FileReport] = {}
        self._read_only = False
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._merging = ""
        self._unread: tuple[str, ...] = ()
        self._unsaved = False
        self._unsaved_since = 0.0
        self.files = Files(self, jobs)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        self._clock = QTimer(self, interval=LOOK_AT_THE_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_the_clock)

    # The current draft

    @property
    def draft(self) -> Draft:
        """The current draft. There must be one."""
        assert self.view is not None
        return self.view.draft

    @property
    def read_only(self) -> bool:
        return self._read_only

    def show_draft(
        self,
        draft: Draft,
        draft_id: str | None = None,
        *,
        reports: Mapping[str, FileReport] | None = None,
        read_only: bool = False,
        saved_at: datetime | None = None,
    ) -> None:
        """Make a draft the current one. Without an id it is kept nowhere (the sample)."""
        self.save_now()
        self.draft_id = draft_id
        self._reports = dict(reports or {})
        self._read_only = read_only
        self._undo.clear()
        self._redo.clear()
        self._merging = ""
        self._put(draft)
        if read_only:
            self._say_saved(SaveState("read-only"))
        else:
            self._say_saved(SaveState("saved" if draft_id else "sample", saved_at))
        self._clock.start()
        self.history_changed.emit()
        self.opened.emit()

    def leave(self) -> None:
        """Save, and have no current draft any more."""
        self.save_now()
        self._clock.stop()
        self.view = None
        self.draft_id = None
        self._call = None
        for held in (self._reports, self._undo, self._redo):
            held.clear()
        self._say_saved(SaveState("none"))
        self.closed.emit()

    def refresh(self) -> None:
        """Compute the view again: time has passed, or what a file holds is now known."""
        if self.view is not None:
            self._put(self.view.draft)

    def look_at_the_clock(self) -> None:
        """Say what time has changed; pages are rendered again only where an answer has."""
        before = self.view
        if before is None:
            return
        self.view = self._computed(before.draft)
        if answers(before) == answers(self.view):
            self.time_passed.emit(self.view)
        else:
            self.changed.emit(self.view)

    def know(self, reports: Mapping[str, FileReport]) -> None:
        """Take in what was found in files, by their names, and show it."""
        self._reports.update(reports)
        self.refresh()

    def mark_unread(self, pages: tuple[str, ...]) -> None:
        """The ids of pages with a text that could not be read, one for each: it is not saved."""
        if pages != self._unread:
            self._unread = pages
            self.refresh()
            self._say_saved(self.save_state)

    # Edits

    def edit(self, function: Edit, name: str, *, merge: str = "") -> None:
        """Change the draft. `name` (marked by `N_`) names the edit in the Undo command.

        Consecutive edits with the same `merge` are undone as one (typing in one field).
        """
        if self.view is None or self._read_only:
            return
        before = self.view.draft
        after = function(before)
        if after == before:
            return
        if is_frozen(before, after):
            assert before.submitted is not None
            self.refused.emit(refuse(SUBMITTED, day=before.submitted.at.date()))
            self.changed.emit(self.view)  # fields show again what is kept
            return
        if not (merge and merge == self._merging and self._undo):
            self._undo.append(_Step(before, name))
        self._merging = merge
        self._redo.clear()
        self._swap(after)

    @property
    def undo_name(self) -> str:
        """What would be undone, untranslated; empty where there is nothing."""
        return self._undo[-1].name if self._undo else ""

    @property
    def redo_name(self) -> str:
        return self._redo[-1].name if self._redo else ""

    def undo(self) -> None:
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        self._step(self._redo, self._undo)

    def _step(self, source: list[_Step], target: list[_Step]) -> None:
        if self.view is None or not source:
            return
        step = source.pop()
        target.append(_Step(self.view.draft, step.name))
        self._merging = ""
        self._swap(step.draft)

    def _swap(self, draft: Draft) -> None:
        self._put(draft)
        self.history_changed.emit()
        if self.draft_id:
            if not self._unsaved:
                self._unsaved_since = time.monotonic()
            self._unsaved = True
            self._say_saved(SaveState("saving"))
            since = time.monotonic() - self._unsaved_since
            if since < SAVE_AT_LEAST_EVERY_S or not self._timer.isActive():
                self._timer.start(SAVE_AFTER_MS)

    def _put(self, draft: Draft) -> None:
        self._call = self._found(draft.call)
        self.view = self._computed(draft)
        self.changed.emit(self.view)

    def _computed(self, draft: Draft) -> View:
        return self.computed_for(draft, self._call)._replace(unread=self._unread)

    def computed_for(self, draft: Draft, call: Call | None) -> View:
        """Every answer about a draft, as if this were its call; changes nothing."""
        others = self.catalogue.calls if self.catalogue is not None else tuple
        return compute(
            draft, call, self._reports, self.now(), read_only=self._read_only, others=others
        )

    def _found(self, call_id: str | None) -> Call | None:
        """The call of an id; none where there is none, or its file is broken."""
        if self.catalogue is None or call_id is None:
            return None
        if self._call is not None and self._call.id == call_id:
            return self._call
        try:
            return self.catalogue.call(call_id)
        except UserFault as fault:
            self.refused.emit(fault)
            return None

    # Saving

    def save_now(self) -> None:
        """Save at once what is not saved yet (before another draft, before closing)."""
        if self._unsaved:
            self._timer.stop()
            self.save()

    def save(self, *, autosave: bool = True) -> None:
        """Save the current draft. What is not an autosave stays a revision of its own."""
        if self.keeper is None or self.draft_id is None or self.view is None or self._read_only:
            return
        keeper, draft_id, draft = self.keeper, self.draft_id, self.view.draft
        self._unsaved = False

        def saved(at: datetime) -> None:
            if self.draft_id == draft_id and not self._unsaved:
                self._say_saved(SaveState("saved", at))

        def failed(error: Exception) -> None:
            if self.draft_id == draft_id:
                self._unsaved = True
                self._say_saved(SaveState("failed", reason=error))
                self._timer.start(RETRY_AFTER_MS)

        self.jobs.store(lambda: keeper.save(draft_id, draft, autosave=autosave), saved, failed)

    @property
    def unsaved(self) -> bool:
        return self._unsaved or self.save_state.kind in ("saving", "failed")

    def finish_saving(self, wait_ms: int = 10_000) -> bool:
        """Save now and wait for it; whether everything is on the disk."""
        self.save_now()
        if self.save_state.kind == "saving":
            loop = QEventLoop()
            self.save_state_changed.connect(loop.quit)
            QTimer.singleShot(wait_ms, loop.quit)
            loop.exec()
        return not self.unsaved

    def _say_saved(self, state: SaveState) -> None:
        self.save_state = state._replace(unread=len(self._unread))
        self.save_state_changed.emit(self.save_state)

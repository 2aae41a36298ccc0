"""The drafts kept on this computer: opening the vault, the list, new ones, others opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from nato_apply.errors import UserFault
from nato_apply.i18n import N_
from nato_apply.ui import draft_sources
from nato_apply.ui.draft_summary import summary_of
from nato_apply.ui.jobs import Jobs
from nato_apply.ui.keeper import Keeper, Opening
from nato_apply.ui.leaving import when_saved
from nato_apply.ui.situation import Situation

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.care import Care
    from nato_apply.ui.draft_summary import Summary
    from nato_apply.ui.session import Session
    from nato_apply.vault.records import DraftRow

NO_KEY_STORE = {"no-key-store", "key-store-locked", "key-store-forgetful"}
"""Codes of what keeps a key store from holding the key of a new vault."""

PAINTED_AFTER_MS = 20
"""Time for the list to be painted, and the window to be completed."""


class Drafts(QObject):
    """One for the whole window. Everything slow runs on the store's thread."""

    changed = Signal()
    """The situation, the list or the summaries have changed."""
    calls_known = Signal()
    """The calls have been loaded: `session.catalogue` is there."""
    new_passphrase_wanted = Signal(object, str)
    """No key store can hold the key, as this fault’s code says: call this with a passphrase."""
    recovery_key_made = Signal(str)
    """A vault was made, and this is its recovery key: to be shown once."""
    file_wanted = Signal(object)
    """A travelling file (`Path`) is to be taken in."""
    refused = Signal(object)
    """An exception: something the user asked for could not be done."""

    care: Care
    """What keeps the vault well; there once the window is furnished."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        keeper: Keeper,
        catalogue: Callable[[], Catalogue],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.situation = Situation("loading")
        self.rows: tuple[DraftRow, ...] = ()
        self.summaries: dict[str, Summary] = {}
        self._session = session
        self._jobs = jobs
        self.keeper = keeper
        self._catalogue = catalogue
        self._now = now
        self.deleting: DraftRow | None = None

    # The vault

    def load(self) -> None:
        """Open the vault; then load the calls and what judges them."""
        self.open_vault()

    def open_vault(self, passphrase: str | None = None) -> None:
        """Open the vault, or try again what was refused."""
        if self.situation.kind == "read-only":
            self._claim()
            return
        if self.situation.kind != "loading":
            self._say(Situation("loading"))
        self._jobs.store(lambda: self.keeper.open(passphrase), self.opened, self.not_opened)

    def opened(self, opening: Opening) -> None:
        """Show what was opened for reading; then find out whether it can be written."""
        self.rows = opening.drafts
        self._session.keeper = self.keeper
        self._say(Situation(opening.kind))
        QTimer.singleShot(PAINTED_AFTER_MS, self._after_opening)

    def _claim(self) -> None:
        """Find out whether this window may write, or another program does."""
        self._jobs.store(self.keeper.claim, self._claimed, self.not_opened)

    def _claimed(self, held: UserFault | None) -> None:
        self._say(Situation("open") if held is None else Situation("read-only", held))

    def not_opened(self, error: Exception) -> None:
        wrong = isinstance(error, UserFault) and any(
            fault.code in ("wrong-passphrase", "empty-passphrase") for fault in error.faults
        )
        self._say(Situation("passphrase" if wrong else "refused", error))
        QTimer.singleShot(PAINTED_AFTER_MS, self._after_opening)

    def _after_opening(self) -> None:
        """Only now what is heavy: the list has been painted."""
        if self.situation.kind == "listed":
            self._claim()
        if self._session.catalogue is None:
            loaded = partial(draft_sources.domain, self._catalogue)
            self._jobs.store(loaded, self._know_calls, self.refused.emit)
        else:
            self._summarise()

    def _know_calls(self, catalogue: Catalogue) -> None:
        self._session.catalogue = catalogue
        self.calls_known.emit()
        self._summarise()

    def _say(self, situation: Situation) -> None:
        self.situation = situation
        self.changed.emit()

    @property
    def can_keep(self) -> bool:
        """Whether a new draft can be kept here."""
        return self.situation.kind in ("none", "open")

    # The list

    def refresh(self) -> None:
        """Read the list again."""
        if self.situation.kind in ("open", "read-only"):
            self._jobs.store(self.keeper.drafts, self._listed, self.refused.emit)

    def _listed(self, rows: tuple[DraftRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()
        self._summarise()

    def _summarise(self) -> None:
        catalogue = self._session.catalogue
        if catalogue is None:
            return
        for row in self.rows:
            self._jobs.store(
                partial(summary_of, self.keeper.load, row.id, catalogue, self._now()),
                partial(self._know_summary, row.id),
                lambda _error: None,  # the row itself stays, without its summary
            )

    def _know_summary(self, draft_id: str, summary: Summary) -> None:
        self.summaries[draft_id] = summary
        self.changed.emit()

    # What the user does with drafts

    def new(self, call_id: str | None, source: str | None = None) -> None:
        """Begin a draft for a call, with what another knows of its candidate, and open it."""
        self.keep(partial(draft_sources.begun, self.keeper, call_id, source))

    def open(self, draft_id: str) -> None:
        """Make a draft of the list the current one."""
        self._session.save_now()
        saved_at = next((row.saved_at for row in self.rows if row.id == draft_id), None)
        show = partial(self._show, draft_id=draft_id, saved_at=saved_at)
        self._jobs.store(lambda: self.keeper.load(draft_id), show, self.refused.emit)

    def _show(self, draft: Draft, draft_id: str | None = None, **how: Any) -> None:
        """Make this the current draft, once the one before is saved."""
        session = self._session
        how["read_only"] = bool(draft_id) and not self.keeper.writes
        when_saved(session, partial(session.show_draft, draft, draft_id, **how), self.refused.emit)

    def open_sample(self) -> None:
        """Make a draft of the sample candidate; while nothing is kept here yet, only show it."""

        def ready(found: tuple[Draft, dict[str, bytes]]) -> None:
            if self.keeper.there and self.keeper.writes:
                self.keep(lambda: self.keeper.take_in(*found))
            else:
                self._show(draft_sources.to_look_at(found[0]))

        made = partial(draft_sources.sample, self._catalogue, self._now())
        self._jobs.store(made, ready, self.refused.emit)

    def open_file(self, file: Path) -> None:
        """Take in a candidate file as a new draft, with the files it names, and open it.

        A travelling file is looked at first: `file_wanted`.
        """
        if file.suffix.lower() == ".natoapply":
            self.file_wanted.emit(file)
            return

        def taken(found: tuple[Draft, dict[str, bytes]]) -> None:
            self.keep(lambda: self.keeper.take_in(*found))

        self._jobs.run(
            lambda _progress: draft_sources.from_file(file, self._now()), taken, self.refused.emit
        )

    def rename(self, draft_id: str, name: str) -> None:
        """Give a draft another name."""
        from attrs import evolve

        if draft_id == self._session.draft_id and self._session.view is not None:
            self._session.edit(lambda draft: evolve(draft, name=name or None), N_("Name"))
            self._session.save_now()
            self.refresh()
            return

        def renamed() -> tuple[DraftRow, ...]:
            draft = evolve(self.keeper.load(draft_id), name=name or None)
            self.keeper.save(draft_id, draft)
            return self.keeper.drafts()

        self._jobs.store(renamed, self._listed, self.refused.emit)

    # Deleting: undone as long as nothing else has been done

    def delete(self, draft_id: str) -> None:
        """Take a draft off the list; it is deleted for good by `delete_for_good`."""
        when_saved(self._session, partial(self._take_off, draft_id), self.refused.emit)

    def _take_off(self, draft_id: str) -> None:
        self.delete_for_good()
        self.deleting = next((row for row in self.rows if row.id == draft_id), None)
        if draft_id == self._session.draft_id:
            self._session.leave()
        self.changed.emit()

    def undelete(self) -> None:
        self.deleting = None
        self.changed.emit()

    def delete_for_good(self) -> None:
        """Delete what was taken off the list, if anything was."""
        if self.deleting is None:
            return
        row, self.deleting = self.deleting, None
        self.rows = tuple(r for r in self.rows if r.id != row.id)
        self._jobs.store(
            lambda: self.keeper.delete(row.id), lambda _none: self.refresh(), self.refused.emit
        )
        self.changed.emit()

    # How a new draft is kept

    def _with_vault(self, then: Callable[[], None]) -> None:
        """Call `then` once there is a vault to keep a draft in; make one where there is none."""
        if self.keeper.there:
            then()
            return

        def made(recovery_key: str) -> None:
            self._session.keeper = self.keeper
            self._say(Situation("open"))
            then()
            self.recovery_key_made.emit(recovery_key)

        def failed(error: Exception) -> None:
            codes = [f.code for f in error.faults] if isinstance(error, UserFault) else []
            if set(codes) & NO_KEY_STORE:
                make = partial(self._make, made=made)
                self.new_passphrase_wanted.emit(make, codes[0])
            else:
                self.refused.emit(error)

        self._jobs.store(self.keeper.make, made, failed)

    def _make(self, passphrase: str, made: Callable[[Any], None]) -> None:
        self._jobs.store(lambda: self.keeper.make(passphrase), made, self.refused.emit)

    def keep(self, take_in: Callable[[], str]) -> None:
        """Have a draft kept, and open it. `take_in` puts it into the vault and gives its id."""

        def take() -> tuple[str, Draft, tuple[DraftRow, ...]]:
            draft_id = take_in()
            return draft_id, self.keeper.load(draft_id), self.keeper.drafts()

        self._with_vault(lambda: self._store_and_show(take))

    def _store_and_show(self, work: Callable[[], tuple[str, Draft, tuple[DraftRow, ...]]]) -> None:
        def kept(found: tuple[str, Draft, tuple[DraftRow, ...]]) -> None:
            self._listed(found[2])
            self._show(found[1], found[0], saved_at=self._now())

        self._jobs.store(work, kept, self.refused.emit)

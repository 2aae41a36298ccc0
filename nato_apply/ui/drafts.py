"""The drafts kept on this computer: opening the vault, the list, new ones, others opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from nato_apply.errors import UserFault
from nato_apply.ui import draft_sources
from nato_apply.ui.jobs import Jobs
from nato_apply.ui.keeper import Keeper, Opening
from nato_apply.ui.situation import Situation

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.draft_summary import Summary
    from nato_apply.ui.session import Session
    from nato_apply.vault.records import DraftRow

PAINTED_AFTER_MS = 20
"""Time for the list to be painted, and the window to be completed."""


class Drafts(QObject):
    """One for the whole window. Everything slow runs on the store's thread."""

    changed = Signal()
    """The situation, the list or the summaries have changed."""
    calls_known = Signal()
    """The calls have been loaded: `session.catalogue` is there."""
    new_passphrase_wanted = Signal(object)
    """This system has no key store: call what is given with a new passphrase."""
    refused = Signal(object)
    """An exception: something the user asked for could not be done."""

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
        self._keeper = keeper
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
        self._jobs.store(lambda: self._keeper.open(passphrase), self._opened, self._not_opened)

    def _opened(self, opening: Opening) -> None:
        self.rows = opening.drafts
        self._session.keeper = self._keeper
        self._say(Situation(opening.kind))
        QTimer.singleShot(PAINTED_AFTER_MS, self._after_opening)

    def _claim(self) -> None:
        """Find out whether this window may write, or another program does."""
        self._jobs.store(self._keeper.claim, self._claimed, self._not_opened)

    def _claimed(self, held: UserFault | None) -> None:
        self._say(Situation("open") if held is None else Situation("read-only", held))

    def _not_opened(self, error: Exception) -> None:
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
            self._jobs.store(self._loaded_domain, self._know_calls, self.refused.emit)
        else:
            self._summarise()

    def _loaded_domain(self) -> Catalogue:
        """Load everything that is too heavy for the first paint."""
        import nato_apply.candidate.candidate_file
        import nato_apply.deadlines.plan
        import nato_apply.documents.slots
        import nato_apply.eligibility.assess

        del nato_apply
        catalogue = self._catalogue()
        catalogue.calls()
        return catalogue

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
            self._jobs.store(self._keeper.drafts, self._listed, self.refused.emit)

    def _listed(self, rows: tuple[DraftRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()
        self._summarise()

    def _summarise(self) -> None:
        if self._session.catalogue is None:
            return
        for row in self.rows:
            self._jobs.store(
                partial(self._summary, row.id),
                partial(self._know_summary, row.id),
                lambda _error: None,  # the row itself stays, without its summary
            )

    def _summary(self, draft_id: str) -> Summary:
        from nato_apply.ui.draft_summary import summary

        catalogue = self._session.catalogue
        assert catalogue is not None
        return summary(self._keeper.load(draft_id), catalogue, self._now())

    def _know_summary(self, draft_id: str, summary: Summary) -> None:
        self.summaries[draft_id] = summary
        self.changed.emit()

    # What the user does with drafts

    def new(self, call_id: str | None) -> None:
        """Begin a draft for a call, and open it."""
        from nato_apply.candidate.draft import Draft

        self._with_vault(lambda: self._keep_new(Draft(call=call_id)))

    def open(self, draft_id: str) -> None:
        """Make a draft of the list the current one."""
        self._session.save_now()
        row = next((row for row in self.rows if row.id == draft_id), None)
        self._jobs.store(
            lambda: self._keeper.load(draft_id),
            lambda draft: self._session.show_draft(
                draft,
                draft_id,
                read_only=not self._keeper.writes,
                saved_at=row.saved_at if row else None,
            ),
            self.refused.emit,
        )

    def open_sample(self) -> None:
        """Make a draft of the sample candidate; where nothing can be kept now, only show it."""

        def ready(draft: Draft) -> None:
            if self._keeper.there and not self._keeper.writes:
                self._session.show_draft(draft)
            else:
                self._with_vault(lambda: self._keep_new(draft))

        self._jobs.store(draft_sources.sample, ready, self.refused.emit)

    def open_file(self, file: Path) -> None:
        """Take in a candidate file as a new draft, with the files it names, and open it."""

        def taken(found: tuple[Draft, dict[str, bytes]]) -> None:
            self._with_vault(lambda: self._take_in(*found))

        self._jobs.run(
            lambda _progress: draft_sources.from_file(file, self._now()), taken, self.refused.emit
        )

    def rename(self, draft_id: str, name: str) -> None:
        """Give a draft another name."""
        from attrs import evolve

        if draft_id == self._session.draft_id and self._session.view is not None:
            from nato_apply.i18n import N_

            self._session.edit(lambda draft: evolve(draft, name=name or None), N_("Name"))
            self._session.save_now()
            self.refresh()
            return

        def renamed() -> tuple[DraftRow, ...]:
            draft = evolve(self._keeper.load(draft_id), name=name or None)
            self._keeper.save(draft_id, draft)
            return self._keeper.drafts()

        self._jobs.store(renamed, self._listed, self.refused.emit)

    # Deleting: undone as long as nothing else has been done

    def delete(self, draft_id: str) -> None:
        """Take a draft off the list; it is deleted for good by `delete_for_good`."""
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
            lambda: self._keeper.delete(row.id), lambda _none: self.refresh(), self.refused.emit
        )
        self.changed.emit()

    # How a new draft is kept

    def _with_vault(self, then: Callable[[], None]) -> None:
        """Call `then` once there is a vault to keep a draft in; make one where there is none."""
        if self._keeper.there:
            then()
            return

        def made(_none: object) -> None:
            self._session.keeper = self._keeper
            self._say(Situation("open"))
            then()

        def failed(error: Exception) -> None:
            codes = [f.code for f in error.faults] if isinstance(error, UserFault) else []
            if "no-key-store" in codes:
                self.new_passphrase_wanted.emit(lambda words: self._make(words, made))
            else:
                self.refused.emit(error)

        self._jobs.store(self._keeper.make, made, failed)

    def _make(self, passphrase: str, made: Callable[[Any], None]) -> None:
        self._jobs.store(lambda: self._keeper.make(passphrase), made, self.refused.emit)

    def _keep_new(self, draft: Draft) -> None:
        def kept(found: tuple[str, tuple[DraftRow, ...]]) -> None:
            self._listed(found[1])
            self._session.show_draft(draft, found[0], saved_at=self._now())

        self._jobs.store(
            lambda: (self._keeper.add(draft), self._keeper.drafts()), kept, self.refused.emit
        )

    def _take_in(self, draft: Draft, contents: dict[str, bytes]) -> None:
        def taken(found: tuple[str, Draft, tuple[DraftRow, ...]]) -> None:
            self._listed(found[2])
            self._session.show_draft(found[1], found[0], saved_at=self._now())

        def take() -> tuple[str, Draft, tuple[DraftRow, ...]]:
            draft_id = self._keeper.take_in(draft, contents)
            return draft_id, self._keeper.load(draft_id), self._keeper.drafts()

        self._jobs.store(take, taken, self.refused.emit)

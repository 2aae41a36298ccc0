"""What keeps the vault well while the window is open, and what the window knows of it.

Backups are made by themselves, an unclean end is looked into, and the cards of “Settings and
safety” do through it what they offer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from nato_apply.errors import UserFault, refuse
from nato_apply.ui import unsaved_edits
from nato_apply.ui.jobs import Failed, Jobs, Then
from nato_apply.ui.leaving import when_saved
from nato_apply.ui.upkeep import BackupRow, Held, Upkeep

if TYPE_CHECKING:
    from nato_apply.settings import Settings
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.keeper import Keeper
    from nato_apply.ui.session import Session

FIRST_BACKUP_AFTER_MS = 60_000
LOOK_FOR_A_NEW_DAY_MS = 30 * 60_000

_KEPT = "recovery_key"
"""The setting that says whether the user has confirmed to have kept it: ``kept`` or ``later``."""


class Care(QObject):
    """One for the whole window."""

    changed = Signal()
    """What is known of keys, backups or soundness has changed."""
    key_to_hold = Signal()
    """The vault was opened with its recovery key: how is the key to be held from now on?"""

    def __init__(self, drafts: Drafts, session: Session, settings: Settings) -> None:
        super().__init__(drafts)
        self.drafts = drafts
        self.session = session
        self.keeper: Keeper = drafts.keeper
        self.jobs: Jobs = session.jobs
        self.upkeep = Upkeep(self.keeper)
        self.held: Held | None = None
        self.backups: tuple[BackupRow, ...] = ()
        self.problem: Exception | None = None
        """What a look in the background has found wrong."""
        self.synced: str | None = None
        """The sync client in whose folder the vault is."""
        self._settings = settings
        self._open = False
        self._clock = QTimer(self, interval=LOOK_FOR_A_NEW_DAY_MS)
        self._clock.timeout.connect(self.back_up_of_the_day)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_BACKUP_AFTER_MS)
        self._soon.timeout.connect(self.back_up_of_the_day)
        drafts.changed.connect(self._follow)
        self._follow()

    # What happens by itself

    def _follow(self) -> None:
        """Begin once the vault can be written; end once it cannot."""
        is_open = self.drafts.situation.kind == "open"
        if is_open == self._open:
            return
        self._open = is_open
        if not is_open:
            self._clock.stop()
            self._soon.stop()
            return
        self._clock.start()
        self._soon.start()
        self.look()
        if self.session.unsaved:
            unsaved_edits.save_into(self.drafts, self.session)
        if self.keeper.killed:
            self.keeper.killed = False
            self._beside(self.upkeep.is_sound, self._looked_into, self._say_problem)
        if self.keeper.recovered:
            self.key_to_hold.emit()

    def _looked_into(self, sound: bool) -> None:
        from nato_apply.vault.refusals import DAMAGED

        if not sound:
            self._say_problem(refuse(DAMAGED))

    def back_up_of_the_day(self) -> None:
        """Make the backup of this day where there is none yet; only what hinders it is said."""
        if not self._open:
            return

        def made(new: bool) -> None:
            if new:
                self.problem = None
                self.look()

        self._beside(self.upkeep.back_up_of_the_day, made, self._say_problem)

    def back_up_at_the_end(self) -> None:
        """The same, on the store's thread, before the vault is closed."""
        nothing = lambda _result: None  # nobody is there any more to be told
        self.jobs.store(self.upkeep.back_up_of_the_day, nothing, nothing)

    def _say_problem(self, error: Exception) -> None:
        if not self._open:
            return  # it was closed meanwhile, and could not be looked at
        self.problem = error
        self.changed.emit()

    # What is known

    def look(self) -> None:
        """Find out anew how the key is held and which backups there are."""

        def work() -> tuple[Held, tuple[BackupRow, ...], str | None]:
            return self.upkeep.held(), self.upkeep.backups(), self.upkeep.synced()

        self._beside(work, self._know, lambda _error: None)  # the start page says what is wrong

    def _know(self, found: tuple[Held, tuple[BackupRow, ...], str | None]) -> None:
        self.held, self.backups, self.synced = found
        self.changed.emit()

    @property
    def can_change(self) -> bool:
        """Whether the vault is open for writing."""
        return self.drafts.situation.kind == "open"

    @property
    def wants_recovery_key(self) -> bool:
        """Whether no recovery key was made."""
        return self.held is not None and self.held.by != "none" and not self.held.recovery_key

    @property
    def wants_keeping(self) -> bool:
        """Whether the recovery key was shown, and nobody has said to have kept it."""
        return not self.wants_recovery_key and self._settings.get(_KEPT) == "later"

    def say_kept(self, *, kept: bool) -> None:
        """Remember whether the recovery key was kept: the fact, and nothing of the key."""
        with contextlib.suppress(UserFault):  # then it holds until the window is closed
            self._settings.set(_KEPT, "kept" if kept else "later")
        self.changed.emit()

    # Keys

    def recover(self, typed: str, then: Callable[[], None], failed: Failed) -> None:
        """Open the vault with its recovery key."""

        def opened(opening: Any) -> None:
            then()
            self.drafts.opened(opening)

        self.jobs.store(lambda: self.keeper.open(recovery=typed), opened, failed)

    def new_recovery_key(self, then: Callable[[str], None], failed: Failed) -> None:
        """Make a recovery key in place of the one before."""
        self._alone(self.upkeep.new_recovery_key, then, failed)

    def hold_by_passphrase(self, words: str, then: Then, failed: Failed) -> None:
        self._hold(lambda: self.upkeep.hold_by_passphrase(words), then, failed)

    def hold_by_key_store(self, then: Then, failed: Failed) -> None:
        self._hold(self.upkeep.hold_by_key_store, then, failed)

    def _hold(self, work: Callable[[], None], then: Then, failed: Failed) -> None:
        def done(result: object) -> None:
            self.keeper.recovered = False
            then(result)

        self._alone(work, done, failed)

    # Backups, salvage, checks

    def back_up(self, then: Then, failed: Failed) -> None:
        self._beside(self.upkeep.back_up, self._and_look(then), failed)

    def is_sound(self, name: str, then: Callable[[bool], None], failed: Failed) -> None:
        """Whether a backup is undamaged."""
        self._beside(lambda: self.upkeep.is_sound(name), then, failed)

    def restore(
        self, name: str, passphrase: str | None, then: Callable[[Path], None], failed: Failed
    ) -> None:
        """Put a backup in the vault's place, and open it. `then` learns where the old files are.

        Where the last changes to the draft cannot be saved, as in a vault that is damaged, it stays
        open, and they are saved once the backup is in place.
        """
        session = self.session

        def restored(found: Any) -> None:
            aside, opening = found
            self.problem = None
            if session.view is not None and not session.unsaved:
                session.leave()
            then(aside)
            self.drafts.opened(opening)

        def refused(error: Exception) -> None:
            failed(error)
            self._open_again()

        def begin(_error: object = None) -> None:
            if session.view is not None and not session.unsaved:
                session.leave()
            self.jobs.store(lambda: self.upkeep.restore(name, passphrase), restored, refused)

        when_saved(session, begin, begin)

    def _open_again(self) -> None:
        """Back to what there was, where that had been open."""
        if self.can_change and not self.keeper.there:
            self.jobs.store(self.keeper.open_again, self.drafts.opened, self.drafts.not_opened)

    def salvage(self, then: Then, failed: Failed) -> None:
        """Copy what can be read into a new vault among the backups."""
        self._alone(self.upkeep.salvage, then, failed)

    def check(self, then: Then, failed: Failed) -> None:
        """What `doctor` says."""
        self._beside(self.upkeep.checked, self._and_look(then), failed)

    def take_over(self) -> None:
        """Be the one writer of a vault that names another computer."""
        opens = self.drafts
        self.jobs.store(self.upkeep.take_over, lambda _none: opens.open_vault(), opens.refused.emit)

    # Forgetting

    def copies(self, draft_id: str, then: Then, failed: Failed) -> None:
        """Which copies of the vault hold a draft."""
        self.jobs.store(lambda: self.upkeep.copies(draft_id), then, failed)

    def forget(self, draft_id: str, *, in_copies: bool, then: Then, failed: Failed) -> None:
        """Delete a draft for good."""
        if draft_id == self.session.draft_id:
            self.session.leave()

        def done(result: object) -> None:
            self.drafts.refresh()
            then(result)

        self._alone(lambda: self.upkeep.forget(draft_id, in_copies=in_copies), done, failed)

    def erase(self, then: Then, failed: Failed) -> None:
        """Delete everything that is kept."""
        if self.session.view is not None:
            self.session.leave()

        def done(result: object) -> None:
            self.held, self.backups = None, ()
            then(result)
            self.drafts.open_vault()

        self.jobs.store(self.upkeep.erase, done, failed)

    def export_everything(self, target: Path, then: Then, failed: Failed) -> None:
        """Write everything, in clear, into a new folder."""
        self.session.save_now()
        self.jobs.store(lambda: self.upkeep.export_everything(target), then, failed)

    # How it runs

    def _alone(self, work: Callable[[], Any], then: Then, failed: Failed) -> None:
        """On the store's thread: no draft is saved meanwhile."""
        self.jobs.store(work, self._and_look(then), failed)

    def _beside(self, work: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Beside the store: drafts are saved meanwhile."""
        self.jobs.run(lambda _progress: work(), then, failed)

    def _and_look(self, then: Then) -> Then:
        def done(result: Any) -> None:
            then(result)
            self.look()

        return done

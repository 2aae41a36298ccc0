"""Leaving the current draft: only once its last changes are saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Failed
    from nato_apply.ui.session import Session

NOT_SAVED_YET = FaultKind(
    "changes-not-saved",
    N_(
        "The last changes to this application are not saved yet; the line at the bottom of the "
        "window says why. It stays open, since they would be lost otherwise. Try again once they "
        "are saved."
    ),
)


def when_saved(session: Session, then: Callable[[], None], refused: Failed) -> None:
    """Call `then` once nothing of the current draft is unsaved; `refused` where it cannot be.

    At once where that is so already.
    """
    if session.save_state.kind == "failed":
        session.save_now()
        refused(refuse(NOT_SAVED_YET))
    elif session.unsaved:
        session.save_now()
        # The store works in order: after this, it is known how the save went.
        session.jobs.store(lambda: None, lambda _none: when_saved(session, then, refused), refused)
    else:
        then()

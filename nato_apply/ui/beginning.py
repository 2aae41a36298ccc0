"""An application begun for a call: what was told before is offered, and never asked again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session


class Told(NamedTuple):
    """A draft whose candidate has a name: what is known of them can be taken over."""

    draft_id: str
    person: str
    saved_at: datetime


def told_before(drafts: Drafts, session: Session) -> list[Told]:
    """The newest draft of each candidate, that in the window first; the sample is nobody."""
    from nato_apply.ui.draft_sources import is_sample

    rows = sorted(drafts.rows, key=lambda row: (row.id == session.draft_id, row.saved_at))
    found: dict[str, Told] = {}
    for row in reversed(rows):
        summary = drafts.summaries.get(row.id)
        if summary is not None and summary.person and not is_sample(row.name):
            found.setdefault(summary.person, Told(row.id, summary.person, row.saved_at))
    return list(found.values())


def begin(parent: QWidget, drafts: Drafts, session: Session, call_id: str) -> None:
    """Begin an application, once it is clear with whose facts."""
    known = told_before(drafts, session)
    if not known:
        drafts.new(call_id)
        return
    from nato_apply.ui.dialogs.begin import BeginDialog

    dialog = BeginDialog(parent, known)
    dialog.chosen.connect(lambda source: drafts.new(call_id, source))
    dialog.open()

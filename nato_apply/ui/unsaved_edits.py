"""Edits that could not be saved, once the vault is another one: a backup was put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.keeper import Keeper
    from nato_apply.ui.session import Session


def save_into(drafts: Drafts, session: Session) -> None:
    """Save what is unsaved of the current draft into the vault that is open for writing now.

    As the next version of that draft; where the vault does not know it, as a new one. Where that
    fails too, it stays in memory and is tried again like every save.
    """
    keeper, draft_id, draft = drafts.keeper, session.draft_id, session.draft
    if draft_id is None:
        return

    def kept(now_id: str) -> None:
        if session.draft_id != draft_id:
            return  # another one was opened meanwhile, which only what is saved allows
        session.draft_id = now_id
        session.save()  # with what was typed meanwhile; and the window says that it is saved
        session.files.look_again()
        drafts.refresh()

    session.jobs.store(lambda: _kept(keeper, draft_id, draft), kept, lambda _error: session.save())


def _kept(keeper: Keeper, draft_id: str, draft: Draft) -> str:
    if any(row.id == draft_id for row in keeper.drafts()):
        keeper.save(draft_id, draft, autosave=False)
        return draft_id
    return keeper.add(draft)

"""What there is one of, for the pages and cards that need more than the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nato_apply.paths import DataFolder
    from nato_apply.settings import Settings
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session
    from nato_apply.ui.theme import Theme


class Services(NamedTuple):
    """One of each, made when the window begins."""

    session: Session
    drafts: Drafts
    look: Theme
    settings: Settings
    data: DataFolder

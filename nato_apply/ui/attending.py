"""What the vault asks of its user, asked in the window; and what the start page reminds of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nato_apply.ui import care_dialogs, travelling
from nato_apply.ui.care import Care
from nato_apply.ui.start_notices import StartNotices

if TYPE_CHECKING:
    from nato_apply.ui.main_window import MainWindow


def attend(window: MainWindow) -> None:
    """Have the vault looked after in this window."""
    drafts = window.drafts
    care = drafts.care = Care(drafts, window.session, window.settings)
    drafts.recovery_key_made.connect(lambda key: care_dialogs.show_recovery_key(window, care, key))
    drafts.new_passphrase_wanted.connect(
        lambda make, why: care_dialogs.ask_passphrase(window, make, why),
    )
    care.key_to_hold.connect(lambda: care_dialogs.ask_how_to_hold(window, care))
    drafts.file_wanted.connect(partial(travelling.look_into, window, drafts))
    notices = StartNotices(care)
    window.page("start").body.insertWidget(2, notices)
